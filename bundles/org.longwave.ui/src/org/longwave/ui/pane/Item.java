package org.longwave.ui.pane;

import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** Window thread. A control without a window of its own, drawn by its {@link Pane}. */
public interface Item {
    Rectangle bounds();

    /** Where the focus ring goes. */
    default Rectangle ring() {
        return bounds();
    }

    /** Paints what changes only with size, theme and layout; kept in an image. */
    default void still(GC gc) {}

    /** Paints the rest over it. */
    void paint(GC gc);

    /** As {@link #paint(GC)}, when only {@code clip} has to be painted anew. */
    default void paint(GC gc, Rectangle clip) {
        paint(gc);
    }

    /** Whether it paints every pixel of {@code clip}: what lies below it need not be painted. */
    default boolean covers(Rectangle clip) {
        return false;
    }

    /** Compares with what is on the screen; calls {@link Pane#dirty} where a pixel differs. */
    default void frame(Frame frame) {}

    /** Takes the mouse and the keys. */
    default boolean active() {
        return false;
    }

    default void press(MouseEvent e) {}

    default void drag(MouseEvent e) {}

    /** @param inside the pointer is still over it */
    default void release(MouseEvent e, boolean inside) {}

    default void doubleClick(MouseEvent e) {}

    /** It takes the wheel; over another one the wheel scrolls the pane. */
    default boolean wheels() {
        return false;
    }

    /** @param notches up is positive */
    default void wheel(int notches, boolean fine) {}

    /** The menu of this control, at a place on the screen; false when it has none. */
    default boolean menu(Point at) {
        return false;
    }

    default void hover(boolean over) {}

    /** True when the key was taken. */
    default boolean key(KeyEvent e) {
        return false;
    }

    default void keyUp(KeyEvent e) {}

    /** Tooltip; null for none. */
    default String help() {
        return null;
    }

    /** What a screen reader says; null for nothing. */
    default Spoken spoken() {
        return null;
    }

    /** @param role one of {@link org.eclipse.swt.accessibility.ACC}'s roles */
    record Spoken(int role, String name, String value, boolean checked) {}
}
