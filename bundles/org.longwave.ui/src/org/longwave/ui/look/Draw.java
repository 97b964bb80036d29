package org.longwave.ui.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** Window thread. The few shapes everything on the desk is drawn from. */
public final class Draw {
    private static final int FLAGS = SWT.DRAW_TRANSPARENT;
    private static TextWatch watch;
    private static Object painter;

    private Draw() {}

    /** Who is told of what is painted from now on; null for nobody. */
    public static void watch(TextWatch next) {
        watch = next;
    }

    /** Whose the next texts are. */
    public static void painter(Object next) {
        painter = watch == null ? null : next;
    }

    /** Text whose middle is at {@code middle}; align is SWT.LEFT, CENTER or RIGHT of {@code x}. */
    public static void text(GC gc, String text, int x, int middle, int align) {
        Point size = gc.textExtent(text, FLAGS);
        int left = align == SWT.LEFT ? x : align == SWT.RIGHT ? x - size.x : x - size.x / 2;
        int top = middle - (size.y + 1) / 2;
        gc.drawText(text, left, top, FLAGS);
        if (watch != null && !text.isEmpty()) watch.text(painter, text, new Rectangle(left, top, size.x, size.y));
    }

    /** Words of the desk's own: they are meant to fit; as much as does, before an ellipsis, when they do not. */
    public static String fit(GC gc, String text, int width) {
        String fitting = shorten(gc, text, width);
        if (watch != null && !fitting.equals(text)) watch.cut(painter, text, width);
        return fitting;
    }

    /** Names, titles, addresses and sentences of others, which may be longer than any room: as much as fits. */
    public static String shorten(GC gc, String text, int width) {
        if (gc.textExtent(text, FLAGS).x <= width) return text;
        for (int n = text.length() - 1; n > 0; n--) {
            String shorter = text.substring(0, n).stripTrailing() + "\u2026";
            if (gc.textExtent(shorter, FLAGS).x <= width) return shorter;
        }
        return "";
    }

    /** Breaks a sentence at spaces into at most {@code lines} lines; the last one is shortened. */
    public static void paragraph(GC gc, String text, Rectangle in, int pitch, int lines) {
        String rest = text;
        for (int i = 0; i < lines && !rest.isEmpty(); i++) {
            String line = i == lines - 1 ? shorten(gc, rest, in.width) : head(gc, rest, in.width);
            text(gc, line, in.x, in.y + i * pitch + pitch / 2, SWT.LEFT);
            rest = i == lines - 1 ? "" : rest.substring(line.length()).stripLeading();
        }
    }

    private static String head(GC gc, String text, int width) {
        if (gc.textExtent(text, FLAGS).x <= width) return text;
        int end = text.length();
        while (end > 0) {
            end = text.lastIndexOf(' ', end - 1);
            if (end <= 0) return shorten(gc, text, width).replace("\u2026", "");
            if (gc.textExtent(text.substring(0, end), FLAGS).x <= width) return text.substring(0, end);
        }
        return text;
    }

    /** Filled box with an edge of {@code line} px inside its bounds. */
    public static void box(GC gc, Rectangle r, int radius, Color fill, Color edge, int line) {
        gc.setBackground(fill);
        gc.fillRoundRectangle(r.x, r.y, r.width, r.height, radius * 2, radius * 2);
        if (edge == null) return;
        gc.setForeground(edge);
        gc.setLineWidth(line);
        int in = line / 2;
        gc.drawRoundRectangle(r.x + in, r.y + in, r.width - line, r.height - line, radius * 2, radius * 2);
        gc.setLineWidth(1);
    }

    /** Diagonal bars: the sign that a person must look. */
    public static void hatch(GC gc, Rectangle r, Color ground, Color bars) {
        Rectangle old = gc.getClipping();
        gc.setClipping(r.intersection(old));
        gc.setBackground(ground);
        gc.fillRectangle(r);
        gc.setForeground(bars);
        gc.setLineWidth(4);
        for (int x = r.x - r.height; x < r.x + r.width + r.height; x += 11)
            gc.drawLine(x, r.y + r.height + 2, x + r.height + 4, r.y - 2);
        gc.setLineWidth(1);
        gc.setClipping(old);
    }

    /** A small padlock, 7 x 8. */
    public static void padlock(GC gc, int x, int y, Color colour) {
        gc.setForeground(colour);
        gc.setBackground(colour);
        gc.drawArc(x + 1, y, 4, 6, 0, 180);
        gc.fillRectangle(x, y + 3, 7, 5);
    }

    /** The focus ring: 2 px at distance 2. */
    public static void ring(GC gc, Rectangle r, Color focus) {
        gc.setForeground(focus);
        gc.setLineWidth(2);
        gc.drawRoundRectangle(r.x - 2, r.y - 2, r.width + 4, r.height + 4, 8, 8);
        gc.setLineWidth(1);
    }

    public static boolean contains(Rectangle r, int x, int y) {
        return x >= r.x && y >= r.y && x < r.x + r.width && y < r.y + r.height;
    }
}
