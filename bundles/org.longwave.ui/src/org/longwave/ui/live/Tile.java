package org.longwave.ui.live;

import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
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

/** Window thread. A tile of the station bar: sign, label, value, second line; a press opens the view behind it. */
final class Tile implements Item {
    private static final int WIDE = 124;

    private final Pane pane;
    private DeskState shownOf;
    private final Rectangle bounds;
    private final String label;
    private final Function<Frame, Content> read;
    private final Runnable open;
    private boolean over;
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

    Tile(Pane pane, Rectangle bounds, String label, Function<Frame, Content> read, Runnable open) {
        this.pane = pane;
        this.bounds = bounds;
        this.label = label;
        this.read = read;
        this.open = open;
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
        Token edge = alarm ? Token.WARN_LINE : over ? Token.LINE_STRONG : Token.LINE_SUBTLE;
        Draw.box(gc, bounds, 3, look.colour(over ? Token.HOVER : Token.PANEL), look.colour(edge), alarm ? 2 : 1);
        if (bounds.width >= WIDE) paintWide(gc, look, alarm);
        else paintNarrow(gc, look);
    }

    private void paintWide(GC gc, Look look, boolean alarm) {
        sign(gc, look, bounds.x + 9, bounds.y + bounds.height / 2);
        int x = bounds.x + 34;
        int room = bounds.width - 40;
        gc.setFont(look.font(Role.BAR));
        gc.setForeground(look.colour(Token.TEXT3));
        Draw.text(gc, label, x, bounds.y + 12, SWT.LEFT);
        value(gc, look, x, bounds.y + 28, room);
        gc.setFont(look.font(Role.BAR_LINE));
        gc.setForeground(look.colour(alarm ? Token.WARN_TEXT : Token.TEXT2));
        Draw.text(gc, Draw.shorten(gc, content.line(), room), x, bounds.y + 45, SWT.LEFT);
    }

    /** No room for the second line: it stands in the tooltip. */
    private void paintNarrow(GC gc, Look look) {
        sign(gc, look, bounds.x + 5, bounds.y + 18);
        gc.setFont(look.font(Role.BAR_LINE));
        gc.setForeground(look.colour(Token.TEXT3));
        Draw.text(gc, Draw.fit(gc, label, bounds.width - 30), bounds.x + 25, bounds.y + 18, SWT.LEFT);
        value(gc, look, bounds.x + 8, bounds.y + 39, bounds.width - 14);
    }

    /** The whole of it, or its first part: "18 %" of "18 % - 0 late". */
    private void value(GC gc, Look look, int x, int middle, int room) {
        gc.setFont(look.font(Role.BAR_VALUE));
        gc.setForeground(look.colour(Token.TEXT));
        String whole = content.value();
        boolean shortened = gc.textExtent(whole).x > room;
        int cut = whole.indexOf(" \u00b7 ");
        String text = shortened && cut > 0 ? whole.substring(0, cut) : whole;
        Draw.text(gc, Draw.fit(gc, text, room), x, middle, SWT.LEFT);
    }

    private void sign(GC gc, Look look, int x, int middle) {
        switch (content.mood()) {
            case AIR -> Icon.DOT.paint(gc, x, middle, look.colour(Token.AIR_TEXT));
            case GOOD -> Icon.CHECK.paint(gc, x, middle, look.colour(Token.OK_TEXT));
            case ALARM -> Icon.ALARM.paint(gc, x, middle, look.colour(Token.WARN_TEXT));
            case CALM -> Icon.CIRCLE.paint(gc, x, middle, look.colour(Token.TEXT3));
        }
    }

    @Override
    public boolean active() {
        return true;
    }

    @Override
    public void hover(boolean now) {
        over = now;
        pane.dirty(bounds);
    }

    @Override
    public void release(MouseEvent e, boolean inside) {
        if (inside) open.run();
    }

    @Override
    public boolean key(KeyEvent e) {
        if (e.character != ' ' && e.character != SWT.CR) return false;
        open.run();
        return true;
    }

    @Override
    public String help() {
        return label + ": " + content.value() + (content.line().isEmpty() ? "" : ". " + content.line());
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_PUSHBUTTON, help(), "", false);
    }
}
