package org.longwave.ui.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.Event;
import org.longwave.ui.desk.Event.State;
import org.longwave.ui.desk.Event.Weight;
import org.longwave.ui.desk.EventLog;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Listing;
import org.longwave.ui.pane.Listing.Cell;
import org.longwave.ui.pane.Listing.Column;
import org.longwave.ui.pane.Listing.Row;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;

/** Window thread. What happened, in plain words: filtered by weight and by what is typed, accepted, exported. */
public final class EventsPane {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter FILE = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss");
    private static final int HEAD = 34;

    private final Studio studio;
    private final Pane pane;
    private final Set<Weight> shown = EnumSet.of(Weight.ALARM, Weight.WARNING, Weight.INFO);
    private final Text filter;
    private String words = "";

    public EventsPane(Composite parent, Studio studio) {
        this.studio = studio;
        Text[] made = new Text[1];
        pane = new Pane(parent, studio, Token.PANEL, p -> layout(p, made[0]));
        filter = new Text(pane.canvas(), SWT.SINGLE);
        made[0] = filter;
        filter.setFont(studio.look().font(Role.TEXT));
        filter.setMessage(Nls.text("events.filter"));
        filter.addListener(SWT.Modify, e -> words = filter.getText().strip().toLowerCase(Locale.ROOT));
    }

    public Pane pane() {
        return pane;
    }

    private void layout(Pane p, Text field) {
        Rectangle a = p.area();
        boolean wide = a.width > 700;
        int[] chips = new int[Weight.values().length];
        int taken = 8;
        for (Weight weight : Weight.values()) {
            int words = p.look().width(Role.BUTTON, word(weight) + " 888");
            chips[weight.ordinal()] = words + 22;
            taken += words + 26;
        }
        Face export = Face.words(Nls.text("events.export.name"), Nls.text("events.export"));
        Face accept = Face.words(Nls.text("events.accept.name"), Nls.text("events.accept"));
        int exportWidth = PushButton.width(p.look(), export, 84);
        int acceptWidth = PushButton.width(p.look(), accept, 84);
        taken += exportWidth + acceptWidth + 24;
        Rectangle box = new Rectangle(8, 5, Math.clamp(a.width - taken - 8, 76, 200), 26);
        p.items().add(new FilterBox(p, box));
        if (field != null) {
            field.setFont(p.look().font(Role.TEXT));
            field.setBackground(p.look().colour(Token.FIELD));
            field.setForeground(p.look().colour(Token.FIELD_VALUE));
            field.setMessage(Nls.text("events.filter"));
            field.setBounds(box.x + 26, box.y + 3, box.width - 32, box.height - 6);
        }
        int x = box.x + box.width + 8;
        for (Weight weight : Weight.values()) {
            int width = chips[weight.ordinal()];
            p.items().add(new Chip(p, new Rectangle(x, 5, width, 26), weight));
            x += width + 4;
        }
        int right = a.width - 8;
        right = button(p, new Rectangle(right - exportWidth, 5, exportWidth, 26), export, this::export);
        right = button(
                p,
                new Rectangle(right - acceptWidth, 5, acceptWidth, 26),
                accept,
                studio.watch().events()::acceptAll);
        Caption.Style style = Caption.Style.right(Role.SOURCE, Token.TEXT2);
        if (right - x > p.look().width(style.role(), Nls.text("events.count", 888, 888)) + 8) {
            p.items().add(new Caption(p, new Rectangle(x, 5, right - x - 4, 26), style, f -> count()));
        }
        List<Column> columns = List.of(
                new Column("", 28, SWT.LEFT),
                new Column(Nls.text("events.time"), 66, SWT.LEFT),
                Column.names(Nls.text("events.source"), wide ? 130 : 104),
                new Column(Nls.text("events.what"), 0, SWT.LEFT),
                new Column(Nls.text("events.state"), 74, SWT.LEFT));
        Rectangle at = new Rectangle(6, HEAD + 2, a.width - 12, Math.max(60, a.height - HEAD - 28));
        Rows rows = new Rows();
        p.items().add(new Listing(p, at, Nls.text("events.title"), 26, columns, rows));
        Rectangle foot = new Rectangle(12, a.height - 24, a.width - 24, 20);
        p.items()
                .add(new Caption(p, foot, Caption.Style.left(Role.NARROW, Token.TEXT2), f -> rows.sentence())
                        .mayShorten());
    }

    /** Returns where the next one ends, to its left. */
    private static int button(Pane p, Rectangle at, Face face, Runnable run) {
        p.items().add(new PushButton(p, at, face, f -> false, Trigger.RELEASE, run));
        return at.x - 6;
    }

    private static String word(Weight weight) {
        return Nls.text("events." + weight.name().toLowerCase(Locale.ROOT));
    }

    private String count() {
        EventLog log = studio.watch().events();
        int matching = (int) log.events().stream().filter(this::fits).count();
        return Nls.text("events.count", matching, log.total());
    }

    private boolean fits(Event e) {
        if (!shown.contains(e.weight())) return false;
        return words.isEmpty()
                || e.words().toLowerCase(Locale.ROOT).contains(words)
                || e.source().toLowerCase(Locale.ROOT).contains(words);
    }

    private void export() {
        FileDialog dialog = new FileDialog(pane.canvas().getShell(), SWT.SAVE);
        dialog.setText(Nls.text("events.export.name"));
        dialog.setFileName("longwave-events_" + FILE.format(LocalDateTime.now()) + ".txt");
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) export(Path.of(chosen));
    }

    /** Writes what is shown now to a file; on the thread for orders, which may wait for the disk. */
    public void export(Path file) {
        List<Event> now =
                studio.watch().events().events().stream().filter(this::fits).toList();
        studio.desk().order(Nls.text("events.export.name"), () -> {
            try {
                Files.writeString(file, EventLog.text(now));
                studio.desk().say(Nls.text("events.exported", now.size(), file));
            } catch (IOException e) {
                studio.desk().refuse(Nls.text("events.notExported", file, e.toString()));
            }
        });
    }

    /** The frame around the native field. */
    private record FilterBox(Pane pane, Rectangle bounds) implements Item {
        @Override
        public void still(GC gc) {
            Look look = pane.look();
            Draw.box(gc, bounds, 2, look.colour(Token.FIELD), look.colour(Token.LINE_CONTROL), 1);
            Icon.SEARCH.paint(gc, bounds.x + 6, bounds.y + bounds.height / 2, look.colour(Token.TEXT3));
        }

        @Override
        public void paint(GC gc) {
            // the field draws itself
        }

        @Override
        public Spoken spoken() {
            return new Spoken(ACC.ROLE_TEXT, Nls.text("events.filter"), "", false);
        }
    }

    /** A weight with its count; a click shows or hides it. */
    private final class Chip implements Item {
        private final Pane owner;
        private final Rectangle bounds;
        private final Weight weight;
        private List<Event> of;
        private long count;

        Chip(Pane owner, Rectangle bounds, Weight weight) {
            this.owner = owner;
            this.bounds = bounds;
            this.weight = weight;
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
            List<Event> now = studio.watch().events().events();
            if (now == of) return;
            of = now;
            count = now.stream().filter(e -> e.weight() == weight).count();
            owner.dirty(bounds);
        }

        @Override
        public void paint(GC gc) {
            Look look = owner.look();
            boolean on = shown.contains(weight);
            Token edge =
                    !on ? Token.LINE_SUBTLE : weight == Weight.ALARM && count > 0 ? Token.WARN_LINE : Token.LINE_STRONG;
            Draw.box(gc, bounds, 12, look.colour(on ? Token.RAISED : Token.PANEL), look.colour(edge), on ? 2 : 1);
            gc.setFont(look.font(on ? Role.BUTTON : Role.NARROW));
            gc.setForeground(look.colour(on ? Token.TEXT : Token.TEXT3));
            int middle = bounds.y + bounds.height / 2;
            Draw.text(
                    gc,
                    Draw.fit(gc, word(weight) + " " + count, bounds.width - 10),
                    bounds.x + bounds.width / 2,
                    middle,
                    SWT.CENTER);
        }

        private void toggle() {
            if (!shown.remove(weight)) shown.add(weight);
            owner.dirty(bounds);
        }

        @Override
        public void release(MouseEvent e, boolean inside) {
            if (inside) toggle();
        }

        @Override
        public boolean key(KeyEvent e) {
            if (e.character != ' ') return false;
            toggle();
            return true;
        }

        @Override
        public Spoken spoken() {
            boolean on = shown.contains(weight);
            return new Spoken(ACC.ROLE_CHECKBUTTON, word(weight), Long.toString(count), on);
        }
    }

    /** The rows; made anew when the log, the weights or the words change. */
    private final class Rows implements Listing.Source {
        private List<Event> of;
        private Set<Weight> weights = Set.of();
        private String typed = "";
        private List<Row> rows = List.of();
        private Event chosen;

        @Override
        public List<Row> rows(Frame frame) {
            List<Event> now = studio.watch().events().events();
            if (now == of && weights.equals(shown) && typed.equals(words)) return rows;
            of = now;
            weights = EnumSet.copyOf(shown.isEmpty() ? EnumSet.noneOf(Weight.class) : shown);
            typed = words;
            rows = now.stream().filter(EventsPane.this::fits).map(this::row).toList();
            return rows;
        }

        private Row row(Event e) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of("").with((gc, look, in) -> {
                sign(gc, look, e, in);
                return 20;
            }));
            cells.add(Cell.of(time(e.at())));
            cells.add(e.weight() == Weight.DEBUG ? Cell.of(e.source()) : Cell.strong(e.source()));
            Cell what = Cell.of(e.words());
            cells.add(e.weight() == Weight.DEBUG ? what.in(Token.TEXT3) : what.in(Token.TEXT));
            Cell state = Cell.of(state(e));
            cells.add(e.state() == State.OPEN ? state.in(Token.WARN_TEXT) : state);
            return new Row(e.number(), e.onTop(), cells);
        }

        private static void sign(GC gc, Look look, Event e, Rectangle in) {
            Icon icon = switch (e.weight()) {
                case ALARM -> Icon.ALARM;
                case WARNING -> Icon.FLAG;
                case INFO, DEBUG -> Icon.INFO;
            };
            boolean loud = e.onTop() || e.weight() == Weight.WARNING;
            icon.paint(gc, in.x + 2, in.y + in.height / 2, look.colour(loud ? Token.WARN_TEXT : Token.TEXT3));
        }

        private static String time(Instant at) {
            return TIME.format(at.atZone(ZoneId.systemDefault()));
        }

        private static String state(Event e) {
            String state = e.state() == State.NONE
                    ? ""
                    : Nls.text("events.state." + e.state().name().toLowerCase(Locale.ROOT));
            return e.times() > 1 ? (state + " \u00d7" + e.times()).strip() : state;
        }

        String sentence() {
            return chosen == null
                    ? Nls.text("events.hint")
                    : time(chosen.at()) + "  " + chosen.source() + ": " + chosen.words();
        }

        @Override
        public void chosen(Object key) {
            chosen = of.stream()
                    .filter(e -> key != null && e.number() == (long) key)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public void opened(Object key) {
            studio.watch().events().accept((long) key);
        }

        @Override
        public String nothing() {
            return Nls.text("events.nothing");
        }
    }
}
