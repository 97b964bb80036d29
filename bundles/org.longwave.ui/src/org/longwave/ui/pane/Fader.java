package org.longwave.ui.pane;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.law.FaderLaw;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;

/** Window thread. A long-throw fader: slot, marks, cap. A drag grabs relative; the cap follows the hand. */
public final class Fader implements Item {
    private static final int CAP_WIDTH = 26;
    private static final int CAP_HEIGHT = 40;
    private static final int LEAST_PITCH = 9;
    private static final float[] MARKS = {10, 5, 0, -5, -10, -20, -30, -40, -60, Float.NEGATIVE_INFINITY};
    private static final String[] MARK_WORDS = {"10", "5", "0", "5", "10", "20", "30", "40", "60", "\u221e"};

    private final Pane pane;
    private final Rectangle bounds;
    private final int centre;
    private final Control control;
    private final Hand hand = new Hand();
    private final Dimming dimming;
    private final Color face;
    private final Color faceOff;
    private float shown = Float.NEGATIVE_INFINITY;
    private int capMiddle = -1;
    private boolean off;
    private boolean over;
    private int grabY;
    private float grabTravel;
    private boolean fineGrab;

    /** Whether the cap is dimmed because nothing passes. */
    public interface Dimming {
        boolean off(Frame frame);
    }

    /** @param centre x of the slot */
    public Fader(Pane pane, Rectangle bounds, int centre, Control control, Dimming dimming) {
        this.pane = pane;
        this.bounds = bounds;
        this.centre = centre;
        this.control = control;
        this.dimming = dimming;
        Look look = pane.look();
        face = look.mix(Token.LINE_CONTROL, Token.RAISED, 0.45);
        faceOff = look.mix(Token.LINE_CONTROL, Token.RAISED, 0.15);
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public Rectangle ring() {
        return new Rectangle(centre - CAP_WIDTH / 2, capMiddle - CAP_HEIGHT / 2, CAP_WIDTH, CAP_HEIGHT);
    }

    @Override
    public boolean active() {
        return true;
    }

    private int travelHeight() {
        return bounds.height - CAP_HEIGHT;
    }

    private int middleOf(float db) {
        return bounds.y + CAP_HEIGHT / 2 + Math.round((1 - FaderLaw.travel(db)) * travelHeight());
    }

    @Override
    public void still(GC gc) {
        Look look = pane.look();
        int pitch = look.stretched(LEAST_PITCH);
        boolean roomForMarks = centre - bounds.x >= 28;
        int last = Integer.MIN_VALUE / 2;
        for (int i = 0; i < MARKS.length && roomForMarks; i++) {
            boolean zero = MARKS[i] == 0;
            int y = middleOf(MARKS[i]) - (i == MARKS.length - 1 ? -1 : 0);
            if (i == MARKS.length - 2 && middleOf(Float.NEGATIVE_INFINITY) - y < 10) y -= 1;
            // in a low window 0 dB is marked before all others
            if (!zero && (y - last < pitch || Math.abs(y - middleOf(0)) < pitch)) continue;
            last = y;
            gc.setFont(look.font(zero ? Role.SCALE_BOLD : Role.SCALE));
            gc.setForeground(look.colour(zero ? Token.TEXT : Token.TEXT3));
            Draw.text(gc, MARK_WORDS[i], bounds.x + 11, y, SWT.RIGHT);
            gc.setForeground(look.colour(zero ? Token.TEXT2 : Token.LINE_SUBTLE));
            gc.drawLine(bounds.x + 14, y, zero ? bounds.x + bounds.width : centre - 5, y);
        }
        gc.setBackground(look.colour(Token.WELL));
        gc.fillRoundRectangle(centre - 3, bounds.y + 14, 6, bounds.height - 28, 6, 6);
        gc.setForeground(look.colour(Token.LINE_SUBTLE));
        gc.drawRoundRectangle(centre - 3, bounds.y + 14, 5, bounds.height - 29, 6, 6);
    }

    @Override
    public void frame(Frame frame) {
        if (hand.due()) send();
        shown = hand.shown(control.read().of(frame), frame.nanos());
        int middle = middleOf(shown);
        boolean nowOff = dimming.off(frame);
        if (middle == capMiddle && nowOff == off) return;
        int from = capMiddle < 0 ? middle : Math.min(middle, capMiddle);
        int to = Math.max(middle, capMiddle);
        pane.dirty(bounds.x, from - CAP_HEIGHT / 2 - 4, bounds.width, to - from + CAP_HEIGHT + 8);
        capMiddle = middle;
        off = nowOff;
    }

    @Override
    public void paint(GC gc) {
        if (capMiddle < 0) return;
        Look look = pane.look();
        int x = centre - CAP_WIDTH / 2;
        int y = capMiddle - CAP_HEIGHT / 2;
        gc.setBackground(look.colour(Token.WELL));
        gc.setAlpha(150);
        gc.fillRoundRectangle(x, y + 3, CAP_WIDTH, CAP_HEIGHT, 6, 6);
        gc.setAlpha(255);
        Color fill = hand.holding() ? look.colour(Token.LINE_CONTROL) : off ? faceOff : face;
        Color edge = look.colour(over || hand.holding() ? Token.TEXT2 : off ? Token.TEXT_OFF : Token.LINE_STRONG);
        Draw.box(gc, new Rectangle(x, y, CAP_WIDTH, CAP_HEIGHT), 3, fill, edge, 1);
        gc.setForeground(look.colour(Token.RAISED));
        for (int dy = 7; dy <= 15; dy += 4) {
            gc.drawLine(x + 5, capMiddle - dy, x + CAP_WIDTH - 6, capMiddle - dy);
            gc.drawLine(x + 5, capMiddle + dy, x + CAP_WIDTH - 6, capMiddle + dy);
        }
        gc.setBackground(look.colour(off ? Token.TEXT_OFF : Token.FIELD_VALUE));
        gc.fillRectangle(x + 1, capMiddle - 1, CAP_WIDTH - 2, 3);
    }

    private void send() {
        pane.studio().desk().submit(control.order().of(hand.value()));
    }

    private void move(float db) {
        if (hand.move(db)) send();
    }

    /** The level shown now, for the field above. */
    public float shown() {
        return shown;
    }

    /** Takes a typed level. */
    public void set(float db) {
        move(db);
    }

    @Override
    public void press(MouseEvent e) {
        grabY = e.y;
        fineGrab = (e.stateMask & SWT.MOD1) != 0;
        grabTravel = FaderLaw.travel(shown);
        hand.grab(shown);
        pane.dirty(bounds);
    }

    @Override
    public void drag(MouseEvent e) {
        boolean fine = (e.stateMask & SWT.MOD1) != 0;
        if (fine != fineGrab) {
            grabY = e.y;
            grabTravel = FaderLaw.travel(hand.value());
            fineGrab = fine;
        }
        int up = grabY - e.y;
        if (up == 0 && hand.value() == shown) return;
        float db = fine
                ? Math.min(FaderLaw.MAX_DB, FaderLaw.round(FaderLaw.db(grabTravel) + up * 0.1f))
                : FaderLaw.db(Math.clamp(grabTravel + up / (float) travelHeight(), 0f, 1f));
        move(db);
    }

    @Override
    public void release(MouseEvent e, boolean inside) {
        hand.letGo();
        pane.dirty(bounds);
    }

    @Override
    public void doubleClick(MouseEvent e) {
        move(0);
    }

    @Override
    public boolean wheels() {
        return true;
    }

    @Override
    public void wheel(int notches, boolean fine) {
        step(notches * (fine ? 0.1f : 1));
    }

    private void step(float byDb) {
        move(FaderLaw.step(shown, byDb));
        shown = hand.value();
    }

    @Override
    public void hover(boolean now) {
        over = now;
        pane.dirty(bounds);
    }

    @Override
    public boolean key(KeyEvent e) {
        switch (e.keyCode) {
            case SWT.ARROW_UP -> step(0.5f);
            case SWT.ARROW_DOWN -> step(-0.5f);
            case SWT.PAGE_UP -> step(3);
            case SWT.PAGE_DOWN -> step(-3);
            case SWT.HOME -> move(0);
            case SWT.END -> move(Float.NEGATIVE_INFINITY);
            default -> {
                if (!Character.isDigit(e.character) && e.character != '-' && e.character != '+') return false;
                Rectangle at = new Rectangle(centre - 20, bounds.y, 44, 20);
                pane.type(at, String.valueOf(e.character), typed -> set(Words.parseGain(typed)));
            }
        }
        return true;
    }

    @Override
    public String help() {
        return Nls.text("mixer.help.fader", control.name() + " " + Words.gain(shown) + " dB");
    }

    @Override
    public Spoken spoken() {
        String value = Float.isInfinite(shown)
                ? Nls.text("pane.minusInfinity")
                : Nls.text(shown < 0 ? "pane.decibels.minus" : "pane.decibels", Math.abs(shown));
        return new Spoken(ACC.ROLE_SLIDER, control.name(), value, false);
    }
}
