package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** The test's thread. Mouse and keyboard of an operator, as events of the window system. */
final class Hands {
    private final Display display;
    private volatile String armed;
    private boolean watching;

    Hands(Display display) {
        this.display = display;
    }

    <T> T ask(Supplier<T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        display.syncExec(() -> answer.set(question.get()));
        return answer.get();
    }

    void until(String what, BooleanSupplier fact) {
        long end = System.nanoTime() + 15_000_000_000L;
        while (System.nanoTime() < end) {
            if (fact.getAsBoolean()) return;
            pause(20);
        }
        fail("after 15 s still not: " + what);
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Window thread: every pane that can be seen. */
    List<Pane> panes() {
        List<Pane> all = new ArrayList<>();
        for (Shell shell : display.getShells()) collect(shell, all);
        return all;
    }

    private static void collect(Control control, List<Pane> into) {
        if (control.getData(Pane.KEY) instanceof Pane pane && control.isVisible()) into.add(pane);
        if (control instanceof Composite composite) for (Control child : composite.getChildren()) collect(child, into);
    }

    /** Where the control with this spoken name is on the screen, or null. */
    Rectangle find(String name) {
        return ask(() -> {
            for (Pane pane : panes())
                for (Item item : pane.items())
                    if (item.spoken() != null && item.spoken().name().equals(name)) {
                        Rectangle r = item.bounds();
                        Point at = pane.canvas().toDisplay(r.x, r.y);
                        return new Rectangle(at.x, at.y, r.width, r.height);
                    }
            return null;
        });
    }

    Item.Spoken spoken(String name) {
        return ask(() -> panes().stream()
                .flatMap(p -> p.items().stream())
                .map(Item::spoken)
                .filter(s -> s != null && s.name().equals(name))
                .findFirst()
                .orElse(null));
    }

    Point middle(String name) {
        until("\"" + name + "\" is on the screen", () -> find(name) != null);
        Rectangle r = find(name);
        return new Point(r.x + r.width / 2, r.y + r.height / 2);
    }

    private static void xdotool(String... words) {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            assertTrue(process.waitFor() == 0, String.join(" ", command));
        } catch (IOException e) {
            throw new UncheckedIOException("xdotool is needed to press real keys and buttons", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        pause(40);
    }

    void move(int x, int y) {
        xdotool("mousemove", Integer.toString(x), Integer.toString(y));
    }

    void down() {
        xdotool("mousedown", "1");
    }

    void up() {
        xdotool("mouseup", "1");
    }

    void click(String name) {
        Point at = middle(name);
        move(at.x, at.y);
        down();
        up();
    }

    void doubleClick(String name) {
        Point at = middle(name);
        move(at.x, at.y);
        xdotool("click", "--repeat", "2", "--delay", "60", "1");
    }

    void clickAt(Point at) {
        move(at.x, at.y);
        down();
        up();
    }

    /** The other mouse button, on a control. */
    void menu(String name) {
        Point at = middle(name);
        move(at.x, at.y);
        watchMenus();
        xdotool("click", "3");
    }

    /** On a widget of the toolkit. */
    void clickOn(Supplier<Control> widget) {
        clickAt(ask(() -> {
            Point size = widget.get().getSize();
            return widget.get().toDisplay(size.x / 2, size.y / 2);
        }));
    }

    /** Goes by the arrow keys through the menu that opens now to the item with these words, through menus in it. */
    void choose(String... words) {
        Hands.pause(250);
        move(1, 1); // what the pointer is on is chosen too
        for (int level = 0; level < words.length; level++) {
            for (int i = 0; i < 60 && !words[level].equals(armed); i++) key("Down");
            if (!words[level].equals(armed)) fail("the menu has no \"" + words[level] + "\", last: " + armed);
            key(level == words.length - 1 ? "Return" : "Right");
            if (level < words.length - 1) pause(250);
        }
        armed = null;
    }

    /** Before a menu opens: from now on it is known which item is armed. */
    void watchMenus() {
        armed = null;
        if (watching) return;
        watching = true;
        display.syncExec(() ->
                display.addFilter(SWT.Arm, e -> armed = e.widget instanceof MenuItem item ? item.getText() : null));
    }

    /** @param notches up is positive */
    void wheel(int notches) {
        for (int i = 0; i < Math.abs(notches); i++) xdotool("click", notches > 0 ? "4" : "5");
    }

    /** @param name of the X keysym, for example Home */
    void key(String name) {
        xdotool("key", name);
    }

    /** Presses a key and keeps it down: ctrl, shift. */
    void hold(String key) {
        xdotool("keydown", key);
    }

    void letGo(String key) {
        xdotool("keyup", key);
    }

    void type(String text) {
        xdotool("type", "--delay", "60", "--", text);
    }

    /** 0xRRGGBB at a place inside a control, as it is on the screen. */
    int pixel(String name, int dx, int dy) {
        Rectangle r = find(name);
        return ask(() -> {
            Image image = new Image(display, 1, 1);
            GC gc = new GC(display);
            gc.copyArea(image, r.x + dx, r.y + dy);
            gc.dispose();
            ImageData data = image.getImageData();
            image.dispose();
            RGB rgb = data.palette.getRGB(data.getPixel(0, 0));
            return rgb.red << 16 | rgb.green << 8 | rgb.blue;
        });
    }

    void screenshot(String name) {
        display.syncExec(() -> {
            Rectangle all = display.getBounds();
            Image image = new Image(display, all.width, all.height);
            GC gc = new GC(display);
            gc.copyArea(image, 0, 0);
            gc.dispose();
            try {
                Path folder = Files.createDirectories(Path.of("target", "screenshots"));
                ImageLoader loader = new ImageLoader();
                loader.data = new ImageData[] {image.getImageData()};
                loader.save(folder.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                image.dispose();
            }
        });
    }

    /** The open window whose title begins so; null: there is none. */
    Shell dialog(String title) {
        return ask(() -> {
            for (Shell s : display.getShells()) if (s.isVisible() && s.getText().startsWith(title)) return s;
            return null;
        });
    }

    /** The words of a labelled part of such a window; of any other part whether it can be seen; empty: there is none. */
    String inDialog(String title, String part) {
        return ask(() -> {
            Shell shell = dialog(title);
            return shell == null ? "" : label(shell, part);
        });
    }

    private static String label(Composite in, String part) {
        for (Control c : in.getChildren()) {
            if (part.equals(c.getData("part"))) return c instanceof Label l ? l.getText() : "" + c.isVisible();
            String below = c instanceof Composite deeper ? label(deeper, part) : "";
            if (!below.isEmpty()) return below;
        }
        return "";
    }
}
