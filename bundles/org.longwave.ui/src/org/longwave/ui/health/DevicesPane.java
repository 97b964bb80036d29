package org.longwave.ui.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.EdgeInfo;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.Priority;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Listing;
import org.longwave.ui.pane.Listing.Cell;
import org.longwave.ui.pane.Listing.Column;
import org.longwave.ui.pane.Listing.Row;
import org.longwave.ui.pane.Pane;

/** Window thread. Every device and file that brings sound in or takes it out: state, clock, delay, buffer, dropouts. */
public final class DevicesPane {
    private final Pane pane;
    private String chosen = "";

    public DevicesPane(Composite parent, Studio studio) {
        pane = new Pane(parent, studio, Token.PANEL, this::layout);
    }

    public Pane pane() {
        return pane;
    }

    private void layout(Pane p) {
        Rectangle a = p.area();
        boolean wide = a.width > 760;
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("", 26, SWT.LEFT));
        columns.add(new Column(Nls.text("devices.device"), 0, SWT.LEFT));
        columns.add(new Column(Nls.text("devices.state"), 84, SWT.LEFT));
        columns.add(new Column(Nls.text("devices.use"), wide ? 76 : 56, SWT.LEFT));
        if (wide) columns.add(new Column(Nls.text("devices.rate"), 64, SWT.RIGHT));
        columns.add(new Column(Nls.text(wide ? "devices.clock" : "devices.clock.short"), wide ? 244 : 96, SWT.LEFT));
        columns.add(new Column(Nls.text("devices.latency"), 76, SWT.RIGHT));
        if (wide) columns.add(new Column(Nls.text("devices.buffer"), 96, SWT.LEFT));
        columns.add(new Column(Nls.text("devices.dropouts"), 74, SWT.RIGHT));
        Rectangle at = new Rectangle(6, 4, a.width - 12, Math.max(60, a.height - 30));
        p.items().add(new Listing(p, at, Nls.text("devices.title"), 28, columns, new Devices(wide)));
        Rectangle foot = new Rectangle(12, a.height - 24, a.width - 24, 20);
        p.items()
                .add(new Caption(p, foot, Caption.Style.left(Role.NARROW, Token.WARN_TEXT), this::sentence)
                        .mayShorten());
    }

    /** What is wrong with the chosen one, or else with the first that fails, or else with the first that is worse off. */
    private String sentence(Frame frame) {
        String failed = "";
        String noted = "";
        for (InputInfo i : frame.desk().inputs().values()) {
            if (i.detail().isEmpty()) continue;
            String said = i.name() + ": " + i.detail();
            if (("in:" + i.name()).equals(chosen)) return said;
            if (failed.isEmpty() && i.state() == InputInfo.State.FAILED) failed = said;
            if (noted.isEmpty() && i.state() == InputInfo.State.RUNNING) noted = said;
        }
        for (ConsumerInfo c : frame.desk().consumers()) {
            if (c.detail().isEmpty()) continue;
            String said = c.name() + ": " + c.detail();
            if (failed.isEmpty() && c.state() == ConsumerInfo.State.FAILED) failed = said;
            if (noted.isEmpty() && c.state() == ConsumerInfo.State.RUNNING) noted = said;
        }
        return failed.isEmpty() ? noted : failed;
    }

    /** Draws how far a clock is off, -200 to +200 ppm; the strokes are 100 apart. */
    private record Gauge(int ppm, boolean known) implements Listing.Picture {
        private static final int WIDTH = 90;

        @Override
        public int paint(GC gc, Look look, Rectangle in) {
            int middle = in.y + in.height / 2;
            gc.setForeground(look.colour(Token.LINE_CONTROL));
            gc.drawLine(in.x, middle, in.x + WIDTH, middle);
            for (int i = 0; i <= 4; i++)
                gc.drawLine(in.x + i * WIDTH / 4, middle - 3, in.x + i * WIDTH / 4, middle + 3);
            if (!known) return WIDTH + 10;
            int x = in.x + WIDTH / 2 + Math.clamp(ppm, -200, 200) * (WIDTH / 2) / 200;
            gc.setForeground(look.colour(Token.CURVE));
            gc.setLineWidth(2);
            gc.drawLine(in.x + WIDTH / 2, middle, x, middle);
            gc.setLineWidth(1);
            gc.setBackground(look.colour(Token.TEXT));
            gc.fillRectangle(x - 1, middle - 6, 3, 12);
            return WIDTH + 10;
        }
    }

    /** How full the ring is; twice the target is the whole width. */
    private record Fill(int percent) implements Listing.Picture {
        @Override
        public int paint(GC gc, Look look, Rectangle in) {
            Rectangle box = new Rectangle(in.x, in.y + in.height / 2 - 4, 40, 8);
            gc.setBackground(look.colour(Token.WELL));
            gc.fillRectangle(box);
            gc.setBackground(look.colour(Token.WAVE));
            gc.fillRectangle(box.x, box.y, Math.clamp(percent / 2, 0, 100) * box.width / 100, box.height);
            gc.setForeground(look.colour(Token.LINE_SUBTLE));
            gc.drawRectangle(box.x, box.y, box.width - 1, box.height - 1);
            return 48;
        }
    }

    /** The sign of a state. */
    private record Sign(boolean good, boolean quiet) implements Listing.Picture {
        @Override
        public int paint(GC gc, Look look, Rectangle in) {
            Icon icon = good ? quiet ? Icon.CIRCLE : Icon.CHECK : Icon.ALARM;
            Token colour = good ? quiet ? Token.TEXT3 : Token.OK_TEXT : Token.WARN_TEXT;
            icon.paint(gc, in.x + 2, in.y + in.height / 2, look.colour(colour));
            return 20;
        }
    }

    /** The rows: live inputs, loudspeakers, then files and signals. */
    private final class Devices implements Listing.Source {
        private final boolean wide;
        private DeskState of;
        private List<Row> rows = List.of();

        Devices(boolean wide) {
            this.wide = wide;
        }

        @Override
        public List<Row> rows(Frame frame) {
            if (frame.desk() == of) return rows;
            of = frame.desk();
            List<Row> next = new ArrayList<>();
            for (InputInfo i : of.inputs().values()) if (i.live()) next.add(input(i));
            for (ConsumerInfo c : of.consumers()) if (c.priority() == Priority.PLAYBACK) next.add(output(c));
            for (InputInfo i : of.inputs().values()) if (!i.live()) next.add(input(i));
            if (!next.equals(rows)) rows = next;
            return rows;
        }

        private Row input(InputInfo i) {
            boolean failed = i.state() == InputInfo.State.FAILED;
            boolean quiet = i.state() == InputInfo.State.HELD || i.state() == InputInfo.State.ENDED;
            double ring = of.rateHz() == 0 ? 0 : i.fillFrames() * 1000.0 / of.rateHz();
            double latency =
                    i.edge().state() == EdgeInfo.State.NONE ? ring : i.edge().delayMillis();
            int percent = i.targetFrames() > 0 ? (int) (100 * i.fillFrames() / i.targetFrames()) : -1;
            return row(
                    "in:" + i.name(),
                    i.name(),
                    new Sign(!failed, quiet),
                    Nls.text("devices.state." + i.state().name().toLowerCase(Locale.ROOT)),
                    Nls.text(i.live() ? "devices.in" : "devices.file"),
                    i.edge(),
                    failed ? Double.NaN : latency,
                    failed ? -1 : percent,
                    i.underruns() + i.edge().relocks());
        }

        private Row output(ConsumerInfo c) {
            boolean failed = c.state() == ConsumerInfo.State.FAILED;
            double latency = c.edge().state() == EdgeInfo.State.NONE
                    ? Double.NaN
                    : c.edge().delayMillis();
            return row(
                    "out:" + c.name(),
                    c.name(),
                    new Sign(!failed, false),
                    Nls.text("devices.state." + c.state().name().toLowerCase(Locale.ROOT)),
                    Nls.text("devices.out"),
                    c.edge(),
                    latency,
                    -1,
                    c.lostBlocks() + c.skippedBlocks() + c.edge().relocks());
        }

        private Row row(
                String key,
                String name,
                Sign sign,
                String state,
                String use,
                EdgeInfo edge,
                double latency,
                int percent,
                long dropouts) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of("").with(sign));
            cells.add(Cell.strong(name));
            cells.add(sign.good() ? Cell.of(state) : Cell.strong(state).in(Token.WARN_TEXT));
            cells.add(Cell.of(use));
            if (wide) cells.add(Cell.of(rate(edge)));
            Cell clock = Cell.of(clock(edge, wide));
            boolean known = edge.state() == EdgeInfo.State.LOCKED;
            cells.add(
                    wide && edge.state() != EdgeInfo.State.NONE
                            ? clock.with(new Gauge((int) Math.round(edge.ppm()), known))
                            : clock);
            cells.add(Cell.of(Double.isNaN(latency) ? Words.NONE : String.format(Locale.ROOT, "%.1f ms", latency)));
            if (wide)
                cells.add(
                        percent < 0
                                ? Cell.of(Words.NONE)
                                : Cell.of(percent + " %").with(new Fill(percent)));
            Cell drops = Cell.of(Long.toString(dropouts));
            cells.add(dropouts > 0 ? drops.in(Token.WARN_TEXT) : drops);
            return new Row(key, !sign.good(), cells);
        }

        private String rate(EdgeInfo edge) {
            int hz = edge.deviceRateHz() > 0 ? edge.deviceRateHz() : of.rateHz();
            return String.format(Locale.ROOT, "%.1f k", hz / 1000.0);
        }

        private static String clock(EdgeInfo edge, boolean wide) {
            return switch (edge.state()) {
                case NONE -> Nls.text("devices.clock.none");
                case SETTLING -> Nls.text("devices.clock.settling");
                case LOST -> Nls.text("devices.clock.lost");
                case LOCKED -> {
                    String ppm = String.format(Locale.ROOT, "%.1f ppm", Math.abs(edge.ppm()));
                    if (Math.abs(edge.ppm()) < 0.05) yield Nls.text("devices.clock.exact");
                    if (!wide) yield (edge.ppm() > 0 ? "+" : Words.MINUS) + ppm;
                    yield Nls.text(edge.ppm() > 0 ? "devices.clock.fast" : "devices.clock.slow", ppm);
                }
            };
        }

        @Override
        public void chosen(Object key) {
            chosen = key == null ? "" : (String) key;
        }

        @Override
        public String nothing() {
            return Nls.text("devices.nothing");
        }
    }
}
