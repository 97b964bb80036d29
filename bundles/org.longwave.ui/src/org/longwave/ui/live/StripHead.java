package org.longwave.ui.live;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. Identity bar, name, number and source line; the alarm edge round the whole strip. */
final class StripHead implements Item {
    private final Pane pane;
    private final Rectangle bounds;
    private final Title title;
    private final State state;
    private StripState now = new StripState(false, "", "", "");

    /** What never changes. */
    record Title(Token identity, String name, String number) {}

    /** What the source says. */
    interface State {
        StripState of(Frame frame);
    }

    /** @param bounds of the whole strip */
    StripHead(Pane pane, Rectangle bounds, Title title, State state) {
        this.pane = pane;
        this.bounds = bounds;
        this.title = title;
        this.state = state;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public void still(GC gc) {
        Look look = pane.look();
        Draw.box(gc, bounds, 3, look.colour(Token.STRIP), look.colour(Token.LINE_SUBTLE), 1);
        gc.setBackground(look.colour(title.identity()));
        gc.fillRoundRectangle(bounds.x, bounds.y, bounds.width, 4, 3, 3);
        int right = bounds.x + bounds.width - 6;
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(Token.TEXT3));
        int number = gc.textExtent(title.number()).x;
        Draw.text(gc, title.number(), right, bounds.y + 18, SWT.RIGHT);
        gc.setFont(look.font(Role.NAME));
        gc.setForeground(look.colour(Token.TEXT));
        Draw.text(gc, Draw.fit(gc, title.name(), bounds.width - 16 - number), bounds.x + 6, bounds.y + 18, SWT.LEFT);
    }

    @Override
    public void frame(Frame frame) {
        StripState next = state.of(frame);
        if (next.equals(now)) return;
        if (next.alarm() != now.alarm()) pane.dirty(bounds);
        else pane.dirty(bounds.x, bounds.y + 28, bounds.width, 20);
        now = next;
    }

    @Override
    public String help() {
        return now.sentence();
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        if (!now.alarm()) {
            gc.setFont(look.font(Role.SOURCE));
            gc.setForeground(look.colour(Token.TEXT3));
            Draw.text(gc, Draw.fit(gc, now.line(), bounds.width - 12), bounds.x + 6, bounds.y + 37, SWT.LEFT);
            return;
        }
        Rectangle band = new Rectangle(bounds.x + 1, bounds.y + 29, bounds.width - 2, 17);
        Draw.hatch(gc, band, look.colour(Token.WARN), look.mix(Token.ON_WARN, Token.WARN, 0.45));
        gc.setFont(look.font(Role.SOURCE_BOLD));
        int width = gc.textExtent(now.line()).x + 10;
        gc.setBackground(look.colour(Token.WARN));
        gc.fillRectangle(band.x + (band.width - width) / 2, band.y, width, band.height);
        gc.setForeground(look.colour(Token.ON_WARN));
        Draw.text(gc, now.line(), band.x + band.width / 2, band.y + band.height / 2, SWT.CENTER);
        gc.setForeground(look.colour(Token.WARN_LINE));
        gc.setLineWidth(2);
        gc.drawRoundRectangle(bounds.x + 1, bounds.y + 1, bounds.width - 2, bounds.height - 2, 6, 6);
        gc.setLineWidth(1);
    }
}
