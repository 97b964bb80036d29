package org.longwave.ui.pane;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.law.FaderLaw;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;

/** Window thread. A bar with label, value and thumb; drag, wheel and keys like the fader. */
public final class Slider implements Item {
    private final Pane pane;
    private final Rectangle bounds;
    private final Control control;
    private final Scale scale;
    private final Hand hand = new Hand();
    private float shown;
    private String words = "";
    private int thumb = -1;
    private boolean over;
    private int lastX;
    private float travel;

    /** What the bar measures. */
    public enum Scale {
        BALANCE {
            @Override
            float travel(float value) {
                return (value + 1) / 2;
            }

            @Override
            float value(float travel) {
                // catches at the centre
                float value = Math.round((travel * 2 - 1) * 100) / 100f;
                return Math.abs(value) < 0.03f ? 0 : value;
            }

            @Override
            float step(float value, float steps) {
                return Math.clamp(Math.round((value + steps * 0.05f) * 100) / 100f, -1f, 1f);
            }

            @Override
            String words(float value) {
                return Words.balance(value);
            }
        },
        LEVEL {
            @Override
            float travel(float value) {
                return FaderLaw.travel(value);
            }

            @Override
            float value(float travel) {
                return FaderLaw.db(travel);
            }

            @Override
            float step(float value, float steps) {
                return FaderLaw.step(value, steps);
            }

            @Override
            String words(float value) {
                return Words.gain(value);
            }
        };

        abstract float travel(float value);

        abstract float value(float travel);

        abstract float step(float value, float steps);

        abstract String words(float value);
    }

    public Slider(Pane pane, Rectangle bounds, Scale scale, Control control) {
        this.pane = pane;
        this.bounds = bounds;
        this.scale = scale;
        this.control = control;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public boolean active() {
        return true;
    }

    private int trackLeft() {
        return bounds.x + 5;
    }

    private int trackWidth() {
        return bounds.width - 10;
    }

    private int at(float value) {
        return trackLeft() + Math.round(scale.travel(value) * trackWidth());
    }

    @Override
    public void frame(Frame frame) {
        if (hand.due()) pane.studio().desk().submit(control.order().of(hand.value()));
        float now = hand.shown(control.read().of(frame), frame.nanos());
        if (at(now) == thumb && now == shown) return;
        shown = now;
        thumb = at(now);
        words = scale.words(now);
        pane.dirty(bounds);
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        Draw.box(
                gc, bounds, 2, look.colour(Token.FIELD), look.colour(over ? Token.LINE_CONTROL : Token.LINE_SUBTLE), 1);
        int middle = bounds.y + (bounds.height - 6) / 2;
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(Token.FIELD_TEXT));
        Draw.text(gc, shortName(), bounds.x + 5, middle, SWT.LEFT);
        gc.setFont(look.font(Role.SOURCE_BOLD));
        gc.setForeground(look.colour(Token.FIELD_VALUE));
        Draw.text(gc, words, bounds.x + bounds.width - 5, middle, SWT.RIGHT);
        if (thumb < 0) return;
        int y = bounds.y + bounds.height - 5;
        gc.setBackground(look.colour(Token.LINE_SUBTLE));
        gc.fillRectangle(trackLeft(), y, trackWidth(), 2);
        int zero = scale == Scale.BALANCE ? at(0) : trackLeft();
        gc.setBackground(look.colour(Token.LINE_STRONG));
        gc.fillRectangle(Math.min(zero, thumb), y, Math.abs(thumb - zero), 2);
        gc.fillRectangle(at(0), y - 2, 1, 2);
        gc.setBackground(look.colour(Token.FIELD_VALUE));
        gc.fillRectangle(thumb - 1, y - 2, 3, 6);
    }

    private String shortName() {
        int dot = control.name().lastIndexOf(' ');
        return control.name().substring(dot + 1);
    }

    @Override
    public void press(MouseEvent e) {
        lastX = e.x;
        travel = scale.travel(shown);
        hand.grab(shown);
    }

    @Override
    public void drag(MouseEvent e) {
        float share = (e.x - lastX) / (float) trackWidth();
        lastX = e.x;
        travel = Math.clamp(travel + ((e.stateMask & SWT.MOD1) != 0 ? share / 10 : share), 0f, 1f);
        hand.move(scale.value(travel));
    }

    @Override
    public void release(MouseEvent e, boolean inside) {
        hand.letGo();
    }

    @Override
    public void doubleClick(MouseEvent e) {
        hand.move(0);
    }

    @Override
    public void wheel(int notches, boolean fine) {
        hand.move(scale.step(shown, notches * (fine ? 0.2f : 1)));
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
            case SWT.ARROW_UP, SWT.PAGE_UP -> wheel(1, false);
            case SWT.ARROW_DOWN, SWT.PAGE_DOWN -> wheel(-1, false);
            case SWT.HOME -> hand.move(0);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public String help() {
        return control.name() + ": drag, wheel, Ctrl fine, double-click 0";
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_SLIDER, control.name(), words, false);
    }
}
