package org.longwave.ui.deed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.longwave.ui.nls.Nls;

/**
 * Any thread. A key with what is held beside it. Ctrl is Command on a Mac.
 *
 * @param key a letter or digit as printed on it, "F11", or a name: Up, Home, Space, Tab, Plus ...
 */
public record Stroke(boolean ctrl, boolean shift, boolean alt, String key) {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(SWT.ARROW_UP, "Up"),
            Map.entry(SWT.ARROW_DOWN, "Down"),
            Map.entry(SWT.ARROW_LEFT, "Left"),
            Map.entry(SWT.ARROW_RIGHT, "Right"),
            Map.entry(SWT.PAGE_UP, "PageUp"),
            Map.entry(SWT.PAGE_DOWN, "PageDown"),
            Map.entry(SWT.HOME, "Home"),
            Map.entry(SWT.END, "End"),
            Map.entry(SWT.INSERT, "Insert"),
            Map.entry((int) SWT.DEL, "Delete"),
            Map.entry((int) ' ', "Space"),
            Map.entry((int) '+', "Plus"),
            Map.entry((int) '-', "Minus"),
            Map.entry((int) ',', "Comma"),
            Map.entry((int) '.', "Point"));

    /** "Ctrl+Shift+Z". */
    public static Stroke parse(String text) {
        boolean ctrl = false;
        boolean shift = false;
        boolean alt = false;
        String[] parts = text.strip().split("\\+");
        for (int i = 0; i < parts.length - 1; i++)
            switch (parts[i]) {
                case "Ctrl" -> ctrl = true;
                case "Shift" -> shift = true;
                case "Alt" -> alt = true;
                default ->
                    throw new IllegalArgumentException(
                            "\"" + parts[i] + "\" in \"" + text + "\" is no key to hold, allowed Ctrl, Shift, Alt");
            }
        String key = parts[parts.length - 1];
        if (key.isEmpty()) throw new IllegalArgumentException("\"" + text + "\" names no key");
        return new Stroke(ctrl, shift, alt, key);
    }

    /** Strokes with spaces between. */
    public static List<Stroke> list(String text) {
        List<Stroke> all = new ArrayList<>();
        for (String part : text.strip().split("\\s+")) if (!part.isEmpty()) all.add(parse(part));
        return List.copyOf(all);
    }

    /** Of a key that went down; null while only Ctrl, Shift or Alt is held. */
    public static Stroke of(Event e) {
        String key = key(e.keyCode);
        if (key == null) return null;
        return new Stroke(
                (e.stateMask & SWT.MOD1) != 0, (e.stateMask & SWT.SHIFT) != 0, (e.stateMask & SWT.ALT) != 0, key);
    }

    private static String key(int code) {
        String name = NAMES.get(code);
        if (name != null) return name;
        if (code >= SWT.F1 && code <= SWT.F20) return "F" + (code - SWT.F1 + 1);
        if (code > ' ' && code < 0xffff && !Character.isISOControl(code))
            return String.valueOf((char) code).toUpperCase(Locale.ROOT);
        return null;
    }

    /** Whether it leaves typing and the keys of a fader alone: a function key, or one with Ctrl or Alt. */
    public boolean free() {
        return ctrl || alt || key.matches("F\\d+");
    }

    /** As it is kept: "Ctrl+Shift+Z". */
    public String text() {
        return (ctrl ? "Ctrl+" : "") + (shift ? "Shift+" : "") + (alt ? "Alt+" : "") + key;
    }

    /** As it is printed on the operator's keyboard. */
    public String shown() {
        String end = Nls.knows("key." + key) ? Nls.text("key." + key) : key;
        return (ctrl ? Nls.text("key.Ctrl") + "+" : "")
                + (shift ? Nls.text("key.Shift") + "+" : "")
                + (alt ? Nls.text("key.Alt") + "+" : "")
                + end;
    }
}
