package org.longwave.ui.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.desk.Extent;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. What waits in each ring, with the least and most of ten minutes, and what was lost. */
final class RingBars implements Item {
    private static final int LEAST_PITCH = 52;
    private static final float INPUT_SPAN = 2;
    private static final float OUTPUT_MILLIS = 1000;

    private final Pane pane;
    private final Rectangle bounds;
    private DeskState shownOf;
    private long tenth;
    private List<Bar> bars = List.of();

    /**
     * One ring.
     *
     * @param fill share of the height, 0..1; so are low and high
     * @param target of an input, NaN for an output
     */
    private record Bar(
            String name,
            boolean input,
            int fill,
            int low,
            int high,
            int target,
            String words,
            String lost,
            boolean bad) {}

    RingBars(Pane pane, Rectangle bounds) {
        this.pane = pane;
        this.bounds = bounds;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public void still(GC gc) {
        Graph.still(gc, pane.look(), bounds);
    }

    private int height() {
        return Graph.plot(bounds).height - 12 - 46;
    }

    @Override
    public void frame(Frame frame) {
        if (frame.desk() == shownOf || frame.nanos() / 250_000_000L == tenth) return;
        tenth = frame.nanos() / 250_000_000L;
        shownOf = frame.desk();
        List<Bar> now = new ArrayList<>();
        for (InputInfo i : shownOf.inputs().values()) now.add(input(i));
        for (ConsumerInfo c : shownOf.consumers()) if (!c.name().startsWith("waveform ")) now.add(output(c));
        if (now.equals(bars)) return;
        bars = now;
        pane.dirty(bounds);
    }

    private Bar input(InputInfo i) {
        Extent of = pane.studio().watch().ring("in:" + i.name());
        float target = shownOf.rateHz() == 0 ? 0 : i.targetFrames() * 1000f / shownOf.rateHz();
        float span = target > 0 ? target * INPUT_SPAN : 100;
        long lost = i.underrunFrames() + i.overflowFrames();
        return bar(
                i.name(),
                true,
                of,
                span,
                Math.round(height() / INPUT_SPAN),
                lost,
                i.state() == InputInfo.State.FAILED ? Nls.text("health.noData") : null);
    }

    private Bar output(ConsumerInfo c) {
        Extent of = pane.studio().watch().ring("out:" + c.name());
        return bar(
                c.name(),
                false,
                of,
                OUTPUT_MILLIS,
                -1,
                c.lostBlocks(),
                c.state() == ConsumerInfo.State.FAILED ? Nls.text("health.failed") : null);
    }

    private Bar bar(String name, boolean input, Extent of, float span, int target, long lost, String trouble) {
        float fill = of == null ? 0 : of.newest();
        String words = trouble != null ? trouble : String.format(Locale.ROOT, "%.0f ms", fill);
        return new Bar(
                name,
                input,
                pixels(fill / span),
                pixels(of == null ? 0 : of.low() / span),
                pixels(of == null ? 0 : of.high() / span),
                target,
                words,
                Nls.text(input ? "health.lostFrames" : "health.lostBlocks", lost),
                trouble != null || lost > 0);
    }

    private int pixels(float share) {
        return Float.isFinite(share) ? Math.round(Math.clamp(share, 0, 1) * height()) : 0;
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        Graph.head(
                gc,
                look,
                bounds,
                Nls.text("health.rings"),
                verdict(),
                bars.stream().anyMatch(Bar::bad));
        if (bars.isEmpty()) return;
        Rectangle plot = Graph.plot(bounds);
        int room = Math.max(1, (plot.width - 12) / LEAST_PITCH);
        int shown = Math.min(room, bars.size());
        int pitch = Math.min(84, (plot.width - 12) / shown);
        for (int i = 0; i < shown; i++) {
            Bar bar = bars.get(i);
            int x = plot.x + 6 + i * pitch;
            if (i > 0 && !bar.input() && bars.get(i - 1).input()) {
                gc.setForeground(look.colour(Token.LINE_CONTROL));
                gc.drawLine(x, plot.y + 6, x, plot.y + plot.height - 6);
            }
            paint(gc, look, bar, new Rectangle(x, plot.y + 8, pitch, height()));
        }
    }

    private void paint(GC gc, Look look, Bar bar, Rectangle in) {
        int width = 16;
        int x = in.x + (in.width - width) / 2;
        int end = in.y + in.height;
        Draw.box(
                gc,
                new Rectangle(x - 1, in.y - 1, width + 2, in.height + 2),
                1,
                look.colour(Token.WELL),
                look.colour(bar.bad() ? Token.WARN_LINE : Token.LINE_SUBTLE),
                bar.bad() ? 2 : 1);
        gc.setBackground(look.colour(Token.WAVE));
        if (bar.fill() > 0) gc.fillRectangle(x + 1, end - bar.fill(), width - 2, bar.fill());
        gc.setForeground(look.colour(Token.TEXT));
        gc.drawLine(x + width / 2, end - bar.high(), x + width / 2, end - bar.low());
        gc.drawLine(x + 3, end - bar.high(), x + width - 4, end - bar.high());
        gc.drawLine(x + 3, end - bar.low(), x + width - 4, end - bar.low());
        if (bar.target() >= 0) {
            gc.setForeground(look.colour(Token.OK_TEXT));
            gc.drawLine(x - 4, end - bar.target(), x - 2, end - bar.target());
            gc.drawLine(x + width + 1, end - bar.target(), x + width + 3, end - bar.target());
        }
        int middle = in.x + in.width / 2;
        gc.setFont(look.font(Role.SOURCE_BOLD));
        gc.setForeground(look.colour(bar.bad() ? Token.WARN_TEXT : Token.TEXT));
        Draw.text(gc, Draw.shorten(gc, bar.name(), in.width - 4), middle, end + 12, SWT.CENTER);
        gc.setFont(look.font(Role.SCALE));
        gc.setForeground(look.colour(Token.TEXT2));
        Draw.text(gc, Draw.fit(gc, bar.words(), in.width - 2), middle, end + 26, SWT.CENTER);
        gc.setForeground(look.colour(bar.bad() ? Token.WARN_TEXT : Token.TEXT3));
        Draw.text(gc, Draw.fit(gc, bar.lost(), in.width - 2), middle, end + 39, SWT.CENTER);
    }

    private String verdict() {
        int bad = (int) bars.stream().filter(Bar::bad).count();
        int room = Math.max(1, (bounds.width - 12) / LEAST_PITCH);
        String more = bars.size() > room ? Nls.text("health.rings.more", bars.size() - room) : "";
        return (bad == 0 ? Nls.text("health.rings.well") : Nls.text("health.rings.bad", bad)) + more;
    }

    @Override
    public Spoken spoken() {
        StringBuilder words = new StringBuilder(verdict());
        for (Bar b : bars)
            words.append("; ")
                    .append(b.name())
                    .append(' ')
                    .append(b.words())
                    .append(", ")
                    .append(b.lost());
        return new Spoken(ACC.ROLE_GRAPHIC, Nls.text("health.rings"), words.toString(), false);
    }
}
