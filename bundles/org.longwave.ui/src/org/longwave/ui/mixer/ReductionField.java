package org.longwave.ui.mixer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. By how much something turns down now; the bar grows from the right. */
final class ReductionField implements Item {
    private static final float RANGE_DB = 12;
    /** Below this width there is room for the value only; the tooltip says of what. */
    private static final int NARROW = 50;

    private final Pane pane;
    private final Rectangle bounds;
    private final Source source;
    private String label = "";
    private String words = "";
    private int pixels;
    private boolean there;
    private boolean over;

    /** What it shows. */
    interface Source {
        /** As a screen reader says it. */
        String name();

        String label(Frame frame);

        /** 0 and more; not a number when there is nothing. */
        float reductionDb(Frame frame);

        /** What a click opens. */
        void open();

        /** Whether a click opens something. */
        default boolean opens() {
            return true;
        }

        /** The other button's menu; false for none. */
        default boolean menu(Point at) {
            return false;
        }
    }

    ReductionField(Pane pane, Rectangle bounds, Source source) {
        this.pane = pane;
        this.bounds = bounds;
        this.source = source;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public boolean active() {
        return source.opens();
    }

    @Override
    public void frame(Frame frame) {
        float db = source.reductionDb(frame);
        boolean nowThere = !Float.isNaN(db);
        String nowLabel = source.label(frame);
        String now = nowThere ? Words.gain(-db) : "";
        int width = nowThere ? Math.round(Math.clamp(db / RANGE_DB, 0f, 1f) * (bounds.width - 10)) : 0;
        if (now.equals(words) && width == pixels && nowThere == there && nowLabel.equals(label)) return;
        words = now;
        pixels = width;
        there = nowThere;
        label = nowLabel;
        pane.dirty(bounds);
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        Token edge = over ? Token.LINE_CONTROL : Token.LINE_SUBTLE;
        Draw.box(gc, bounds, 2, look.colour(Token.FIELD), look.colour(edge), 1);
        int middle = bounds.y + (bounds.height - 5) / 2;
        gc.setFont(look.font(Role.SOURCE_BOLD));
        String value = words.isEmpty() ? "" : bounds.width > 100 ? words + " dB" : words;
        int width = gc.textExtent(value).x;
        boolean narrow = bounds.width < NARROW;
        gc.setForeground(look.colour(pixels > 0 ? Token.FIELD_VALUE : Token.FIELD_TEXT));
        if (narrow) Draw.text(gc, value, bounds.x + bounds.width / 2, middle, SWT.CENTER);
        else Draw.text(gc, value, bounds.x + bounds.width - 5, middle, SWT.RIGHT);
        if (!narrow || value.isEmpty()) {
            gc.setFont(look.font(Role.SOURCE));
            gc.setForeground(look.colour(there ? Token.FIELD_TEXT : Token.TEXT3));
            String said = narrow ? Nls.text("mixer.dyn.short") : label;
            Draw.text(gc, Draw.fit(gc, said, bounds.width - 10 - width), bounds.x + 5, middle, SWT.LEFT);
        }
        if (!there) return;
        int y = bounds.y + bounds.height - 5;
        gc.setBackground(look.colour(Token.LINE_SUBTLE));
        gc.fillRectangle(bounds.x + 5, y, bounds.width - 10, 2);
        gc.setBackground(look.colour(Token.WARN));
        gc.fillRectangle(bounds.x + bounds.width - 5 - pixels, y, pixels, 3);
    }

    @Override
    public void hover(boolean now) {
        over = now;
        pane.dirty(bounds);
    }

    @Override
    public void release(MouseEvent e, boolean inside) {
        if (inside) source.open();
    }

    @Override
    public boolean menu(Point at) {
        return source.menu(at);
    }

    @Override
    public boolean key(KeyEvent e) {
        if (e.character != ' ' && e.character != SWT.CR) return false;
        source.open();
        return true;
    }

    @Override
    public String help() {
        return there ? source.name() + " " + words + " dB" : source.name();
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_PROGRESSBAR, source.name(), there ? words + " dB" : label, false);
    }
}
