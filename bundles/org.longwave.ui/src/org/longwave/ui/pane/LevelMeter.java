package org.longwave.ui.pane;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.longwave.ui.law.MeterLaw;
import org.longwave.ui.law.PeakHold;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;

/** Window thread. A stereo meter: body RMS, tail peak, hold mark; unlit zones stay visible. */
public final class LevelMeter implements Item {
    private static final Token[] ZONES = {Token.METER_CLIP, Token.METER_HI, Token.METER_MID, Token.METER_LO};
    private static final float[] ZONE_TOP_DB = {0, MeterLaw.CLIP_DB, MeterLaw.PERMITTED_DB, MeterLaw.LINE_UP_DB};

    private static final int LEAST_PITCH = 10;

    private final Pane pane;
    private final Rectangle bounds;
    private final Levels levels;
    private final int[] marks;
    private final int bar;
    private final Color[] full = new Color[ZONES.length];
    private final Color[] tail = new Color[ZONES.length];
    private final Color[] unlit = new Color[ZONES.length];
    private final Color well;
    private final int[] zoneTop = new int[ZONES.length + 1];
    private final Channel left = new Channel();
    private final Channel right = new Channel();
    private int clipTop;
    private int clipEnd;
    private String sign = "";

    /** Where a meter gets its levels; linear. */
    public interface Levels {
        float peak(Frame frame, int channel);

        float rms(Frame frame, int channel);

        /** Upright words over the meter, empty for none. */
        String sign(Frame frame);

        /** What stands at the mark so many decibels below full scale. */
        default String mark(int mark) {
            return Integer.toString(mark);
        }

        /** As a screen reader says it. */
        default String name() {
            return Nls.text("pane.level");
        }
    }

    /** What one channel shows, in pixels from the top of the window, and its hold mark. */
    private static final class Channel {
        final PeakHold hold = new PeakHold();
        int bodyTop;
        int peakTop;
        int holdTop;
        /** What of it has to be painted anew; nothing when the end does not lie below the top. */
        int dirtyTop;

        int dirtyEnd;
        float peakDb = Float.NEGATIVE_INFINITY;
    }

    /** @param bar width of one bar; 2 px stand between the two */
    public LevelMeter(Pane pane, Rectangle bounds, int bar, int[] marks, Levels levels) {
        this.pane = pane;
        this.bounds = bounds;
        this.bar = bar;
        this.marks = marks;
        this.levels = levels;
        well = pane.look().colour(Token.WELL);
        for (int i = 0; i < ZONES.length; i++) {
            full[i] = pane.look().colour(ZONES[i]);
            tail[i] = pane.look().mix(ZONES[i], Token.WELL, 0.55);
            unlit[i] = pane.look().mix(ZONES[i], Token.WELL, 0.13);
            zoneTop[i] = y(ZONE_TOP_DB[i]);
        }
        zoneTop[ZONES.length] = bounds.y + bounds.height;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    private int y(float db) {
        return bounds.y + Math.round((1 - MeterLaw.height(db)) * bounds.height);
    }

    @Override
    public void still(GC gc) {
        Look look = pane.look();
        gc.setBackground(look.colour(Token.WELL));
        gc.fillRectangle(bounds.x - 1, bounds.y - 1, bar * 2 + 4, bounds.height + 2);
        int x = bounds.x + bar * 2 + 4;
        int lineUpY = y(MeterLaw.LINE_UP_DB);
        int pitch = look.stretched(LEAST_PITCH);
        int last = Integer.MIN_VALUE / 2;
        for (int mark : marks) {
            boolean lineUp = mark == -MeterLaw.LINE_UP_DB;
            int y = Math.min(y(-mark), bounds.y + bounds.height - 1);
            // in a low window the line-up level is marked before all others
            if (!lineUp && (y - last < pitch || Math.abs(y - lineUpY) < pitch)) continue;
            last = y;
            gc.setForeground(look.colour(lineUp ? Token.TEXT : Token.TEXT3));
            gc.drawLine(x, y, x + 2, y);
            gc.setFont(look.font(lineUp ? Role.SCALE_BOLD : Role.SCALE));
            Draw.text(gc, levels.mark(mark), x + 4, y, SWT.LEFT);
        }
    }

    @Override
    public void frame(Frame frame) {
        update(frame, 0, left);
        update(frame, 1, right);
        int top = Math.min(left.dirtyTop, right.dirtyTop);
        // one rectangle for both: a call to the window system costs more than some pixels
        pane.dirty(bounds.x, top, 2 * bar + 2, Math.max(left.dirtyEnd, right.dirtyEnd) - top);
        String now = levels.sign(frame);
        if (!now.equals(sign)) {
            sign = now;
            pane.dirty(bounds);
        }
    }

    private void update(Frame frame, int index, Channel c) {
        c.dirtyTop = Integer.MAX_VALUE;
        c.dirtyEnd = 0;
        float peakDb = MeterLaw.dbfs(levels.peak(frame, index));
        float rmsDb = MeterLaw.dbfs(levels.rms(frame, index));
        c.peakDb = peakDb;
        int body = y(Math.min(rmsDb, peakDb));
        int peak = y(peakDb);
        int hold = y(c.hold.next(peakDb, frame.nanos()));
        if (body == c.bodyTop && peak == c.peakTop && hold == c.holdTop) return;
        c.dirtyTop = Math.min(Math.min(min(body, c.bodyTop), min(peak, c.peakTop)), min(hold, c.holdTop));
        c.dirtyEnd = Math.max(Math.max(max(body, c.bodyTop), max(peak, c.peakTop)), max(hold, c.holdTop) + 2);
        c.bodyTop = body;
        c.peakTop = peak;
        c.holdTop = hold;
    }

    private static int min(int now, int before) {
        return now == before ? Integer.MAX_VALUE : Math.min(now, before);
    }

    private static int max(int now, int before) {
        return now == before ? Integer.MIN_VALUE / 2 : Math.max(now, before);
    }

    @Override
    public boolean covers(Rectangle clip) {
        return sign.isEmpty()
                && clip.x >= bounds.x
                && clip.y >= bounds.y
                && clip.x + clip.width <= bounds.x + 2 * bar + 2
                && clip.y + clip.height <= bounds.y + bounds.height;
    }

    @Override
    public void paint(GC gc) {
        paint(gc, bounds);
    }

    @Override
    public void paint(GC gc, Rectangle clip) {
        clipTop = Math.max(bounds.y, clip.y);
        clipEnd = Math.min(bounds.y + bounds.height, clip.y + clip.height);
        gc.setAntialias(SWT.OFF);
        gc.setBackground(well);
        gc.fillRectangle(bounds.x + bar, clipTop, 2, Math.max(0, clipEnd - clipTop));
        paint(gc, left, bounds.x);
        paint(gc, right, bounds.x + bar + 2);
        gc.setAntialias(SWT.ON);
        if (!sign.isEmpty()) paintSign(gc);
    }

    private void paint(GC gc, Channel c, int x) {
        for (int i = 0; i < ZONES.length; i++) {
            int top = zoneTop[i] + (i >= 2 ? 1 : 0);
            int end = Math.max(top, zoneTop[i + 1]);
            int peak = Math.clamp(c.peakTop, top, end);
            int body = Math.clamp(Math.max(c.bodyTop, c.peakTop), top, end);
            fill(gc, unlit[i], x, top, peak);
            fill(gc, tail[i], x, peak, body);
            fill(gc, full[i], x, body, end);
        }
        if (c.holdTop < bounds.y + bounds.height - 1
                && c.holdTop > 0
                && c.holdTop + 2 > clipTop
                && c.holdTop < clipEnd) {
            gc.setBackground(pane.look().colour(Token.METER_HOLD));
            gc.fillRectangle(x, c.holdTop, bar, 2);
        }
    }

    private void fill(GC gc, Color colour, int x, int from, int to) {
        int top = Math.max(from, clipTop);
        int end = Math.min(to, clipEnd);
        if (end <= top) return;
        gc.setBackground(colour);
        gc.fillRectangle(x, top, bar, end - top);
    }

    private void paintSign(GC gc) {
        Look look = pane.look();
        int width = bar * 2 + 2;
        int height = Math.min(100, bounds.height);
        Rectangle plate = new Rectangle(bounds.x, bounds.y + (bounds.height - height) / 2, width, height);
        gc.setBackground(look.colour(Token.WARN));
        gc.fillRectangle(plate);
        Transform turn = new Transform(gc.getDevice());
        try {
            gc.getTransform(turn);
            turn.translate(plate.x + width / 2f, plate.y + height / 2f);
            turn.rotate(-90);
            gc.setTransform(turn);
            gc.setFont(look.font(Role.BADGE));
            gc.setForeground(look.colour(Token.ON_WARN));
            // turned: where it is drawn is not where it stands
            Draw.painter(null);
            Draw.text(gc, sign, 0, 0, SWT.CENTER);
        } finally {
            gc.setTransform(null);
            turn.dispose();
        }
    }

    private String value() {
        return Nls.text("pane.level.stereo", Words.level(left.peakDb), Words.level(right.peakDb));
    }

    @Override
    public String help() {
        return levels.name() + ": " + value();
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_PROGRESSBAR, levels.name(), value(), false);
    }
}
