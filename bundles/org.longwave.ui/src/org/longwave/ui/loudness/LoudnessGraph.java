package org.longwave.ui.loudness;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.desk.Trace;
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

/** Window thread. Ten minutes of loudness: short-term thin, integrated thick, the target as a band. */
final class LoudnessGraph implements Item {
    private static final int FOOT = 18;
    private static final int SCALE = 22;

    private final Pane pane;
    private final Rectangle bounds;
    private final BusChoice bus;
    private final Target target;
    private final float[] shortTerm = new float[Watch.SECONDS];
    private final float[] integrated = new float[Watch.SECONDS];
    private int filled;
    private long shown = -1;

    LoudnessGraph(Pane pane, Rectangle bounds, BusChoice bus, Target target) {
        this.pane = pane;
        this.bounds = bounds;
        this.bus = bus;
        this.target = target;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    private Rectangle plot() {
        return new Rectangle(bounds.x, bounds.y + 4, bounds.width - SCALE, bounds.height - FOOT - 4);
    }

    private int y(double value) {
        Rectangle plot = plot();
        return plot.y + (int) Math.round((1 - target.height(value)) * (plot.height - 1));
    }

    @Override
    public void still(GC gc) {
        Look look = pane.look();
        Rectangle plot = plot();
        Draw.box(gc, plot, 2, look.colour(Token.PLOT), look.colour(Token.LINE_SUBTLE), 1);
        gc.setBackground(look.mix(Token.OK, Token.PLOT, 0.16));
        int top = y(target.lufs() + 1);
        gc.fillRectangle(plot.x + 1, top, plot.width - 2, y(target.lufs() - 1) - top);
        int step = target.wide() ? 10 : 5;
        for (int mark = (int) Math.ceil(target.floor()); mark <= target.top(); mark++) {
            boolean aim = mark == Math.round(target.lufs());
            if (!aim && Math.floorMod(mark - (int) Math.round(target.lufs()), step) != 0) continue;
            gc.setForeground(look.colour(aim ? Token.OK_TEXT : Token.GRID));
            gc.setLineStyle(aim ? SWT.LINE_DASH : SWT.LINE_SOLID);
            gc.drawLine(plot.x + 1, y(mark), plot.x + plot.width - 2, y(mark));
            gc.setFont(look.font(aim ? Role.SCALE_BOLD : Role.SCALE));
            gc.setForeground(look.colour(aim ? Token.TEXT : Token.TEXT3));
            Draw.text(gc, Integer.toString(-mark), bounds.x + bounds.width, y(mark), SWT.RIGHT);
        }
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setFont(look.font(Role.LABEL));
        gc.setForeground(look.colour(Token.TEXT3));
        int foot = bounds.y + bounds.height - 7;
        Draw.text(gc, Words.MINUS + "10 min", plot.x, foot, SWT.LEFT);
        if (plot.width > 170) Draw.text(gc, Words.MINUS + "5 min", plot.x + plot.width / 2, foot, SWT.CENTER);
        Draw.text(gc, Nls.text("loudness.now"), plot.x + plot.width, foot, SWT.RIGHT);
        gc.setFont(look.font(Role.SOURCE_BOLD));
        gc.setForeground(look.colour(Token.CURVE));
        Draw.text(gc, "S", plot.x + 8, plot.y + 11, SWT.LEFT);
        gc.setForeground(look.colour(Token.TEXT));
        Draw.text(gc, "I", plot.x + 22, plot.y + 11, SWT.LEFT);
    }

    @Override
    public void frame(Frame frame) {
        Watch.Loudness of = pane.studio().watch().loudness(bus.number(frame.desk()));
        long count = of == null ? 0 : of.integrated().count();
        if (count == shown) return;
        shown = count;
        filled = of == null ? 0 : copy(of.shortTerm(), of.integrated());
        pane.dirty(bounds);
    }

    private int copy(Trace s, Trace i) {
        return Math.min(s.copy(shortTerm), i.copy(integrated));
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        gc.setForeground(look.colour(Token.CURVE));
        line(gc, shortTerm);
        gc.setForeground(look.colour(Token.TEXT));
        gc.setLineWidth(2);
        line(gc, integrated);
        gc.setLineWidth(1);
    }

    private void line(GC gc, float[] values) {
        Rectangle plot = plot();
        int before = Integer.MIN_VALUE;
        int beforeX = 0;
        for (int i = 0; i < filled; i++) {
            int x = plot.x + plot.width - 2 - (filled - 1 - i) * (plot.width - 3) / (Watch.SECONDS - 1);
            if (!Float.isFinite(values[i])) {
                before = Integer.MIN_VALUE;
                continue;
            }
            int y = Math.clamp(y(values[i]), plot.y + 1, plot.y + plot.height - 2);
            if (before != Integer.MIN_VALUE && (x != beforeX || y != before)) gc.drawLine(beforeX, before, x, y);
            before = y;
            beforeX = x;
        }
    }

    @Override
    public String help() {
        return Nls.text("loudness.graph.help");
    }

    @Override
    public Spoken spoken() {
        String value = filled == 0 ? Nls.text("loudness.nothing") : Nls.count("loudness.shown", filled);
        return new Spoken(ACC.ROLE_GRAPHIC, Nls.text("loudness.graph"), value, false);
    }
}
