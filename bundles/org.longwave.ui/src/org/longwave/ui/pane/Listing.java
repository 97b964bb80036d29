package org.longwave.ui.pane;

import java.util.List;
import java.util.Objects;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;

/** Window thread. A table that is drawn: a head, rows of one height, a chosen row, a bar that shows where one is. */
public final class Listing implements Item {
    private static final int HEAD = 22;
    private static final int BAR = 6;

    private final Pane pane;
    private final Rectangle bounds;
    private final String name;
    private final List<Column> columns;
    private final int[] widths;
    private final Source source;
    private final int rowHeight;
    private List<Row> rows = List.of();
    private Row chosen;
    private int top;
    private int grabbedTop;
    private int grabbedY;
    private boolean barHeld;

    /**
     * @param title of the column
     * @param width in px; the first with 0 takes what is left
     * @param align SWT.LEFT, CENTER or RIGHT
     * @param shortens it holds names or sentences, which may be longer than the column
     */
    public record Column(String title, int width, int align, boolean shortens) {
        /** One that takes what is left holds names or sentences; another must have room for all it says. */
        public Column(String title, int width, int align) {
            this(title, width, align, width == 0);
        }

        public static Column names(String title, int width) {
            return new Column(title, width, SWT.LEFT, true);
        }
    }

    /**
     * What stands in one column: words, in the role and colour that fit, or a picture.
     *
     * @param picture null for words alone
     */
    public record Cell(String words, Role role, Token colour, Picture picture) {
        public static Cell of(String words) {
            return new Cell(words, Role.TEXT, Token.TEXT2, null);
        }

        public static Cell strong(String words) {
            return new Cell(words, Role.TEXT_MEDIUM, Token.TEXT, null);
        }

        public Cell in(Token token) {
            return new Cell(words, role, token, picture);
        }

        public Cell with(Picture drawn) {
            return new Cell(words, role, colour, drawn);
        }
    }

    /** Draws into a cell; equal pictures look the same. */
    public interface Picture {
        /** Returns the px it took from the left; the words stand behind it. */
        int paint(GC gc, Look look, Rectangle in);
    }

    /**
     * One line.
     *
     * @param key tells it from the others
     * @param alarm a person must look
     */
    public record Row(Object key, boolean alarm, List<Cell> cells) {}

    /** Where the rows come from. */
    public interface Source {
        /** The rows; the same list as before when nothing changed. */
        List<Row> rows(Frame frame);

        /** What to say when there is no row. */
        default String nothing() {
            return "";
        }

        /** A row was chosen by hand; null: none. */
        default void chosen(Object key) {}

        /** A row was double-clicked or Enter was pressed on it. */
        default void opened(Object key) {}
    }

    public Listing(Pane pane, Rectangle bounds, String name, int rowHeight, List<Column> columns, Source source) {
        this.pane = pane;
        this.bounds = bounds;
        this.name = name;
        this.rowHeight = rowHeight;
        this.columns = columns;
        widths = widths(pane.look(), columns);
        this.source = source;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public boolean active() {
        return true;
    }

    public List<Row> rows() {
        return rows;
    }

    @Override
    public void frame(Frame frame) {
        List<Row> now = source.rows(frame);
        if (now == rows || now.equals(rows)) return;
        rows = now;
        Object key = chosen == null ? null : chosen.key();
        chosen = rows.stream().filter(r -> r.key().equals(key)).findFirst().orElse(null);
        top = Math.clamp(top, 0, lastTop());
        pane.dirty(bounds);
    }

    private int visible() {
        return Math.max(1, (bounds.height - HEAD) / rowHeight);
    }

    private int lastTop() {
        return Math.max(0, rows.size() - visible());
    }

    /** Columns grow with the text; none is narrower than its title. */
    private static int[] widths(Look look, List<Column> columns) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            Column c = columns.get(i);
            int title = c.title().isEmpty() ? 0 : look.width(Role.LABEL, c.title()) + 12;
            widths[i] = c.width() == 0 ? 0 : Math.max(c.title().isEmpty() ? c.width() : look.grown(c.width()), title);
        }
        return widths;
    }

    private int width(Column column) {
        int own = widths[columns.indexOf(column)];
        if (own > 0) return own;
        int fixed = 0;
        for (int w : widths) fixed += w;
        return Math.max(40, bounds.width - BAR - fixed);
    }

    @Override
    public void still(GC gc) {
        Look look = pane.look();
        gc.setFont(look.font(Role.LABEL));
        gc.setForeground(look.colour(Token.TEXT3));
        int x = bounds.x;
        for (Column column : columns) {
            int width = width(column);
            words(gc, Draw.fit(gc, column.title(), width - 8), x, width, bounds.y + HEAD / 2, column.align());
            x += width;
        }
        gc.setForeground(look.colour(Token.LINE_SUBTLE));
        gc.drawLine(bounds.x, bounds.y + HEAD - 1, bounds.x + bounds.width - 1, bounds.y + HEAD - 1);
    }

    private static void words(GC gc, String text, int x, int width, int middle, int align) {
        int at = align == SWT.LEFT ? x + 4 : align == SWT.RIGHT ? x + width - 8 : x + width / 2;
        Draw.text(gc, text, at, middle, align);
    }

    @Override
    public void paint(GC gc) {
        Rectangle old = gc.getClipping();
        gc.setClipping(bounds.intersection(old));
        Look look = pane.look();
        if (rows.isEmpty()) {
            gc.setFont(look.font(Role.TEXT));
            gc.setForeground(look.colour(Token.TEXT3));
            Draw.text(
                    gc, Draw.fit(gc, source.nothing(), bounds.width - 8), bounds.x + 4, bounds.y + HEAD + 14, SWT.LEFT);
        }
        int y = bounds.y + HEAD;
        for (int i = top; i < rows.size() && y + rowHeight <= bounds.y + bounds.height; i++, y += rowHeight)
            paint(gc, look, rows.get(i), i, y);
        paintBar(gc, look);
        gc.setClipping(old);
    }

    private void paint(GC gc, Look look, Row row, int index, int y) {
        Rectangle line = new Rectangle(bounds.x, y, bounds.width - BAR - 2, rowHeight);
        boolean isChosen = chosen != null && chosen.key().equals(row.key());
        if (isChosen) Draw.box(gc, line, 2, look.colour(Token.SELECT), null, 0);
        else if (index % 2 == 1) Draw.box(gc, line, 2, look.colour(Token.STRIP), null, 0);
        if (row.alarm()) {
            Rectangle edge = new Rectangle(line.x, line.y + 2, 4, line.height - 4);
            Draw.hatch(gc, edge, look.colour(Token.WARN), look.mix(Token.ON_WARN, Token.WARN, 0.6));
        }
        int x = bounds.x;
        for (int c = 0; c < columns.size() && c < row.cells().size(); c++) {
            Column column = columns.get(c);
            int width = width(column);
            Cell cell = row.cells().get(c);
            Rectangle in = new Rectangle(x + 4, y, width - 12, rowHeight);
            int taken = cell.picture() == null ? 0 : cell.picture().paint(gc, look, in);
            gc.setFont(look.font(cell.role()));
            gc.setForeground(look.colour(isChosen ? Token.ON_SELECT : cell.colour()));
            int room = in.width - taken;
            String text = column.shortens() ? Draw.shorten(gc, cell.words(), room) : Draw.fit(gc, cell.words(), room);
            words(gc, text, x + taken, width - taken, y + rowHeight / 2, column.align());
            x += width;
        }
    }

    private void paintBar(GC gc, Look look) {
        if (rows.size() <= visible()) return;
        Rectangle bar = bar();
        gc.setBackground(look.colour(Token.STRIP));
        gc.fillRectangle(bar.x, bounds.y + HEAD, BAR, bounds.height - HEAD);
        gc.setBackground(look.colour(Token.LINE_CONTROL));
        gc.fillRoundRectangle(bar.x, bar.y, bar.width, bar.height, 4, 4);
    }

    private Rectangle bar() {
        int room = bounds.height - HEAD;
        int height = Math.max(20, room * visible() / Math.max(1, rows.size()));
        int y = bounds.y + HEAD + (lastTop() == 0 ? 0 : (room - height) * top / lastTop());
        return new Rectangle(bounds.x + bounds.width - BAR, y, BAR, height);
    }

    private void scroll(int to) {
        int next = Math.clamp(to, 0, lastTop());
        if (next == top) return;
        top = next;
        pane.dirty(bounds);
    }

    @Override
    public boolean wheels() {
        return true;
    }

    @Override
    public void wheel(int notches, boolean fine) {
        scroll(top - 3 * notches);
    }

    @Override
    public void press(MouseEvent e) {
        barHeld = e.x >= bounds.x + bounds.width - BAR - 4;
        grabbedTop = top;
        grabbedY = e.y;
        int index = top + (e.y - bounds.y - HEAD) / rowHeight;
        if (!barHeld && e.y >= bounds.y + HEAD) choose(index < rows.size() ? rows.get(index) : null);
    }

    @Override
    public void drag(MouseEvent e) {
        int room = bounds.height - HEAD - bar().height;
        if (barHeld && room > 0) scroll(grabbedTop + (e.y - grabbedY) * lastTop() / room);
    }

    @Override
    public void doubleClick(MouseEvent e) {
        if (chosen != null) source.opened(chosen.key());
    }

    private void choose(Row row) {
        if (Objects.equals(row, chosen)) return;
        chosen = row;
        pane.dirty(bounds);
        source.chosen(row == null ? null : row.key());
    }

    private void step(int by) {
        if (rows.isEmpty()) return;
        int at = chosen == null ? -1 : rows.indexOf(chosen);
        int next = Math.clamp(at < 0 ? top : at + by, 0, rows.size() - 1);
        choose(rows.get(next));
        if (next < top) scroll(next);
        if (next >= top + visible()) scroll(next - visible() + 1);
    }

    @Override
    public boolean key(KeyEvent e) {
        switch (e.keyCode) {
            case SWT.ARROW_UP -> step(-1);
            case SWT.ARROW_DOWN -> step(1);
            case SWT.PAGE_UP -> step(-visible());
            case SWT.PAGE_DOWN -> step(visible());
            case SWT.HOME -> step(-rows.size());
            case SWT.END -> step(rows.size());
            case SWT.CR, SWT.KEYPAD_CR -> {
                if (chosen != null) source.opened(chosen.key());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public Spoken spoken() {
        StringBuilder words = new StringBuilder();
        for (Row row : rows) {
            for (Cell cell : row.cells())
                if (!cell.words().isEmpty()) words.append(cell.words()).append(", ");
            words.append("; ");
        }
        return new Spoken(ACC.ROLE_TABLE, name, words.toString(), false);
    }
}
