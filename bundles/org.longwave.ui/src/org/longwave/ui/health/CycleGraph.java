package org.longwave.ui.health;

import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.CycleHistogram;
import org.longwave.api.EngineStatus;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. How often a block took how long, both logarithmic, and the time it may take. */
final class CycleGraph implements Item {
    private static final int LEFT = 40;
    private static final int FOOT = 18;
    private static final long[] MARKS_MICROS = {1, 10, 100, 1000, 10_000, 100_000};

    private final Pane pane;
    private final Rectangle bounds;
    private DeskState shownOf;
    private long blocks = -1;
    private CycleHistogram cycles = CycleHistogram.EMPTY;
    private EngineStatus status;
    private long deadlineNanos;

    CycleGraph(Pane pane, Rectangle bounds) {
        this.pane = pane;
        this.bounds = bounds;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    private Rectangle plot() {
        Rectangle p = Graph.plot(bounds);
        return new Rectangle(p.x + LEFT, p.y + 8, p.width - LEFT - 10, p.height - FOOT - 10);
    }

    @Override
    public void still(GC gc) {
        Graph.still(gc, pane.look(), bounds);
    }

    @Override
    public void frame(Frame frame) {
        if (frame.desk() == shownOf) return;
        shownOf = frame.desk();
        EngineStatus s = frame.desk().status();
        // once a second: the picture is of the whole run
        long now = s == null ? -1 : frame.nanos() / 1_000_000_000L;
        if (now == blocks) return;
        blocks = now;
        status = s;
        cycles = s == null ? CycleHistogram.EMPTY : s.cycles();
        deadlineNanos = s == null
                ? 0
                : frame.desk().engine().format().blockFrames()
                        * 1_000_000_000L
                        / frame.desk().rateHz();
        pane.dirty(bounds);
    }

    private int first() {
        for (int b = 0; b < CycleHistogram.BUCKETS; b++) if (cycles.count(b) > 0) return Math.max(0, b - 2);
        return 8;
    }

    private int last() {
        int end = CycleHistogram.bucket(deadlineNanos) + 6;
        for (int b = CycleHistogram.BUCKETS - 1; b >= 0; b--) if (cycles.count(b) > 0) return Math.max(end, b + 2);
        return end;
    }

    private int x(double nanos, int first, int last) {
        double low = Math.log(Math.max(700, CycleHistogram.fromNanos(first)));
        double high = Math.log(CycleHistogram.fromNanos(Math.min(CycleHistogram.BUCKETS - 1, last)));
        Rectangle plot = plot();
        return plot.x + (int) Math.round((Math.log(Math.max(700, nanos)) - low) / (high - low) * plot.width);
    }

    private int y(long count, double most) {
        Rectangle plot = plot();
        return plot.y + plot.height - (int) Math.round(Math.log10(count + 1) / most * plot.height);
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        Graph.head(gc, look, bounds, Nls.text("health.cycle"), verdict(), late());
        Rectangle plot = plot();
        if (cycles.total() == 0) {
            gc.setForeground(look.colour(Token.TEXT3));
            Draw.text(gc, Nls.text("health.none"), plot.x, plot.y + 12, SWT.LEFT);
            return;
        }
        int first = first();
        int last = last();
        long most = 1;
        for (int b = 0; b < CycleHistogram.BUCKETS; b++) most = Math.max(most, cycles.count(b));
        double decades = Math.max(1, Math.ceil(Math.log10(most + 1)));
        scale(gc, look, first, last, decades);
        int limit = Math.min(plot.x + plot.width, x(deadlineNanos, first, last));
        gc.setBackground(look.mix(Token.WARN, Token.PLOT, 0.14));
        gc.fillRectangle(limit, plot.y, plot.x + plot.width - limit, plot.height);
        for (int b = first; b <= Math.min(last, CycleHistogram.BUCKETS - 1); b++) {
            if (cycles.count(b) == 0) continue;
            int from = Math.max(plot.x, x(CycleHistogram.fromNanos(b), first, last));
            int to = Math.min(plot.x + plot.width, x(CycleHistogram.toNanos(b), first, last));
            int top = Math.min(y(cycles.count(b), decades), plot.y + plot.height - 2);
            gc.setBackground(look.colour(CycleHistogram.fromNanos(b) >= deadlineNanos ? Token.WARN : Token.WAVE));
            gc.fillRectangle(from, top, Math.max(1, to - from - 1), plot.y + plot.height - top);
        }
        gc.setForeground(look.colour(Token.WARN_LINE));
        gc.setLineStyle(SWT.LINE_DASH);
        gc.drawLine(limit, plot.y, limit, plot.y + plot.height);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setFont(look.font(Role.SOURCE_BOLD));
        gc.setForeground(look.colour(Token.WARN_TEXT));
        Draw.text(gc, Nls.text("health.deadline"), limit - 5, plot.y + 6, SWT.RIGHT);
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(Token.TEXT2));
        Draw.text(gc, Nls.text("health.late", status.lateCycles()), limit - 5, plot.y + 21, SWT.RIGHT);
    }

    private void scale(GC gc, Look look, int first, int last, double decades) {
        Rectangle plot = plot();
        gc.setFont(look.font(Role.SCALE));
        for (int d = 0; d <= decades; d++) {
            if (decades > 4 && d % 2 == 1) continue;
            int y = y((long) Math.pow(10, d) - 1 + (d == 0 ? 0 : 1), decades);
            gc.setForeground(look.colour(Token.GRID));
            gc.drawLine(plot.x, y, plot.x + plot.width, y);
            gc.setForeground(look.colour(Token.TEXT3));
            Draw.text(gc, d == 0 ? "0" : power(d), plot.x - 5, y, SWT.RIGHT);
        }
        for (long mark : MARKS_MICROS) {
            int x = x(mark * 1000, first, last);
            if (x < plot.x || x > plot.x + plot.width - 20) continue;
            gc.setForeground(look.colour(Token.GRID));
            gc.drawLine(x, plot.y, x, plot.y + plot.height);
            gc.setForeground(look.colour(Token.TEXT3));
            Draw.text(gc, micros(mark * 1000), x, plot.y + plot.height + 9, SWT.CENTER);
        }
    }

    private static String power(int d) {
        return switch (d) {
            case 1 -> "10";
            case 2 -> "100";
            case 3 -> "1 k";
            case 4 -> "10 k";
            case 5 -> "100 k";
            case 6 -> "1 M";
            case 7 -> "10 M";
            default -> "10^" + d;
        };
    }

    static String micros(long nanos) {
        return nanos < 1_000_000
                ? String.format(Locale.ROOT, "%d \u00b5s", nanos / 1000)
                : String.format(Locale.ROOT, nanos < 10_000_000 ? "%.1f ms" : "%.0f ms", nanos / 1e6);
    }

    private boolean late() {
        return status != null && status.lateCycles() > 0;
    }

    private String verdict() {
        if (status == null || cycles.total() == 0) return Nls.text("health.none");
        return Nls.text(
                "health.cycle.verdict",
                micros(cycles.percentileNanos(50)),
                micros(status.maxCycleNanos()),
                micros(deadlineNanos));
    }

    @Override
    public Spoken spoken() {
        String late = status == null ? "" : ", " + Nls.text("health.late", status.lateCycles());
        return new Spoken(ACC.ROLE_GRAPHIC, Nls.text("health.cycle"), verdict() + late, false);
    }
}
