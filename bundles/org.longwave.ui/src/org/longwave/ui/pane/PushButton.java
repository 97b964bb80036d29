package org.longwave.ui.pane;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;

/** Window thread. A button; lit only by the answer of what it drives. */
public final class PushButton implements Item {
    private static final long HOLD_NANOS = 1_000_000_000L;
    private static final long MOMENTARY_NANOS = 400_000_000L;

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
    private long downSince;
    private boolean engaged;
    private Predicate<Frame> locked = f -> false;
    private Supplier<String> why = () -> "";
    private boolean isLocked;
    private Function<Frame, String> changing;
    private String words;
    private Consumer<Point> menu;
    private boolean named;

    /** When it acts. */
    public enum Trigger {
        PRESS,
        RELEASE,
        /** After it was held for a second. */
        HOLD,
        /** On release; held over 0.4 s it acts, and acts again when it is let go. */
        MOMENTARY,
        /** When it is pressed and again when it is let go. */
        BOTH
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

        /** Its sign alone; the words are said and stand in the tooltip. */
        public Face silent() {
            return new Face(name, null, icon, role, litGround, litText, edge);
        }

        public Face role(Role type) {
            return new Face(name, words, icon, type, litGround, litText, edge);
        }

        public Face lit(Token ground, Token text) {
            return new Face(name, words, icon, role, ground, text, edge);
        }

        public Face edge(Token line) {
            return new Face(name, words, icon, role, litGround, litText, line);
        }
    }

    /** How wide a button with this face must be for its words, {@code least} or more. */
    public static int width(Look look, Face face, int least) {
        int sign = face.icon() == null ? 12 : face.words() == null ? 28 : 33;
        return Math.max(least, sign + (face.words() == null ? 0 : look.width(face.role(), face.words())));
    }

    public PushButton(Pane pane, Rectangle bounds, Face face, Predicate<Frame> lit, Trigger trigger, Runnable action) {
        this.pane = pane;
        this.bounds = bounds;
        this.face = face;
        this.lit = lit;
        this.trigger = trigger;
        this.action = action;
        words = face.words;
    }

    /** While {@code when} it cannot be pressed, shows a padlock, and says why when somebody tries. */
    public PushButton locked(Predicate<Frame> when, Supplier<String> sentence) {
        locked = when;
        why = sentence;
        return this;
    }

    /** Its words change. */
    public PushButton words(Function<Frame, String> of) {
        changing = of;
        return this;
    }

    /** Its words are a name that somebody gave, which may be longer than the button. */
    public PushButton named() {
        named = true;
        return this;
    }

    /** What the other mouse button opens, at a place on the screen. */
    public PushButton menu(Consumer<Point> open) {
        menu = open;
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

    @Override
    public void frame(Frame frame) {
        boolean now = lit.test(frame);
        boolean nowLocked = locked.test(frame);
        String nowWords = changing == null ? words : changing.apply(frame);
        if (now != isLit || nowLocked != isLocked || !Objects.equals(nowWords, words)) {
            isLit = now;
            isLocked = nowLocked;
            words = nowWords;
            pane.dirty(bounds);
        }
        if (trigger == Trigger.MOMENTARY && downSince != 0 && !engaged && frame.nanos() - downSince > MOMENTARY_NANOS) {
            engaged = true;
            action.run();
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
        Token ground = isLit
                ? face.litGround
                : isLocked ? Token.PANEL : down ? Token.PRESSED : over ? Token.HOVER : Token.RAISED;
        Token edge = isLit && face.litGround != Token.RAISED
                ? face.litGround
                : isLocked ? Token.LINE_SUBTLE : over ? Token.LINE_STRONG : face.edge;
        Draw.box(gc, bounds, 3, look.colour(ground), look.colour(edge), face.edge == Token.AIR ? 2 : 1);
        if (holdPixels > 4) {
            gc.setBackground(look.colour(Token.AIR_DEEP));
            gc.fillRectangle(bounds.x + 2, bounds.y + 2, holdPixels - 4, bounds.height - 4);
        }
        gc.setFont(look.font(face.role));
        Token usual = isLit ? face.litText : isLocked ? Token.TEXT_OFF : Token.TEXT;
        Color text = ground == Token.PRESSED ? look.onPressed(usual) : look.colour(usual);
        int middle = bounds.y + bounds.height / 2;
        String said = words == null ? null : said(gc, bounds.width - (face.icon == null ? 6 : 28));
        int width = said == null ? 0 : gc.textExtent(said).x;
        int sign = face.icon == null ? 0 : said == null ? 16 : 21;
        int aside = isLocked && bounds.width < 60 ? 5 : 0;
        int x = bounds.x + (bounds.width - width - sign) / 2 - aside;
        if (face.icon != null) face.icon.paint(gc, x, middle, text);
        gc.setForeground(text);
        if (said != null) Draw.text(gc, said, x + sign, middle, SWT.LEFT);
        if (isLocked) Draw.padlock(gc, bounds.x + bounds.width - 10, bounds.y + 4, look.colour(Token.TEXT3));
    }

    private String said(GC gc, int room) {
        return named ? Draw.shorten(gc, words, room) : Draw.fit(gc, words, room);
    }

    @Override
    public void press(MouseEvent e) {
        down = true;
        begin();
        pane.dirty(bounds);
    }

    private boolean refused() {
        if (isLocked) pane.studio().desk().refuse(why.get());
        return isLocked;
    }

    private void begin() {
        if (refused()) return;
        engaged = false;
        downSince = System.nanoTime();
        if (trigger == Trigger.PRESS || trigger == Trigger.BOTH) action.run();
        if (trigger == Trigger.HOLD && heldSince == 0) heldSince = System.nanoTime();
    }

    private void end(boolean inside) {
        boolean early = heldSince != 0;
        boolean begun = downSince != 0;
        downSince = 0;
        heldSince = 0;
        holdPixels = 0;
        if (trigger == Trigger.RELEASE && inside && begun) action.run();
        if (trigger == Trigger.MOMENTARY && begun && (engaged || inside)) action.run();
        if (trigger == Trigger.BOTH && begun) action.run();
        if (trigger == Trigger.HOLD && early) pane.studio().desk().say(Nls.text("pane.hold", face.name));
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
        if (trigger != Trigger.RELEASE && trigger != Trigger.MOMENTARY) begin();
        else if (!refused()) action.run();
        return true;
    }

    @Override
    public void keyUp(KeyEvent e) {
        if (trigger == Trigger.HOLD && heldSince != 0 || trigger == Trigger.BOTH && downSince != 0) end(false);
    }

    @Override
    public boolean menu(Point at) {
        if (menu == null) return false;
        menu.accept(at);
        return true;
    }

    @Override
    public String help() {
        if (isLocked) return face.name + ": " + why.get();
        return trigger == Trigger.HOLD ? Nls.text("pane.hold.tip", face.name) : face.name;
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_CHECKBUTTON, face.name, Nls.text(isLit ? "pane.on" : "pane.off"), isLit);
    }
}
