package org.longwave.ui.health;

import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.LatencyStage;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. The delay from the first live input to the first loudspeaker as one bar, cut into its stages. */
final class LatencyPicture implements Item {
    private final Pane pane;
    private final Rectangle bounds;
    private List<LatencyStage> path = List.of();
    private long second = -1;
    private double highest;

    LatencyPicture(Pane pane, Rectangle bounds) {
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

    @Override
    public void frame(Frame frame) {
        List<LatencyStage> now = pane.studio().watch().facts().path();
        highest = Math.max(highest, LatencyStage.sumMillis(now));
        long at = frame.nanos() / 500_000_000L;
        if (at == second || now.equals(path)) return;
        second = at;
        path = now;
        pane.dirty(bounds);
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String name(LatencyStage stage) {
        String key = "health.stage." + stage.stage().replace(' ', '-');
        return Nls.knows(key) ? Nls.text(key) : stage.stage();
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        Graph.head(gc, look, bounds, title(), verdict(), false);
        Rectangle plot = Graph.plot(bounds);
        if (path.isEmpty()) {
            gc.setFont(look.font(Role.STATUS));
            gc.setForeground(look.colour(Token.TEXT3));
            Rectangle in = new Rectangle(plot.x + 12, plot.y + 10, plot.width - 24, plot.height - 12);
            Draw.paragraph(gc, Nls.text("health.latency.none"), in, 17, 3);
            return;
        }
        double sum = LatencyStage.sumMillis(path);
        int height = Math.clamp(plot.height / 3, 24, 44);
        Rectangle bar = new Rectangle(plot.x + 12, plot.y + 30, plot.width - 24, height);
        double from = 0;
        int i = 0;
        int labelEnd = Integer.MIN_VALUE;
        for (LatencyStage stage : path) {
            int x1 = bar.x + (int) Math.round(from / sum * bar.width);
            from += stage.millis();
            int x2 = bar.x + (int) Math.round(from / sum * bar.width);
            boolean block = stage.stage().equals(LatencyStage.BLOCK);
            gc.setBackground(
                    block ? look.colour(Token.WAVE) : look.mix(Token.WAVE, Token.PLOT, i % 2 == 0 ? 0.5 : 0.35));
            gc.fillRectangle(x1, bar.y, Math.max(1, x2 - x1 - 1), bar.height);
            gc.setFont(look.font(Role.VALUE));
            gc.setForeground(look.colour(block ? Token.PLOT : Token.TEXT));
            String value = millis(stage.millis());
            if (gc.textExtent(value).x + 6 < x2 - x1)
                Draw.text(gc, value, (x1 + x2) / 2, bar.y + bar.height / 2, SWT.CENTER);
            gc.setFont(look.font(Role.SOURCE));
            gc.setForeground(look.colour(Token.TEXT2));
            String name = name(stage);
            if (x1 > labelEnd && gc.textExtent(name).x < Math.max(x2 - x1, 44)) {
                Draw.text(gc, name, x1, bar.y - 11, SWT.LEFT);
                labelEnd = x1 + gc.textExtent(name).x + 4;
            }
            i++;
        }
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(Token.TEXT2));
        Rectangle words =
                new Rectangle(bar.x, bar.y + bar.height + 8, bar.width, plot.y + plot.height - bar.y - height - 10);
        int lines = words.height / 15;
        if (lines > 0) Draw.paragraph(gc, list(), words, 15, lines);
    }

    private String list() {
        StringBuilder words = new StringBuilder();
        for (LatencyStage stage : path) {
            if (stage.millis() < 0.05) continue;
            if (!words.isEmpty()) words.append(" + ");
            words.append(name(stage)).append(' ').append(millis(stage.millis()));
        }
        return words + " ms";
    }

    private String title() {
        if (path.isEmpty()) return Nls.text("health.latency");
        return Nls.text(
                "health.latency.of", path.getFirst().what(), path.getLast().what());
    }

    private String verdict() {
        if (path.isEmpty()) return "";
        return Nls.text("health.latency.verdict", millis(LatencyStage.sumMillis(path)), millis(highest));
    }

    @Override
    public String help() {
        return path.isEmpty() ? null : LatencyStage.line(path);
    }

    @Override
    public Spoken spoken() {
        String value = path.isEmpty() ? Nls.text("health.latency.none") : verdict() + " " + list();
        return new Spoken(ACC.ROLE_GRAPHIC, Nls.text("health.latency"), value, false);
    }
}
