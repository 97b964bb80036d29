package org.longwave.ui.live;

import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. A tile of the station bar: sign, label, value, second line. */
final class Tile implements Item {
    private final Pane pane;
    private DeskState shownOf;
    private final Rectangle bounds;
    private final String label;
    private final Function<Frame, Content> read;
    private Content content = new Content(Mood.CALM, "", "");

    /** How it looks. */
    enum Mood {
        CALM,
        GOOD,
        AIR,
        ALARM
    }

    /** What it says. */
    record Content(Mood mood, String value, String line) {}

    Tile(Pane pane, Rectangle bounds, String label, Function<Frame, Content> read) {
        this.pane = pane;
        this.bounds = bounds;
        this.label = label;
        this.read = read;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public void frame(Frame frame) {
        if (frame.desk() == shownOf) return;
        shownOf = frame.desk();
        Content now = read.apply(frame);
        if (now.equals(content)) return;
        content = now;
        pane.dirty(bounds);
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        boolean alarm = content.mood() == Mood.ALARM;
        Draw.box(
                gc,
                bounds,
                3,
                look.colour(Token.PANEL),
                look.colour(alarm ? Token.WARN_LINE : Token.LINE_SUBTLE),
                alarm ? 2 : 1);
        sign(gc, look);
        int x = bounds.x + 34;
        int room = bounds.width - 42;
        gc.setFont(look.font(Role.LABEL));
        gc.setForeground(look.colour(Token.TEXT3));
        Draw.text(gc, label, x, bounds.y + 12, SWT.LEFT);
        gc.setFont(look.font(Role.TILE_VALUE));
        gc.setForeground(look.colour(Token.TEXT));
        Draw.text(gc, Draw.fit(gc, content.value(), room), x, bounds.y + 28, SWT.LEFT);
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(alarm ? Token.WARN_TEXT : Token.TEXT2));
        Draw.text(gc, Draw.fit(gc, content.line(), room), x, bounds.y + 45, SWT.LEFT);
    }

    private void sign(GC gc, Look look) {
        int middle = bounds.y + bounds.height / 2;
        switch (content.mood()) {
            case AIR -> Icon.DOT.paint(gc, bounds.x + 9, middle, look.colour(Token.AIR_TEXT));
            case GOOD -> Icon.CHECK.paint(gc, bounds.x + 9, middle, look.colour(Token.OK_TEXT));
            case ALARM -> Icon.ALARM.paint(gc, bounds.x + 9, middle, look.colour(Token.WARN_TEXT));
            case CALM -> Icon.CIRCLE.paint(gc, bounds.x + 9, middle, look.colour(Token.TEXT3));
        }
    }

    @Override
    public boolean active() {
        return true;
    }

    @Override
    public String help() {
        return label + ": " + content.value() + (content.line().isEmpty() ? "" : ". " + content.line());
    }

    @Override
    public Spoken spoken() {
        return new Spoken(org.eclipse.swt.accessibility.ACC.ROLE_LABEL, help(), "", false);
    }
}
