package org.longwave.ui.mixer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/**
 * Window thread. The large ON: filled only when the listener can hear it; an outline and the reason when it is open and
 * yet not heard; dark when it is closed. It acts when it is pressed.
 */
final class OnButton implements Item {
    private final Pane pane;
    private final Rectangle bounds;
    private final String name;
    private final Source source;
    private Shape shape = Shape.OFF;
    private String words = "";
    private boolean locked;
    private boolean over;
    private boolean down;

    /** How it looks without colour. */
    enum Shape {
        OFF,
        OUTLINE,
        FILLED
    }

    /** What it shows and does. */
    interface Source {
        Shape shape(Frame frame);

        String words(Frame frame);

        /** A padlock: it cannot be pressed now. */
        default boolean locked(Frame frame) {
            return false;
        }

        /** Pressed while it is locked or not: the source decides and says. */
        void press();
    }

    OnButton(Pane pane, Rectangle bounds, String name, Source source) {
        this.pane = pane;
        this.bounds = bounds;
        this.name = name;
        this.source = source;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public boolean active() {
        return true;
    }

    @Override
    public void frame(Frame frame) {
        Shape nowShape = source.shape(frame);
        String now = source.words(frame);
        boolean nowLocked = source.locked(frame);
        if (nowShape == shape && now.equals(words) && nowLocked == locked) return;
        shape = nowShape;
        words = now;
        locked = nowLocked;
        pane.dirty(bounds);
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        boolean filled = shape == Shape.FILLED;
        Token ground = filled ? Token.AIR_DEEP : down ? Token.PRESSED : over ? Token.HOVER : Token.RAISED;
        Token edge = shape == Shape.OFF ? over ? Token.LINE_STRONG : Token.LINE_CONTROL : Token.AIR;
        Draw.box(gc, bounds, 3, look.colour(ground), look.colour(edge), shape == Shape.OUTLINE ? 2 : 1);
        if (filled) {
            gc.setBackground(look.colour(Token.AIR_LAMP));
            gc.fillRectangle(bounds.x + 3, bounds.y + 3, bounds.width - 6, 4);
        }
        int middle = bounds.y + bounds.height / 2 + (filled ? 2 : 0);
        gc.setFont(look.font(shape == Shape.OUTLINE ? Role.BUTTON : Role.LISTENERS));
        if (gc.textExtent(words).x > bounds.width - 8) gc.setFont(look.font(Role.SOURCE_BOLD));
        Token text = filled ? Token.ON_AIR : shape == Shape.OUTLINE ? Token.AIR_TEXT : Token.TEXT3;
        Color ink = ground == Token.PRESSED ? look.onPressed(text) : look.colour(text);
        gc.setForeground(ink);
        int cut = words.indexOf(" \u00b7 ");
        if (cut > 0 && gc.textExtent(words).x > bounds.width - 6) {
            String first = Draw.fit(gc, words.substring(0, cut), bounds.width - 6);
            String second = Draw.fit(gc, words.substring(cut + 3), bounds.width - 6);
            Draw.text(gc, first, bounds.x + bounds.width / 2, middle - 6, SWT.CENTER);
            Draw.text(gc, second, bounds.x + bounds.width / 2, middle + 7, SWT.CENTER);
            return;
        }
        String said = Draw.fit(gc, words, bounds.width - 6);
        Draw.text(gc, said, bounds.x + bounds.width / 2, middle, SWT.CENTER);
        if (locked) {
            int left = bounds.x + (bounds.width - gc.textExtent(said).x) / 2;
            Draw.padlock(gc, left - 16, middle - 4, ink);
        }
    }

    @Override
    public void press(MouseEvent e) {
        down = true;
        source.press();
        pane.dirty(bounds);
    }

    @Override
    public void release(MouseEvent e, boolean inside) {
        down = false;
        pane.dirty(bounds);
    }

    @Override
    public void hover(boolean now) {
        over = now;
        pane.dirty(bounds);
    }

    @Override
    public boolean key(KeyEvent e) {
        if (e.character != ' ' && e.character != SWT.CR) return false;
        source.press();
        return true;
    }

    @Override
    public String help() {
        return name;
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_CHECKBUTTON, name, words, shape == Shape.FILLED);
    }
}
