package org.longwave.ui.mixer;

import java.util.function.Consumer;
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
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. The strip's ground, identity bar, name, number and source line; the alarm edge round all of it. */
final class StripHead implements Item {
    private final Pane pane;
    private final Rectangle bounds;
    private final Title title;
    private final State state;
    private final boolean narrow;
    private SourceState now = SourceState.NONE;

    /** What never changes. */
    record Title(Token identity, String name, String number) {}

    /** What the source says. */
    interface State {
        SourceState of(Frame frame);
    }

    /** @param bounds of the whole strip */
    StripHead(Pane pane, Rectangle bounds, Title title, State state) {
        this.pane = pane;
        this.bounds = bounds;
        this.title = title;
        this.state = state;
        narrow = bounds.width < 60;
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
        if (!narrow) Draw.text(gc, title.number(), right, bounds.y + 18, SWT.RIGHT);
        gc.setFont(look.font(narrow ? Role.BUTTON_SMALL : Role.NAME));
        gc.setForeground(look.colour(Token.TEXT));
        if (narrow) {
            String name = Draw.shorten(gc, title.name(), bounds.width - 6);
            Draw.text(gc, name, bounds.x + bounds.width / 2, bounds.y + 18, SWT.CENTER);
        } else {
            String name = Draw.shorten(gc, title.name(), bounds.width - 16 - number);
            Draw.text(gc, name, bounds.x + 6, bounds.y + 18, SWT.LEFT);
        }
    }

    @Override
    public void frame(Frame frame) {
        SourceState next = state.of(frame);
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
            if (narrow) {
                Draw.text(gc, title.number(), bounds.x + bounds.width / 2, bounds.y + 36, SWT.CENTER);
                return;
            }
            Draw.text(gc, Draw.shorten(gc, now.line(), bounds.width - 12), bounds.x + 6, bounds.y + 37, SWT.LEFT);
            return;
        }
        Rectangle band = new Rectangle(bounds.x + 1, bounds.y + 29, bounds.width - 2, 17);
        Draw.hatch(gc, band, look.colour(Token.WARN), look.mix(Token.ON_WARN, Token.WARN, 0.45));
        gc.setFont(look.font(Role.SOURCE_BOLD));
        String words = narrow ? Nls.text("mixer.lost") : now.line();
        String line = Draw.fit(gc, words, band.width - 8);
        int width = gc.textExtent(line).x + 8;
        gc.setBackground(look.colour(Token.WARN));
        gc.fillRectangle(band.x + (band.width - width) / 2, band.y, width, band.height);
        gc.setForeground(look.colour(Token.ON_WARN));
        Draw.text(gc, line, band.x + band.width / 2, band.y + band.height / 2, SWT.CENTER);
        gc.setForeground(look.colour(Token.WARN_LINE));
        gc.setLineWidth(2);
        gc.drawRoundRectangle(bounds.x + 1, bounds.y + 1, bounds.width - 2, bounds.height - 2, 6, 6);
        gc.setLineWidth(1);
    }

    /** Window thread. The name as a button: the other mouse button opens the strip's menu, a double-click writes it anew. */
    static final class Handle implements Item {
        private final Pane pane;
        private final Rectangle bounds;
        private final String name;
        private final Consumer<Point> menu;
        private final Runnable write;
        private boolean over;

        Handle(Pane pane, Rectangle bounds, String name, Consumer<Point> menu, Runnable write) {
            this.pane = pane;
            this.bounds = bounds;
            this.name = name;
            this.menu = menu;
            this.write = write;
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
        public void paint(GC gc) {
            if (!over) return;
            int x = bounds.x + bounds.width - 10;
            int y = bounds.y + bounds.height - 8;
            gc.setBackground(pane.look().colour(Token.TEXT2));
            gc.fillPolygon(new int[] {x, y, x + 7, y, x + 3, y + 4});
        }

        @Override
        public void hover(boolean now) {
            over = now;
            pane.dirty(bounds);
        }

        @Override
        public void doubleClick(MouseEvent e) {
            write.run();
        }

        @Override
        public boolean menu(Point at) {
            menu.accept(at);
            return true;
        }

        @Override
        public boolean key(KeyEvent e) {
            if (e.character != ' ' && e.character != SWT.CR) return false;
            menu.accept(pane.canvas().toDisplay(bounds.x, bounds.y + bounds.height));
            return true;
        }

        @Override
        public String help() {
            return Nls.text("mixer.help.head", name);
        }

        @Override
        public Spoken spoken() {
            return new Spoken(ACC.ROLE_PUSHBUTTON, Nls.text("mixer.menuOf", name), "", false);
        }
    }
}
