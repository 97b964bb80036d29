package org.longwave.ui.mixer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSlot;
import org.longwave.ui.desk.Patch;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/**
 * Window thread. One insert slot: two letters of its effect; dashed when it is empty, struck through when it is led
 * past, amber with a mark when it does not run. A click opens the effect, or the menu of an empty slot.
 */
final class InsertTag implements Item {
    private final Pane pane;
    private final Rectangle bounds;
    private final InsertSlot slot;
    private final String owner;
    private Patch shownOf;
    private InsertInfo insert;
    private boolean over;

    InsertTag(Pane pane, Rectangle bounds, InsertSlot slot, String owner) {
        this.pane = pane;
        this.bounds = bounds;
        this.slot = slot;
        this.owner = owner;
    }

    /** Adds the four slots of a strip or bus in a row. */
    static void row(Pane pane, Rectangle at, boolean onBus, int number, String owner) {
        int width = (at.width - 3 * 3) / 4;
        for (int s = 0; s < 4; s++) {
            Rectangle r = new Rectangle(at.x + s * (width + 3), at.y, width, at.height);
            pane.items().add(new InsertTag(pane, r, new InsertSlot(onBus, number, s), owner));
        }
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
        Patch patch = pane.studio().desk().patch();
        if (patch == shownOf) return;
        shownOf = patch;
        InsertInfo now = patch.inserts().get(slot);
        boolean same = now == null || insert == null
                ? now == insert
                : now.effect().equals(insert.effect())
                        && now.bypassed() == insert.bypassed()
                        && now.missing() == insert.missing()
                        && now.problem().equals(insert.problem());
        insert = now;
        if (!same) pane.dirty(bounds);
    }

    private boolean troubled() {
        return insert != null && (insert.missing() || !insert.problem().isEmpty() && !onTrial());
    }

    private boolean onTrial() {
        return insert.problem().equals(InsertInfo.ON_TRIAL);
    }

    /** "HP", "GT": two letters for an effect. */
    static String letters(InsertInfo insert) {
        String known = "mixer.letters." + insert.effect().replace("longwave.", "");
        if (Nls.knows(known)) return Nls.text(known);
        StringBuilder text = new StringBuilder();
        for (String word : insert.name().split("[ -]+"))
            if (!word.isEmpty() && text.length() < 2) text.append(Character.toUpperCase(word.charAt(0)));
        return text.toString();
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        if (insert == null) {
            gc.setForeground(look.colour(over ? Token.LINE_CONTROL : Token.LINE_SUBTLE));
            gc.setLineStyle(SWT.LINE_DOT);
            gc.drawRoundRectangle(bounds.x, bounds.y, bounds.width - 1, bounds.height - 1, 4, 4);
            gc.setLineStyle(SWT.LINE_SOLID);
            if (over) plus(gc, look);
            return;
        }
        boolean quiet = insert.bypassed() || onTrial();
        Token ground = troubled() ? Token.STRIP : over ? Token.HOVER : quiet ? Token.STRIP : Token.RAISED;
        Token edge = troubled() ? Token.WARN_LINE : over ? Token.LINE_STRONG : Token.LINE_CONTROL;
        Draw.box(gc, bounds, 2, look.colour(ground), look.colour(edge), 1);
        gc.setFont(look.font(Role.SCALE_BOLD));
        gc.setForeground(look.colour(troubled() ? Token.WARN_TEXT : quiet ? Token.TEXT3 : Token.TEXT));
        String words = letters(insert) + (troubled() ? "!" : "");
        int middle = bounds.y + bounds.height / 2;
        Draw.text(gc, words, bounds.x + bounds.width / 2, middle, SWT.CENTER);
        if (insert.bypassed()) gc.drawLine(bounds.x + 2, middle, bounds.x + bounds.width - 3, middle);
    }

    private void plus(GC gc, Look look) {
        gc.setForeground(look.colour(Token.TEXT2));
        int x = bounds.x + bounds.width / 2;
        int y = bounds.y + bounds.height / 2;
        gc.drawLine(x - 3, y, x + 3, y);
        gc.drawLine(x, y - 3, x, y + 3);
    }

    @Override
    public void hover(boolean now) {
        over = now;
        pane.dirty(bounds);
    }

    @Override
    public void release(MouseEvent e, boolean inside) {
        if (inside) act();
    }

    private void act() {
        if (insert == null || insert.missing()) menu(pane.canvas().toDisplay(bounds.x, bounds.y + bounds.height));
        else EffectWindow.open(pane, slot);
    }

    @Override
    public boolean menu(Point at) {
        InsertMenu.open(pane, slot, at);
        return true;
    }

    @Override
    public boolean key(KeyEvent e) {
        if (e.character == SWT.DEL && insert != null)
            pane.studio().desk().inserts().clear(slot);
        else if (e.character == ' ' || e.character == SWT.CR) act();
        else return false;
        return true;
    }

    private String state() {
        if (insert == null) return Nls.text("mixer.insert.empty");
        if (insert.missing()) return Nls.text("mixer.insert.missing", insert.effect());
        if (!insert.problem().isEmpty()) return insert.name() + ": " + insert.problem();
        return insert.bypassed() ? Nls.text("mixer.insert.bypassed", insert.name()) : insert.name();
    }

    @Override
    public String help() {
        return Nls.text("mixer.help.insert", slot.slot() + 1, state());
    }

    @Override
    public Spoken spoken() {
        String name = Nls.text("mixer.insert.name", owner, slot.slot() + 1);
        return new Spoken(ACC.ROLE_PUSHBUTTON, name, state(), insert != null && !insert.bypassed());
    }
}
