package org.longwave.ui.pane;

import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;

/** Window thread. A button; lit only by the answer of what it drives. */
public final class PushButton implements Item {
    private static final long HOLD_NANOS = 1_000_000_000L;

    private final Pane pane;
    private final Rectangle bounds;
    private final Face face;
    private final Predicate<Frame> lit;
    private final Trigger trigger;
    private final Runnable action;
    private boolean isLit;
    private boolean over;
    private boolean down;
    private long heldSince;
    private int holdPixels;

    /** When it acts. */
    public enum Trigger {
        PRESS,
        RELEASE,
        /** After it was held for a second. */
        HOLD
    }

    /**
     * @param name what a screen reader says
     * @param words null for an icon alone
     * @param icon null for words alone
     */
    public record Face(String name, String words, Icon icon, Role role, Token litGround, Token litText, Token edge) {
        public static Face words(String name, String words) {
            return new Face(name, words, null, Role.BUTTON, Token.RAISED, Token.TEXT, Token.LINE_CONTROL);
        }

        public Face with(Icon sign) {
            return new Face(name, words, sign, role, litGround, litText, edge);
        }

        public Face lit(Token ground, Token text) {
            return new Face(name, words, icon, role, ground, text, edge);
        }

        public Face edge(Token line) {
            return new Face(name, words, icon, role, litGround, litText, line);
        }
    }

    public PushButton(Pane pane, Rectangle bounds, Face face, Predicate<Frame> lit, Trigger trigger, Runnable action) {
        this.pane = pane;
        this.bounds = bounds;
        this.face = face;
        this.lit = lit;
        this.trigger = trigger;
        this.action = action;
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
        boolean now = lit.test(frame);
        if (now != isLit) {
            isLit = now;
            pane.dirty(bounds);
        }
        if (heldSince == 0) return;
        long held = frame.nanos() - heldSince;
        int pixels = (int) Math.min(bounds.width, bounds.width * held / HOLD_NANOS);
        if (pixels != holdPixels) pane.dirty(bounds);
        holdPixels = pixels;
        if (held < HOLD_NANOS) return;
        heldSince = 0;
        holdPixels = 0;
        action.run();
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        Token ground = isLit ? face.litGround : down ? Token.PRESSED : over ? Token.HOVER : Token.RAISED;
        Token edge = isLit && face.litGround != Token.RAISED ? face.litGround : over ? Token.LINE_STRONG : face.edge;
        Draw.box(gc, bounds, 3, look.colour(ground), look.colour(edge), face.edge == Token.AIR ? 2 : 1);
        if (holdPixels > 4) {
            gc.setBackground(look.colour(Token.AIR_DEEP));
            gc.fillRectangle(bounds.x + 2, bounds.y + 2, holdPixels - 4, bounds.height - 4);
        }
        gc.setFont(look.font(face.role));
        Token text = isLit ? face.litText : Token.TEXT;
        int middle = bounds.y + bounds.height / 2;
        int width = face.words == null ? 0 : gc.textExtent(face.words).x;
        int sign = face.icon == null ? 0 : face.words == null ? 16 : 21;
        int x = bounds.x + (bounds.width - width - sign) / 2;
        if (face.icon != null) face.icon.paint(gc, x, middle, look.colour(text));
        gc.setForeground(look.colour(text));
        if (face.words != null) Draw.text(gc, face.words, x + sign, middle, SWT.LEFT);
    }

    @Override
    public void press(MouseEvent e) {
        down = true;
        begin();
        pane.dirty(bounds);
    }

    private void begin() {
        if (trigger == Trigger.PRESS) action.run();
        if (trigger == Trigger.HOLD && heldSince == 0) heldSince = System.nanoTime();
    }

    private void end(boolean inside) {
        boolean early = heldSince != 0;
        heldSince = 0;
        holdPixels = 0;
        if (trigger == Trigger.RELEASE && inside) action.run();
        if (trigger == Trigger.HOLD && early) pane.studio().desk().say(face.name + ": hold the button for one second.");
        pane.dirty(bounds);
    }

    @Override
    public void release(MouseEvent e, boolean inside) {
        down = false;
        end(inside);
    }

    @Override
    public void hover(boolean now) {
        over = now;
        pane.dirty(bounds);
    }

    @Override
    public boolean key(KeyEvent e) {
        if (e.character != ' ' && e.character != SWT.CR) return false;
        if (trigger == Trigger.RELEASE) action.run();
        else begin();
        return true;
    }

    @Override
    public void keyUp(KeyEvent e) {
        if (trigger == Trigger.HOLD && heldSince != 0) end(false);
    }

    @Override
    public String help() {
        return trigger == Trigger.HOLD ? face.name + " (hold for one second)" : face.name;
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_CHECKBUTTON, face.name, isLit ? "on" : "off", isLit);
    }
}
