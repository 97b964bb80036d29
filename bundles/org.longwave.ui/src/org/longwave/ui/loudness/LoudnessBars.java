package org.longwave.ui.loudness;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.meter.BusMeterFrame;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. Momentary, short-term and integrated loudness as bars around the target. */
final class LoudnessBars implements Item {
    private static final String[] NAMES = {"M", "S", "I"};
    private static final int SCALE = 24;
    private static final int FOOT = 20;

    private final Pane pane;
    private final Rectangle bounds;
    private final LoudnessSource source;
    private final Target target;
    private final Color[] unlit;
    private final float[] lufs = {Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY};
    private final int[] tops = new int[3];
    private final int[] marks = new int[3];

    LoudnessBars(Pane pane, Rectangle bounds, LoudnessSource source, Target target) {
        this.pane = pane;
        this.bounds = bounds;
        this.source = source;
        this.target = target;
        Look look = pane.look();
        unlit = new Color[] {
            look.mix(Token.METER_LO, Token.WELL, 0.13),
            look.mix(Token.METER_MID, Token.WELL, 0.13),
            look.mix(Token.METER_HI, Token.WELL, 0.13)
        };
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    private Rectangle bar(int i) {
        int pitch = (bounds.width - SCALE) / 3;
        int width = Math.min(30, pitch - 8);
        return new Rectangle(
                bounds.x + SCALE + i * pitch + (pitch - width) / 2, bounds.y + 4, width, bounds.height - FOOT - 4);
    }

    private int y(double value) {
        Rectangle bar = bar(0);
        return bar.y + (int) Math.round((1 - target.height(value)) * bar.height);
    }

    @Override
    public void still(GC gc) {
        Look look = pane.look();
        for (int i = 0; i < 3; i++) {
            Rectangle bar = bar(i);
            gc.setBackground(look.colour(Token.WELL));
            gc.fillRectangle(bar.x - 1, bar.y - 1, bar.width + 2, bar.height + 2);
            zones(gc, bar, unlit, bar.y);
            gc.setFont(look.font(Role.VALUE));
            gc.setForeground(look.colour(Token.TEXT));
            Draw.text(gc, NAMES[i], bar.x + bar.width / 2, bounds.y + bounds.height - 9, SWT.CENTER);
        }
        int step = target.wide() ? 10 : 5;
        for (int mark = (int) Math.ceil(target.floor()); mark <= target.top(); mark++) {
            boolean aim = mark == Math.round(target.lufs());
            if (!aim && Math.floorMod(mark - (int) Math.round(target.lufs()), step) != 0) continue;
            gc.setFont(look.font(aim ? Role.SCALE_BOLD : Role.SCALE));
            gc.setForeground(look.colour(aim ? Token.TEXT : Token.TEXT3));
            Draw.text(gc, Integer.toString(-mark), bounds.x + SCALE - 8, y(mark), SWT.RIGHT);
            gc.drawLine(bounds.x + SCALE - 5, y(mark), bounds.x + SCALE - 2, y(mark));
        }
    }

    private void zones(GC gc, Rectangle bar, Color[] colours, int from) {
        int[] edges = {bar.y + bar.height, y(target.lufs() - 1), y(target.lufs() + 1), bar.y};
        for (int z = 0; z < 3; z++) {
            int top = Math.max(edges[z + 1], from);
            if (top >= edges[z]) continue;
            gc.setBackground(colours[z]);
            gc.fillRectangle(bar.x, top, bar.width, edges[z] - top);
        }
    }

    @Override
    public void frame(Frame frame) {
        BusMeterFrame now = source.of(frame);
        bar(
                0,
                now == null ? Float.NEGATIVE_INFINITY : now.momentaryLufs(),
                now == null ? Float.NEGATIVE_INFINITY : now.maxMomentaryLufs());
        bar(
                1,
                now == null ? Float.NEGATIVE_INFINITY : now.shortTermLufs(),
                now == null ? Float.NEGATIVE_INFINITY : now.maxShortTermLufs());
        bar(2, now == null ? Float.NEGATIVE_INFINITY : now.integratedLufs(), Float.NEGATIVE_INFINITY);
    }

    private void bar(int i, float value, float max) {
        lufs[i] = value;
        int top = y(value);
        int mark = y(max);
        if (top == tops[i] && mark == marks[i]) return;
        tops[i] = top;
        marks[i] = mark;
        Rectangle bar = bar(i);
        pane.dirty(bar.x, bar.y, bar.width, bar.height);
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        Color[] full = {look.colour(Token.METER_LO), look.colour(Token.METER_MID), look.colour(Token.METER_HI)};
        gc.setAntialias(SWT.OFF);
        for (int i = 0; i < 3; i++) {
            Rectangle bar = bar(i);
            zones(gc, bar, full, tops[i]);
            if (marks[i] >= bar.y + bar.height || marks[i] <= 0) continue;
            gc.setBackground(look.colour(Token.METER_HOLD));
            gc.fillRectangle(bar.x, marks[i], bar.width, 2);
        }
        Rectangle last = bar(2);
        int y = y(target.lufs());
        gc.setForeground(look.colour(Token.TEXT));
        gc.setLineStyle(SWT.LINE_DASH);
        gc.drawLine(bar(0).x - 3, y, last.x + last.width + 4, y);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setAntialias(SWT.ON);
    }

    @Override
    public String help() {
        return Nls.text("loudness.bars.help");
    }

    @Override
    public Spoken spoken() {
        String value = Nls.text(
                "loudness.bars.value",
                Words.level(lufs[0]),
                Words.level(lufs[1]),
                Words.level(lufs[2]),
                target.words());
        return new Spoken(ACC.ROLE_PROGRESSBAR, Nls.text("loudness.loudness"), value, false);
    }
}
