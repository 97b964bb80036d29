package org.longwave.ui.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.EngineStatus;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.MachineFacts;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Listing;
import org.longwave.ui.pane.Listing.Cell;
import org.longwave.ui.pane.Listing.Column;
import org.longwave.ui.pane.Listing.Row;
import org.longwave.ui.pane.Pane;

/** Window thread. What the machine grants and what the Java memory costs, in plain words. */
public final class RightsPane {
    private final Studio studio;
    private final Pane pane;

    public RightsPane(Composite parent, Studio studio) {
        this.studio = studio;
        pane = new Pane(parent, studio, Token.PANEL, this::layout);
    }

    public Pane pane() {
        return pane;
    }

    private void layout(Pane p) {
        Rectangle a = p.area();
        List<Column> columns = List.of(
                new Column("", 28, SWT.LEFT),
                new Column(Nls.text("health.rights.what"), 152, SWT.LEFT),
                new Column(Nls.text("health.rights.found"), 0, SWT.LEFT));
        Rectangle at = new Rectangle(6, 4, a.width - 12, a.height - 8);
        p.items().add(new Listing(p, at, Nls.text("health.rights"), 26, columns, new Findings()));
    }

    /** The rows. */
    private final class Findings implements Listing.Source {
        private long second = -1;
        private List<Row> rows = List.of();

        @Override
        public List<Row> rows(Frame frame) {
            long now = frame.nanos() / 1_000_000_000L;
            MachineFacts machine = studio.watch().facts().machine();
            if (now == second) return rows;
            second = now;
            List<Row> next = new ArrayList<>();
            EngineStatus s = frame.desk().status();
            if (s != null) engine(s, next);
            if (machine != null) machine(machine, next);
            rows = next;
            return rows;
        }

        private void engine(EngineStatus s, List<Row> rows) {
            boolean refused = !s.priorityRefused().isEmpty();
            row(rows, !refused, "health.rights.thread", refused ? s.priorityRefused() : s.scheduling());
            row(
                    rows,
                    s.lateCycles() == 0,
                    "health.rights.late",
                    Nls.text(
                            "health.rights.late.words",
                            s.lateCycles(),
                            s.blocks(),
                            CycleGraph.micros(s.maxCycleNanos())));
            row(
                    rows,
                    s.gapFrames() == 0,
                    "health.rights.gaps",
                    s.gapFrames() == 0
                            ? Nls.text("health.rights.gaps.none")
                            : Nls.text("health.rights.gaps.words", s.gapFrames()));
            row(
                    rows,
                    s.commandsRefused() == 0 && s.commandsUnlogged() == 0,
                    "health.rights.orders",
                    Nls.text(
                            "health.rights.orders.words",
                            s.commandsApplied(),
                            s.commandsRefused(),
                            s.commandsLate(),
                            s.commandsUnlogged()));
            row(rows, s.nonFiniteBlocks() == 0, "health.rights.broken", Long.toString(s.nonFiniteBlocks()));
        }

        private void machine(MachineFacts m, List<Row> rows) {
            fact(
                    rows,
                    "health.rights.memory",
                    Nls.text(
                            "health.rights.memory.words",
                            Words.size(m.heapBytes()),
                            Words.size(m.heapMaxBytes()),
                            m.collections(),
                            m.collectionMillis()));
            fact(rows, "health.rights.collector", m.collector());
            fact(rows, "health.rights.java", m.runtime() + ", " + Words.time(m.uptimeMillis() / 1000));
            fact(
                    rows,
                    "health.rights.threads",
                    String.format(Locale.ROOT, "%d: %s", m.threads().size(), String.join(", ", m.threads())));
            fact(rows, "health.rights.doctor", Nls.text("health.rights.doctor.words"));
        }

        /** Neither good nor bad. */
        private static void fact(List<Row> rows, String key, String words) {
            Cell sign = Cell.of("").with((gc, look, in) -> {
                Icon.INFO.paint(gc, in.x + 2, in.y + in.height / 2, look.colour(Token.TEXT3));
                return 20;
            });
            rows.add(new Row(key, false, List.of(sign, Cell.strong(Nls.text(key)), Cell.of(words))));
        }

        private static void row(List<Row> rows, boolean good, String key, String words) {
            Cell sign = Cell.of("").with((gc, look, in) -> {
                Icon icon = good ? Icon.CHECK : Icon.ALARM;
                icon.paint(gc, in.x + 2, in.y + in.height / 2, look.colour(good ? Token.OK_TEXT : Token.WARN_TEXT));
                return 20;
            });
            Cell found = Cell.of(words);
            rows.add(new Row(
                    key, !good, List.of(sign, Cell.strong(Nls.text(key)), good ? found : found.in(Token.WARN_TEXT))));
        }

        @Override
        public String nothing() {
            return Nls.text("health.none");
        }
    }
}
