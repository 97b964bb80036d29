package org.longwave.ui.pane;

import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;

/**
 * Window thread. A bar with label, value and thumb; drag, wheel, keys and typing like the fader. A value that is not a
 * number means that there is nothing to set.
 */
public final class Slider implements Item {
    private static final float FINE = 0.2f;
    /** Below this width there is room for the value only; the tooltip says of what. */
    private static final int NARROW = 50;

    private final Pane pane;
    private final Rectangle bounds;
    private final Control control;
    private final Scale scale;
    private final Function<Frame, String> label;
    private final Hand hand = new Hand();
    private Consumer<Point> menu;
    private Role labelRole = Role.SOURCE;
    private Role valueRole = Role.SOURCE_BOLD;
    private float shown;
    private String words = "";
    private String name = "";
    private int thumb = -1;
    private boolean named;
    private boolean over;
    private boolean dragged;
    private int lastX;
    private float travel;

    public Slider(Pane pane, Rectangle bounds, Scale scale, String label, Control control) {
        this(pane, bounds, scale, f -> label, control);
        named = false;
    }

    /** @param label a name, may change, it is asked in each frame */
    public Slider(Pane pane, Rectangle bounds, Scale scale, Function<Frame, String> label, Control control) {
        this.pane = pane;
        this.bounds = bounds;
        this.scale = scale;
        this.label = label;
        this.control = control;
        named = true;
    }

    /** What the other mouse button opens, at a place on the screen. */
    public Slider menu(Consumer<Point> open) {
        menu = open;
        return this;
    }

    /** With other fonts than a strip's. */
    public Slider fonts(Role forLabel, Role forValue) {
        labelRole = forLabel;
        valueRole = forValue;
        return this;
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
        if (hand.due()) send();
        float now = hand.shown(control.read().of(frame), frame.nanos());
        String nowName = label.apply(frame);
        if (Float.compare(now, shown) == 0 && thumb >= 0 && nowName.equals(name)) return;
        name = nowName;
        shown = now;
        thumb = Float.isNaN(now) ? 0 : at(now);
        words = Float.isNaN(now) ? Nls.text("mixer.own") : scale.words(now);
        pane.dirty(bounds);
    }

    private void send() {
        pane.studio().desk().submit(control.order().of(hand.value()));
    }

    private void move(float to) {
        if (!Float.isNaN(shown) && hand.move(to)) send();
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        boolean nothing = Float.isNaN(shown) || shown == Float.NEGATIVE_INFINITY;
        Token edge = over ? Token.LINE_CONTROL : Token.LINE_SUBTLE;
        Draw.box(gc, bounds, 2, look.colour(Token.FIELD), look.colour(edge), 1);
        int middle = bounds.y + (bounds.height - 6) / 2;
        gc.setFont(look.font(valueRole));
        gc.setForeground(look.colour(nothing ? Token.FIELD_TEXT : Token.FIELD_VALUE));
        if (bounds.width < NARROW) Draw.text(gc, words, bounds.x + bounds.width / 2, middle, SWT.CENTER);
        else labelled(gc, look, middle);
        if (thumb <= 0) return;
        int y = bounds.y + bounds.height - 5;
        gc.setBackground(look.colour(Token.LINE_SUBTLE));
        gc.fillRectangle(trackLeft(), y, trackWidth(), 2);
        int from = trackLeft() + Math.round(scale.origin() * trackWidth());
        gc.setBackground(look.colour(Token.LINE_STRONG));
        gc.fillRectangle(Math.min(from, thumb), y, Math.abs(thumb - from), 2);
        gc.fillRectangle(at(scale.home()), y - 2, 1, 2);
        gc.setBackground(look.colour(nothing ? Token.LINE_CONTROL : Token.FIELD_VALUE));
        gc.fillRectangle(thumb - 1, y - 2, 3, 6);
    }

    private void labelled(GC gc, Look look, int middle) {
        int width = gc.textExtent(words).x;
        Draw.text(gc, words, bounds.x + bounds.width - 5, middle, SWT.RIGHT);
        gc.setFont(look.font(labelRole));
        gc.setForeground(look.colour(Token.FIELD_TEXT));
        int room = bounds.width - 12 - width;
        String said = named ? Draw.shorten(gc, name, room) : Draw.fit(gc, name, room);
        Draw.text(gc, said, bounds.x + 5, middle, SWT.LEFT);
    }

    @Override
    public void press(MouseEvent e) {
        lastX = e.x;
        travel = scale.travel(shown);
        dragged = false;
        hand.grab(shown);
    }

    @Override
    public void drag(MouseEvent e) {
        if (e.x == lastX) return;
        dragged = true;
        float share = (e.x - lastX) / (float) trackWidth();
        lastX = e.x;
        travel = Math.clamp(travel + ((e.stateMask & SWT.MOD1) != 0 ? share / 10 : share), 0f, 1f);
        move(scale.value(travel));
    }

    @Override
    public void release(MouseEvent e, boolean inside) {
        hand.letGo();
    }

    @Override
    public void doubleClick(MouseEvent e) {
        if (!dragged) move(scale.home());
    }

    @Override
    public boolean wheels() {
        return true;
    }

    @Override
    public void wheel(int notches, boolean fine) {
        if (Float.isNaN(shown)) return;
        move(scale.step(shown, notches * (fine ? FINE : 1)));
        shown = hand.value();
        thumb = -1;
    }

    @Override
    public void hover(boolean now) {
        over = now;
        pane.dirty(bounds);
    }

    @Override
    public boolean menu(Point at) {
        if (menu == null) return false;
        menu.accept(at);
        return true;
    }

    @Override
    public boolean key(KeyEvent e) {
        switch (e.keyCode) {
            case SWT.ARROW_UP -> wheel(1, (e.stateMask & SWT.MOD1) != 0);
            case SWT.ARROW_DOWN -> wheel(-1, (e.stateMask & SWT.MOD1) != 0);
            case SWT.PAGE_UP -> wheel(6, false);
            case SWT.PAGE_DOWN -> wheel(-6, false);
            case SWT.HOME -> move(scale.home());
            default -> {
                boolean side = scale == Scale.BALANCE && "lrcLRC".indexOf(e.character) >= 0 && e.stateMask == 0;
                if (!side && !Character.isDigit(e.character) && "+-".indexOf(e.character) < 0) return false;
                type(String.valueOf(e.character));
            }
        }
        return true;
    }

    /** Lets the operator type the value. */
    public void type(String start) {
        if (!Float.isNaN(shown)) pane.type(bounds, start, typed -> move(scale.parse(typed)));
    }

    @Override
    public String help() {
        String now = Float.isNaN(shown) ? control.name() : control.name() + " " + scale.said(shown);
        return Nls.text("mixer.help.slider", now);
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_SLIDER, control.name(), words, false);
    }
}
