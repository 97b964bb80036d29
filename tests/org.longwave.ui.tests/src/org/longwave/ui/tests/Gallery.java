package org.longwave.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.longwave.ui.Appearance;
import org.longwave.ui.LiveWorkbench;
import org.longwave.ui.Settings;
import org.longwave.ui.Studio;
import org.longwave.ui.look.Theme;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * An application of its own, started by {@link GalleryTest}: the whole window with the evening show, in every theme and
 * perspective and with its dialogs; takes a picture of each and writes down what {@link PictureJudge} finds.
 */
public final class Gallery implements IApplication {
    static final String ID = "org.longwave.ui.tests.gallery";
    static final String FOLDER = "longwave.gallery.folder";
    static final String WHOLE = "longwave.gallery.whole";
    static final String REPORT = "report.txt";
    private static final List<String> PERSPECTIVES = List.of("live", "production", "engineering");

    private final Path folder = Path.of(System.getProperty(FOLDER));
    private final boolean whole = Boolean.getBoolean(WHOLE);
    private final List<String> report = new ArrayList<>();
    private Display display;
    private Hands hands;
    private EveningDesk desk;
    private String prefix = "";

    @Override
    public Object start(IApplicationContext context) throws Exception {
        System.setProperty("longwave.home", folder.resolve("home").toString());
        FrameworkUtil.getBundle(Gallery.class).start(Bundle.START_TRANSIENT);
        Bundles.startJson();
        desk = new EveningDesk(FrameworkUtil.getBundle(Gallery.class).getBundleContext());
        desk.register();
        Display.setAppName("Longwave");
        display = PlatformUI.createDisplay();
        hands = new Hands(display);
        Thread visitor = new Thread(this::visit, "visitor");
        visitor.setDaemon(true);
        visitor.start();
        try {
            PlatformUI.createAndRunWorkbench(display, new LiveWorkbench());
        } finally {
            display.dispose();
            desk.close();
        }
        Files.write(folder.resolve(REPORT), report);
        return EXIT_OK;
    }

    @Override
    public void stop() {
        display.asyncExec(() -> PlatformUI.getWorkbench().close());
    }

    private void visit() {
        try {
            hands.until("the window is open", () -> hands.find("Mic 1 Fader") != null);
            display.syncExec(() -> studio().shell().setFullScreen(true));
            hands.until(
                    "it remembers",
                    () -> studio().watch().loudness(0) != null
                            && studio().watch().listeners("main") != null);
            desk.remember(studio());
            List<Theme> themes = List.of(Theme.DARK, Theme.LIGHT, Theme.CONTRAST);
            for (Theme theme : themes) {
                wear(theme);
                perspectives();
            }
            for (Theme theme : whole ? themes : List.of(Theme.DARK)) {
                wear(theme);
                boolean wide = hands.ask(() -> display.getBounds().width) >= 1600;
                if (whole || !wide) parts();
                if (whole || wide) dialogs();
            }
            put(Settings.THEME, Theme.DARK.key());
            put(Settings.LANGUAGE, "de");
            prefix = "german-";
            perspectives();
            if (whole) {
                parts();
                dialogs();
                large();
            }
            report.add("seen all");
        } catch (Throwable e) {
            report.add("failed: " + e);
            System.getLogger(Gallery.class.getName()).log(System.Logger.Level.ERROR, "the visit failed", e);
            shoot("failed");
        }
        stop();
    }

    /** In the largest letters; these are looked at and not judged: some words may be cut then. */
    private void large() throws Exception {
        put(Settings.TEXT_SIZE, 150);
        for (String language : List.of("de", "en")) {
            put(Settings.LANGUAGE, language);
            for (String perspective : PERSPECTIVES) {
                show(perspective);
                shoot("large-" + language + "-" + perspective);
            }
        }
        few();
    }

    /** A small station on the same screen: its strips take the width there is. */
    private void few() throws Exception {
        desk.few(3);
        for (int size : List.of(150, 100)) {
            put(Settings.TEXT_SIZE, size);
            put(Settings.LANGUAGE, size == 150 ? "de" : "en");
            for (String perspective : List.of("live", "production")) {
                show(perspective);
                shoot("few-" + size + "-" + perspective);
            }
        }
    }

    private Studio studio() {
        return hands.ask(() -> Studio.of(display));
    }

    private void wear(Theme theme) {
        put(Settings.THEME, theme.key());
        prefix = theme.key() + "-";
    }

    private void put(String key, Object value) {
        display.syncExec(() -> Appearance.choose(display, key, value));
        Hands.pause(300);
    }

    private void show(String perspective) throws Exception {
        display.syncExec(() -> {
            studio().deeds().find("view." + perspective).run().run();
            studio().watch().events().acceptAll();
        });
        Hands.pause(perspective.equals("engineering") ? 600 : 400);
        if (!hands.ask(() -> studio().shell().getFullScreen()))
            report.add("failed: " + prefix + perspective + " ended the full screen");
        desk.record(studio());
        Hands.pause(200);
    }

    private void perspectives() throws Exception {
        for (String perspective : PERSPECTIVES) {
            show(perspective);
            see(perspective);
        }
    }

    private void see(String what) {
        see(what, false);
    }

    /** @param above only what lies above the main window is judged */
    private void see(String what, boolean above) {
        report.addAll(hands.ask(() -> {
            List<Pane> panes = hands.panes();
            if (above) panes.removeIf(p -> p.canvas().getShell() == studio().shell());
            return PictureJudge.faults(prefix + what, panes);
        }));
        Hands.pause(120);
        shoot(prefix + what);
    }

    /** What is behind tabs. */
    private void parts() throws Exception {
        show("engineering");
        for (String part : List.of("patch", "events", "rights", "speakers")) tab(part);
        show("production");
        for (String part : List.of("spectrum", "history")) tab(part);
        show("live");
        tab("recorder");
        show("live");
        click(Nls.text("mixer.buses"), "mixer-buses");
        click(Nls.text("mixer.strips"), null);
        click(Nls.text("mixer.narrow"), "mixer-narrow");
        click(Nls.text("mixer.narrow"), null);
    }

    /** What opens in windows of its own. */
    private void dialogs() throws Exception {
        show("live");
        editor("Mic 1 EQ", "eq-editor");
        editor(Nls.text("mixer.insert.name", "Mic 1", 3), "compressor-editor");
        window("file.settings", "settings");
        display.syncExec(() -> studio().desk().storeScene("Evening show"));
        hands.until("a scene", () -> !studio().desk().scenes().all().isEmpty());
        window("desk.scenes", "scenes");
        recording();
        window("file.keys", "keys");
        window("help.sheet", "sheet");
        search();
    }

    private void tab(String part) throws Exception {
        display.syncExec(() -> org.longwave.ui.frame.Parts.show(studio().window(), part));
        Hands.pause(350);
        desk.record(studio());
        Hands.pause(150);
        see("part-" + part);
    }

    /** Presses an item by its spoken name, as Space does. */
    private void press(String name) {
        key(name, ' ', ' ');
    }

    /** A key for the item of this spoken name. */
    private void key(String name, int keyCode, char character) {
        hands.until(name + " is there", () -> hands.find(name) != null);
        display.asyncExec(() -> {
            for (Pane pane : hands.panes())
                for (Item item : pane.items()) {
                    if (item.spoken() == null || !item.spoken().name().equals(name)) continue;
                    Event event = new Event();
                    event.widget = pane.canvas();
                    event.keyCode = keyCode;
                    event.character = character;
                    item.key(new KeyEvent(event));
                    return;
                }
        });
    }

    private void click(String name, String picture) {
        press(name);
        Hands.pause(400);
        if (picture != null) see(picture);
    }

    private void editor(String name, String picture) throws Exception {
        int before = hands.ask(() -> display.getShells().length);
        press(name);
        hands.until(picture + " is open", () -> hands.ask(() -> display.getShells().length) > before);
        Hands.pause(300);
        desk.analyse();
        Hands.pause(300);
        see(picture, true);
        display.syncExec(() -> newest().close());
    }

    private Shell newest() {
        return display.getShells()[display.getShells().length - 1];
    }

    private void window(String deed, String part) {
        display.asyncExec(() -> studio().deeds().find(deed).run().run());
        hands.until(part + " is open", () -> hands.ask(() -> shell(part)) != null);
        Hands.pause(300);
        see(part, true);
        display.syncExec(() -> shell(part).close());
        hands.until(part + " is closed", () -> hands.ask(() -> shell(part)) == null);
    }

    private void recording() throws Exception {
        display.syncExec(() -> org.longwave.ui.frame.Parts.show(studio().window(), "history"));
        String list = Nls.text("recorder.history");
        key(list, SWT.HOME, '\0');
        key(list, SWT.CR, '\r');
        hands.until("the recording is open", () -> hands.ask(() -> shell("recording")) != null);
        Hands.pause(500);
        see("recording", true);
        display.syncExec(() -> shell("recording").close());
        show("live");
    }

    private Shell shell(String part) {
        for (Shell s : display.getShells()) if (part.equals(s.getData("part")) && s.isVisible()) return s;
        return null;
    }

    private void search() {
        display.asyncExec(() -> studio().deeds().find("help.search").run().run());
        hands.until("search is open", () -> hands.ask(() -> shell("search")) != null);
        display.syncExec(() -> text(shell("search")).setText("pro"));
        Hands.pause(300);
        see("search", true);
        display.syncExec(() -> shell("search").close());
    }

    private static Text text(Composite in) {
        for (Control child : in.getChildren()) if (child instanceof Text text) return text;
        throw new AssertionError("no field");
    }

    /** The whole screen, pixel by pixel. */
    private void shoot(String name) {
        try {
            Process process = new ProcessBuilder(
                            "import",
                            "-window",
                            "root",
                            "-depth",
                            "8",
                            "-define",
                            "png:compression-level=4",
                            folder.resolve(name + ".png").toString())
                    .inheritIO()
                    .start();
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0)
                report.add("failed: no picture of " + name);
        } catch (IOException e) {
            throw new UncheckedIOException("import (ImageMagick) is needed to take pictures of the screen", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
