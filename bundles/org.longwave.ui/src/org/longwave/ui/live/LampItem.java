package org.longwave.ui.live;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.desk.Lamp;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. The lamp: dim, red outline, filled with red, or amber hatch; each with its word. */
final class LampItem implements Item {
    private final Pane pane;
    private DeskState shownOf;
    private final Rectangle bounds;
    private Lamp lamp = new Lamp(Lamp.Shape.OFF, "", "");

    LampItem(Pane pane, Rectangle bounds) {
        this.pane = pane;
        this.bounds = bounds;
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
        if (frame.desk() == shownOf) return;
        shownOf = frame.desk();
        Lamp now = Lamp.of(frame.desk().outputs());
        if (now.equals(lamp)) return;
        lamp = now;
        pane.dirty(bounds);
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        switch (lamp.shape()) {
            case OFF -> {
                Draw.box(gc, bounds, 4, look.colour(Token.PANEL), look.colour(Token.LINE_CONTROL), 2);
                words(gc, Token.TEXT3, Token.TEXT3, Icon.DOT);
            }
            case OUTLINE -> {
                Draw.box(gc, bounds, 4, look.colour(Token.PANEL), look.colour(Token.AIR), 2);
                words(gc, Token.AIR_TEXT, Token.TEXT, Icon.CIRCLE);
            }
            case FILLED -> {
                Draw.box(gc, bounds, 4, look.colour(Token.AIR), look.colour(Token.AIR_LAMP), 2);
                words(gc, Token.ON_AIR, Token.ON_AIR, Icon.DOT);
            }
            case HATCH -> {
                Draw.hatch(gc, bounds, look.colour(Token.WARN), look.mix(Token.ON_WARN, Token.WARN, 0.6));
                gc.setBackground(look.colour(Token.WARN));
                gc.fillRectangle(bounds.x + 7, bounds.y + 7, bounds.width - 14, bounds.height - 14);
                words(gc, Token.ON_WARN, Token.ON_WARN, Icon.ALARM);
            }
        }
    }

    private void words(GC gc, Token word, Token line, Icon icon) {
        Look look = pane.look();
        icon.paint(gc, bounds.x + 16, bounds.y + 30, look.colour(word));
        int x = bounds.x + 44;
        int room = bounds.width - 44 - 6;
        gc.setFont(look.font(Role.LAMP));
        if (gc.textExtent(lamp.word()).x > room) gc.setFont(look.font(Role.LISTENERS));
        gc.setForeground(look.colour(word));
        Draw.text(gc, lamp.word(), x, bounds.y + (twoLines(gc, room) ? 17 : 22), SWT.LEFT);
        gc.setFont(look.font(Role.BAR_LINE));
        gc.setForeground(look.colour(line));
        if (gc.textExtent(lamp.line()).x <= room) Draw.text(gc, lamp.line(), x, bounds.y + 44, SWT.LEFT);
        else Draw.paragraph(gc, lamp.line(), new Rectangle(x, bounds.y + 32, room, 26), 12, 2);
    }

    /** Whether the line below the word needs two. */
    private boolean twoLines(GC gc, int room) {
        Font now = gc.getFont();
        gc.setFont(pane.look().font(Role.BAR_LINE));
        boolean two = gc.textExtent(lamp.line()).x > room;
        gc.setFont(now);
        return two;
    }

    @Override
    public String help() {
        return lamp.word() + ": " + lamp.line();
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_ALERT, lamp.word() + ". " + lamp.line(), "", false);
    }
}
