package org.longwave.ui.health;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.desk.Watch;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. Ten minutes of the engine's load; triangles are clean-ups of the Java memory. */
final class LoadGraph implements Item {
    private static final float WARN = 0.75f;
    private static final int LEFT = 34;
    private static final int FOOT = 18;

    private final Pane pane;
    private final Rectangle bounds;
    private final float[] load = new float[Watch.SECONDS];
    private final float[] collections = new float[Watch.SECONDS];
    private int filled;
    private long shown = -1;

    LoadGraph(Pane pane, Rectangle bounds) {
        this.pane = pane;
        this.bounds = bounds;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    private Rectangle plot() {
        Rectangle p = Graph.plot(bounds);
        return new Rectangle(p.x + LEFT, p.y + 8, p.width - LEFT - 8, p.height - FOOT - 10);
    }

    @Override
    public void still(GC gc) {
        Look look = pane.look();
        Graph.still(gc, look, bounds);
        Rectangle plot = plot();
        gc.setFont(look.font(Role.SCALE));
        for (int percent = 0; percent <= 100; percent += 25) {
            int y = y(percent / 100f);
            boolean warn = percent == 75;
            gc.setForeground(look.colour(warn ? Token.WARN_LINE : Token.GRID));
            gc.setLineStyle(warn ? SWT.LINE_DASH : SWT.LINE_SOLID);
            gc.drawLine(plot.x, y, plot.x + plot.width, y);
            gc.setForeground(look.colour(Token.TEXT3));
            Draw.text(gc, percent + " %", plot.x - 4, y, SWT.RIGHT);
        }
        gc.setLineStyle(SWT.LINE_SOLID);
        int foot = plot.y + plot.height + 9;
        Draw.text(gc, Words.MINUS + "10 min", plot.x, foot, SWT.LEFT);
        Draw.text(gc, Words.MINUS + "5 min", plot.x + plot.width / 2, foot, SWT.CENTER);
        Draw.text(gc, Nls.text("health.now"), plot.x + plot.width, foot, SWT.RIGHT);
        gc.setForeground(look.colour(Token.WARN_TEXT));
        Draw.text(gc, Nls.text("health.load.warn"), plot.x + plot.width - 3, y(WARN) - 8, SWT.RIGHT);
    }

    private int y(float share) {
        Rectangle plot = plot();
        return plot.y + Math.round((1 - Math.clamp(share, 0, 1)) * (plot.height - 1));
    }

    @Override
    public void frame(Frame frame) {
        Watch watch = pane.studio().watch();
        long count = watch.load().count();
        if (count == shown) return;
        shown = count;
        filled = Math.min(watch.load().copy(load), watch.collections().copy(collections));
        pane.dirty(bounds);
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        Graph.head(gc, look, bounds, Nls.text("health.load"), verdict(), highest() > WARN);
        Rectangle plot = plot();
        int end = plot.y + plot.height - 1;
        int beforeX = -1;
        int before = 0;
        int cleaned = -100;
        for (int i = 0; i < filled; i++) {
            int x = plot.x + plot.width - 1 - (filled - 1 - i) * (plot.width - 1) / (Watch.SECONDS - 1);
            if (Float.isNaN(load[i])) {
                beforeX = -1;
                continue;
            }
            int y = y(load[i]);
            gc.setForeground(look.mix(Token.CURVE, Token.PLOT, 0.35));
            gc.drawLine(x, y, x, end);
            gc.setForeground(look.colour(Token.CURVE));
            if (beforeX >= 0) gc.drawLine(beforeX, before, x, y);
            beforeX = x;
            before = y;
            if (collections[i] <= 0 || x - cleaned < 8) continue;
            cleaned = x;
            gc.setBackground(look.colour(Token.TEXT3));
            gc.fillPolygon(new int[] {x - 3, end - 6, x + 3, end - 6, x, end - 1});
        }
    }

    private float highest() {
        float highest = Float.NaN;
        for (int i = 0; i < filled; i++) if (!(load[i] <= highest) && !Float.isNaN(load[i])) highest = load[i];
        return highest;
    }

    private String verdict() {
        float highest = highest();
        if (Float.isNaN(highest)) return Nls.text("health.none");
        int cleanUps = 0;
        for (int i = 0; i < filled; i++) cleanUps += (int) collections[i];
        float now = load[filled - 1];
        String nowWords = Float.isNaN(now) ? Words.NONE : Words.percent(now);
        return Nls.text("health.load.verdict", nowWords, Words.percent(highest), cleanUps);
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_GRAPHIC, Nls.text("health.load"), verdict(), false);
    }
}
