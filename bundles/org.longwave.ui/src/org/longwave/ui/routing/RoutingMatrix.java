package org.longwave.ui.routing;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.BusInfo;
import org.longwave.api.StripInfo;
import org.longwave.ui.desk.Facts;
import org.longwave.ui.law.MeterLaw;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. Strips from top to bottom, buses from left to right; a cell tells and changes how they are connected. */
public final class RoutingMatrix implements Item {
    private static final int HEAD = 40;
    static final int LEAST_ROW = 24;
    private static final int LABEL = 148;
    private static final int LEAST_COLUMN = 62;

    private final Pane pane;
    private final Rectangle bounds;
    private final List<StripInfo> strips;
    private final List<BusInfo> buses;
    private final RoutingOrders orders;
    private final Crosspoint[] cells;
    private final int[] levels;
    private final int rowHeight;
    private final int columnWidth;
    private final int head;
    private int row;
    private int column;
    private int firstColumn;
    private boolean pressed;

    RoutingMatrix(Pane pane, Rectangle bounds, List<StripInfo> strips, List<BusInfo> buses, RoutingOrders orders) {
        this.pane = pane;
        this.bounds = bounds;
        this.strips = strips;
        this.buses = buses;
        this.orders = orders;
        cells = new Crosspoint[strips.size() * buses.size()];
        levels = new int[strips.size()];
        head = head(pane.look());
        rowHeight = Math.clamp((bounds.height - head) / Math.max(1, strips.size()), LEAST_ROW, 33);
        columnWidth = Math.clamp((bounds.width - LABEL) / Math.max(1, buses.size()), LEAST_COLUMN, 96);
    }

    /** Height of the names of the buses. */
    static int head(Look look) {
        return look.stretched(HEAD);
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public boolean active() {
        return true;
    }

    private int columnsShown() {
        return Math.max(1, Math.min(buses.size(), (bounds.width - LABEL) / columnWidth));
    }

    /** Where the cell of this strip and bus is drawn. */
    public Rectangle cell(int stripIndex, int busIndex) {
        return new Rectangle(
                bounds.x + LABEL + (busIndex - firstColumn) * columnWidth,
                bounds.y + head + stripIndex * rowHeight,
                columnWidth,
                rowHeight);
    }

    @Override
    public void frame(Frame frame) {
        Facts facts = pane.studio().watch().facts();
        for (int s = 0; s < strips.size(); s++) {
            StripInfo strip = strips.get(s);
            float peak = Math.max(
                    frame.meters().stripPeak(strip.number(), 0), frame.meters().stripPeak(strip.number(), 1));
            int level = Math.round(MeterLaw.height(MeterLaw.dbfs(peak)) * 30);
            if (level != levels[s]) {
                levels[s] = level;
                Rectangle meter = meter(s);
                pane.dirty(meter.x, meter.y, meter.width, meter.height);
            }
            for (int b = 0; b < buses.size(); b++) {
                Crosspoint now =
                        Crosspoint.of(strip, buses.get(b), buses, facts.routes(strip.number()), frame.meters());
                int at = s * buses.size() + b;
                if (now.equals(cells[at])) continue;
                cells[at] = now;
                Rectangle cell = cell(s, b);
                pane.dirty(cell.x, cell.y, cell.width, cell.height);
            }
        }
    }

    private Rectangle meter(int s) {
        return new Rectangle(bounds.x + LABEL - 40, bounds.y + head + s * rowHeight + rowHeight / 2 - 4, 30, 7);
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        Rectangle old = gc.getClipping();
        gc.setClipping(bounds.intersection(old));
        tint(gc, look);
        for (int s = 0; s < strips.size(); s++) paintLabel(gc, look, s);
        int last = Math.min(buses.size(), firstColumn + columnsShown());
        for (int b = firstColumn; b < last; b++) {
            paintHead(gc, look, b);
            for (int s = 0; s < strips.size(); s++) {
                Crosspoint point = cells[s * buses.size() + b];
                if (point != null) paintCell(gc, look, cell(s, b), point);
            }
        }
        gc.setClipping(old);
    }

    private void tint(GC gc, Look look) {
        if (strips.isEmpty() || buses.isEmpty()) return;
        gc.setBackground(look.colour(Token.STRIP));
        Rectangle cell = cell(row, column);
        gc.fillRectangle(bounds.x, cell.y, LABEL + columnsShown() * columnWidth, rowHeight);
        gc.fillRectangle(cell.x, bounds.y, columnWidth, head + strips.size() * rowHeight);
        gc.setForeground(look.colour(Token.LINE_SUBTLE));
        int right = bounds.x + LABEL + columnsShown() * columnWidth;
        for (int s = 0; s <= strips.size(); s++) {
            int y = bounds.y + head + s * rowHeight;
            gc.drawLine(bounds.x, y, right, y);
        }
    }

    private void paintHead(GC gc, Look look, int b) {
        BusInfo bus = buses.get(b);
        Rectangle cell = cell(0, b);
        int middle = cell.x + columnWidth / 2;
        gc.setFont(look.font(Role.VALUE));
        gc.setForeground(look.colour(Token.TEXT));
        Draw.text(
                gc,
                Draw.shorten(gc, bus.label(), columnWidth - 6),
                middle,
                bounds.y + pane.look().stretched(12),
                SWT.CENTER);
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(Token.TEXT3));
        String what = switch (bus.kind()) {
            case BusInfo.MIX_MINUS -> Nls.text("routing.without", bus.guest());
            case BusInfo.MONITOR -> Nls.text("routing.hear");
            default -> bus.number() == 0 ? Nls.text("routing.air") : Nls.text("routing.mix");
        };
        // half a word says less than none; the line has its colour, and a chosen cell says it in a sentence
        if (gc.textExtent(what).x <= columnWidth - 4)
            Draw.text(gc, what, middle, bounds.y + pane.look().stretched(27), SWT.CENTER);
        gc.setBackground(look.colour(
                bus.number() == 0 ? Token.AIR : bus.kind().equals(BusInfo.MONITOR) ? Token.CUE : Token.LINE_CONTROL));
        gc.fillRectangle(cell.x + 8, bounds.y + head - 3, columnWidth - 16, 2);
    }

    private void paintLabel(GC gc, Look look, int s) {
        StripInfo strip = strips.get(s);
        int y = bounds.y + head + s * rowHeight;
        gc.setBackground(look.colour(Token.identity(strip.colour())));
        gc.fillRectangle(bounds.x, y + 2, 3, rowHeight - 3);
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(Token.TEXT3));
        Draw.text(gc, Integer.toString(s + 1), bounds.x + 22, y + rowHeight / 2, SWT.RIGHT);
        gc.setFont(look.font(Role.VALUE));
        gc.setForeground(look.colour(Token.TEXT));
        Draw.text(gc, Draw.shorten(gc, strip.label(), LABEL - 76), bounds.x + 30, y + rowHeight / 2, SWT.LEFT);
        Rectangle meter = meter(s);
        gc.setBackground(look.colour(Token.WELL));
        gc.fillRectangle(meter);
        gc.setBackground(look.colour(Token.METER_MID));
        if (levels[s] > 0) gc.fillRectangle(meter.x, meter.y, levels[s], meter.height);
    }

    private void paintCell(GC gc, Look look, Rectangle cell, Crosspoint point) {
        int height = Math.min(22, cell.height - 4);
        Rectangle plate = new Rectangle(cell.x + 5, cell.y + (cell.height - height) / 2 + 1, cell.width - 10, height);
        boolean chosen = cell.equals(cell(row, column));
        switch (point.kind()) {
            case OFF, LISTENABLE -> {
                gc.setBackground(look.colour(Token.TEXT3));
                gc.fillOval(cell.x + cell.width / 2 - 2, cell.y + cell.height / 2 - 1, 4, 4);
            }
            case CLOSED -> words(gc, look, plate, point.words(), Token.TEXT_OFF);
            case FOLLOWS -> words(gc, look, plate, point.words(), Token.TEXT3);
            case NEVER -> {
                Draw.hatch(gc, plate, look.colour(Token.PANEL), look.colour(Token.LINE_SUBTLE));
                gc.setFont(look.font(Role.BUTTON_SMALL));
                int wide = gc.textExtent(point.words()).x + 8;
                gc.setBackground(look.colour(Token.PANEL));
                gc.fillRectangle(plate.x + plate.width / 2 + 2 - wide / 2, plate.y, wide, plate.height);
                words(gc, look, plate, point.words(), Token.TEXT2);
            }
            case LISTENING -> {
                Draw.box(gc, plate, 3, look.colour(Token.CUE), look.colour(Token.CUE), 1);
                Icon.HEADPHONES.paint(gc, plate.x + 5, plate.y + plate.height / 2, look.colour(Token.ON_CUE));
                words(gc, look, plate, point.words(), Token.ON_CUE);
            }
            case ASSIGNED, SEND, BOTH -> {
                Draw.box(gc, plate, 3, look.colour(Token.RAISED), look.colour(Token.LINE_CONTROL), 1);
                words(gc, look, plate, point.words(), Token.TEXT);
                if (point.live()) {
                    gc.setBackground(look.colour(Token.AIR_LAMP));
                    gc.fillRectangle(plate.x + 2, plate.y + 2, 4, plate.height - 4);
                }
            }
        }
        if (!chosen) return;
        gc.setForeground(look.colour(Token.FOCUS));
        gc.setLineWidth(2);
        gc.drawRoundRectangle(plate.x - 2, plate.y - 1, plate.width + 4, plate.height + 2, 6, 6);
        gc.setLineWidth(1);
    }

    private static void words(GC gc, Look look, Rectangle plate, String words, Token colour) {
        gc.setFont(look.font(Role.BUTTON_SMALL));
        if (gc.textExtent(words).x > plate.width - 10) gc.setFont(look.font(Role.SCALE_BOLD));
        gc.setForeground(look.colour(colour));
        Draw.text(
                gc,
                Draw.fit(gc, words, plate.width - 6),
                plate.x + plate.width / 2 + 2,
                plate.y + plate.height / 2,
                SWT.CENTER);
    }

    /** The ring lies around the cell. */
    @Override
    public Rectangle ring() {
        return strips.isEmpty() || buses.isEmpty() ? bounds : cell(row, column);
    }

    @Override
    public void press(MouseEvent e) {
        int s = (e.y - bounds.y - head) / rowHeight;
        int b = firstColumn + (e.x - bounds.x - LABEL) / columnWidth;
        pressed = e.y >= bounds.y + head && e.x >= bounds.x + LABEL && s < strips.size() && b < buses.size();
        if (pressed) go(s, b);
    }

    @Override
    public void release(MouseEvent e, boolean inside) {
        if (pressed && inside && cell(row, column).contains(e.x, e.y)) toggle();
        pressed = false;
    }

    private void go(int s, int b) {
        if (strips.isEmpty() || buses.isEmpty()) return;
        row = Math.clamp(s, 0, strips.size() - 1);
        column = Math.clamp(b, 0, buses.size() - 1);
        if (column < firstColumn) firstColumn = column;
        if (column >= firstColumn + columnsShown()) firstColumn = column - columnsShown() + 1;
        pane.dirty(bounds);
    }

    private Crosspoint chosen() {
        return cells.length == 0 ? null : cells[row * buses.size() + column];
    }

    private void toggle() {
        Crosspoint point = chosen();
        if (point != null) orders.toggle(strips.get(row), buses.get(column), point);
    }

    @Override
    public boolean key(KeyEvent e) {
        Crosspoint point = chosen();
        if (point == null) return false;
        StripInfo strip = strips.get(row);
        BusInfo bus = buses.get(column);
        switch (e.keyCode) {
            case SWT.ARROW_UP -> go(row - 1, column);
            case SWT.ARROW_DOWN -> go(row + 1, column);
            case SWT.ARROW_LEFT -> go(row, column - 1);
            case SWT.ARROW_RIGHT -> go(row, column + 1);
            case SWT.CR, SWT.KEYPAD_CR ->
                pane.type(cell(row, column), "", typed -> orders.send(strip, bus, point, typed));
            case SWT.DEL, SWT.BS -> orders.send(strip, bus, point, "off");
            default -> {
                if (e.character == ' ') toggle();
                else if (e.character == 'p' || e.character == 'P') orders.tap(strip, bus, point);
                else return false;
            }
        }
        return true;
    }

    /** How the chosen cell is connected, as a sentence. */
    String sentence() {
        Crosspoint point = chosen();
        return point == null
                ? ""
                : point.sentence(strips.get(row).label(), buses.get(column).label());
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_TABLE, Nls.text("routing.matrix"), sentence(), false);
    }
}
