package org.longwave.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.WorkbenchException;
import org.longwave.api.StripInfo;
import org.longwave.ui.deed.Deed;
import org.longwave.ui.deed.Deeds;
import org.longwave.ui.frame.CheatSheet;
import org.longwave.ui.frame.KeysDialog;
import org.longwave.ui.frame.Parts;
import org.longwave.ui.frame.ScenesDialog;
import org.longwave.ui.frame.SearchBox;
import org.longwave.ui.frame.SettingsDialog;
import org.longwave.ui.look.Theme;
import org.longwave.ui.nls.Nls;

/** Window thread. What the window itself can do, by menu, key and search. */
final class StandardDeeds {
    private static final List<Integer> SIZES = List.of(90, 100, 115, 130, 150);
    private static final List<String> PARTS = List.of(
            "mixer",
            "onair",
            "loudness",
            "spectrum",
            "recorder",
            "speakers",
            "devices",
            "routing",
            "patch",
            "health",
            "rights",
            "events",
            "history");

    private final IWorkbenchWindow window;
    private final Studio studio;
    private final Deeds deeds;

    StandardDeeds(IWorkbenchWindow window, Studio studio) {
        this.window = window;
        this.studio = studio;
        deeds = studio.deeds();
    }

    void add() {
        add("desk.undo", "Ctrl+Z", () -> studio.desk().undo());
        add("desk.redo", "Ctrl+Shift+Z Ctrl+Y", () -> studio.desk().redo());
        add("desk.scenes", "Ctrl+Shift+S", () -> new ScenesDialog(shell(), studio).open());
        add("desk.lock", "Ctrl+L", this::lock);
        add("desk.accept", "Ctrl+Shift+A", () -> studio.watch().events().acceptAll());
        for (int i = 0; i < 10; i++) {
            int place = i;
            String digit = String.valueOf((i + 1) % 10);
            add("strip." + (i + 1), "Ctrl+Alt+" + digit, () -> strip(place));
        }
        for (int i = 0; i < Perspective.IDS.size(); i++) {
            String id = Perspective.IDS.get(i);
            add("view" + id.substring(id.lastIndexOf('.')), "Ctrl+F" + (i + 1), () -> perspective(id));
        }
        add("view.resetLayout", "", () -> {
            window.getActivePage().resetPerspective();
            studio.desk().say(Nls.text("parts.reset"));
        });
        add("view.tearOff", "Ctrl+Shift+T", () -> studio.desk().say(Parts.tearOffOrPutBack(window)));
        add("view.maximize", "Ctrl+M", () -> Parts.maximizeOrRestore(window));
        add("view.narrow", "Ctrl+Shift+N", studio::narrow);
        add("view.fullScreen", "F11", () -> shell().setFullScreen(!shell().getFullScreen()));
        add("view.nextPart", "F6", () -> Parts.next(window, 1));
        add("view.lastPart", "Shift+F6", () -> Parts.next(window, -1));
        for (Theme theme : Theme.values())
            add("view." + theme.key(), "", () -> Appearance.choose(display(), Settings.THEME, theme.key()));
        add("view.larger", "Ctrl+Plus", () -> size(1));
        add("view.smaller", "Ctrl+Minus", () -> size(-1));
        add("file.save", "Ctrl+S", () -> studio.desk().save());
        add("file.settings", "Ctrl+Comma", () -> new SettingsDialog(shell(), studio).open());
        add("file.keys", "", () -> new KeysDialog(shell(), studio).open());
        add("file.quit", "Ctrl+Q", () -> {
            if (Closing.may(shell())) window.getWorkbench().close();
        });
        add("help.search", "Ctrl+3", this::search);
        add("help.sheet", "F1 Ctrl+Shift+L", () -> CheatSheet.openOrClose(shell(), studio));
        add("help.mouse", "", () -> Help.keys(shell()));
        add("help.about", "", () -> Help.about(shell()));
    }

    private void add(String id, String keys, Runnable run) {
        deeds.add(Deed.of(id, keys, run));
    }

    private Shell shell() {
        return window.getShell();
    }

    private Display display() {
        return shell().getDisplay();
    }

    private void lock() {
        studio.lock().set(!studio.lock().on());
        studio.desk().say(Nls.text(studio.lock().on() ? "lock.on" : "lock.off"));
    }

    private void perspective(String id) {
        boolean full = shell().getFullScreen();
        try {
            window.getWorkbench().showPerspective(id, window);
        } catch (WorkbenchException e) {
            studio.desk().refuse(Nls.text("parts.noPerspective", e.getMessage()));
        }
        // the platform ends it with a change of perspective
        if (full) shell().setFullScreen(true);
    }

    private void size(int by) {
        int now = SIZES.indexOf(studio.look().percent());
        int next = SIZES.get(Math.clamp((now < 0 ? 1 : now) + by, 0, SIZES.size() - 1));
        Appearance.choose(display(), Settings.TEXT_SIZE, next);
        studio.desk().say(Nls.text("settings.textSize.now", next));
    }

    /** Gives a strip the focus; places as the operator counts them, from 0 here. */
    private void strip(int place) {
        List<StripInfo> strips = studio.desk().state().strips();
        if (place >= strips.size()) studio.desk().say(Nls.text("deed.strip.none", place + 1, strips.size()));
        else strip(strips.get(place));
    }

    private void strip(StripInfo strip) {
        Parts.show(window, "mixer");
        studio.reveal(strip.id());
    }

    private void search() {
        List<SearchBox.Hit> hits = new ArrayList<>();
        for (StripInfo s : studio.desk().state().strips())
            hits.add(new SearchBox.Hit(Nls.text("search.strip"), s.label(), "", () -> strip(s)));
        for (Deed deed : deeds.all())
            if (!deed.id().startsWith("strip."))
                hits.add(new SearchBox.Hit(deed.group(), deed.name(), deeds.shown(deed), deed.run()));
        for (String part : PARTS)
            if (Parts.there(window, part)) {
                Consumer<String> say = words -> {
                    if (!words.isEmpty()) studio.desk().refuse(words);
                };
                String name = Nls.text("parts.name." + part);
                hits.add(new SearchBox.Hit(
                        Nls.text("search.part"), name, "", () -> say.accept(Parts.show(window, part))));
            }
        for (String setting : List.of("theme", "textSize", "language", "lockOnAir", "alignment"))
            hits.add(new SearchBox.Hit(
                    Nls.text("search.setting"),
                    Nls.text("settings." + setting),
                    "",
                    () -> new SettingsDialog(shell(), studio).open()));
        new SearchBox(shell(), studio, searchPlace(), hits);
    }

    /** Over the station bar's field. */
    private Rectangle searchPlace() {
        Rectangle at = studio.searchPlace();
        if (at != null) return at;
        Rectangle client = shell().getClientArea();
        org.eclipse.swt.graphics.Point corner = shell().toDisplay(client.width - 500, 40);
        return new Rectangle(corner.x, corner.y, 480, 28);
    }
}
