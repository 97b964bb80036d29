package org.longwave.ui.recorder;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.desk.Wave;
import org.longwave.ui.desk.Waves;
import org.longwave.ui.law.MeterLaw;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. The last minute of a track, the newest at the right: peak and RMS; markers stand on it as flags. */
final class WaveItem implements Item {
    private static final float FLOOR_DB = -60;

    private final Pane pane;
    private final Rectangle bounds;
    private final String recorder;
    private final String bus;
    private final String label;
    private final float[] peaks = new float[Wave.COLUMNS];
    private final float[] rms = new float[Wave.COLUMNS];
    private int filled;
    private long shown = -1;

    WaveItem(Pane pane, Rectangle bounds, String recorder, String bus, String label) {
        this.pane = pane;
        this.bounds = bounds;
        this.recorder = recorder;
        this.bus = bus;
        this.label = label;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public void still(GC gc) {
        Look look = pane.look();
        Draw.box(gc, bounds, 2, look.colour(Token.WELL), look.colour(Token.LINE_SUBTLE), 1);
    }

    @Override
    public void frame(Frame frame) {
        Wave wave = pane.studio().watch().waves().of(bus);
        long count = wave == null ? -1 : wave.peaks().count();
        if (count == shown) return;
        shown = count;
        filled =
                wave == null ? 0 : Math.min(wave.peaks().copy(peaks), wave.rms().copy(rms));
        pane.dirty(bounds);
    }

    /** On a scale of decibels, so that speech can be seen; half the height for 0 dBFS. */
    private int half(float linear) {
        float db = MeterLaw.dbfs(linear);
        return Math.round(Math.clamp(1 - db / FLOOR_DB, 0, 1) * (bounds.height - 4) / 2);
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        int middle = bounds.y + bounds.height / 2;
        int right = bounds.x + bounds.width - 3;
        gc.setAntialias(SWT.OFF);
        int x = right + 1;
        for (int i = filled - 1; i >= 0; ) {
            int end = x;
            // several columns in a pixel: the highest counts; several pixels for a column: all of them
            x = right - (filled - 1 - i) * (bounds.width - 4) / Wave.COLUMNS;
            float peak = 0;
            float mean = 0;
            for (; i >= 0 && right - (filled - 1 - i) * (bounds.width - 4) / Wave.COLUMNS == x; i--) {
                peak = Math.max(peak, peaks[i]);
                mean = Math.max(mean, rms[i]);
            }
            int tall = half(peak);
            int wide = Math.max(1, end - x);
            gc.setBackground(look.colour(peak >= 1 ? Token.METER_CLIP : Token.LINE_CONTROL));
            gc.fillRectangle(x, middle - tall, wide, 2 * tall + 1);
            int body = half(mean);
            gc.setBackground(look.colour(Token.WAVE));
            gc.fillRectangle(x, middle - body, wide, 2 * body + 1);
        }
        gc.setForeground(look.colour(Token.AIR_TEXT));
        gc.drawLine(right + 1, bounds.y + 1, right + 1, bounds.y + bounds.height - 2);
        gc.setAntialias(SWT.ON);
        flags(gc, look, right);
        gc.setFont(look.font(Role.SOURCE_BOLD));
        int width = gc.textExtent(label).x + 8;
        Draw.box(gc, new Rectangle(bounds.x + 1, bounds.y + 1, width, 15), 2, look.colour(Token.PANEL), null, 0);
        gc.setForeground(look.colour(Token.TEXT));
        Draw.text(gc, label, bounds.x + 5, bounds.y + 8, SWT.LEFT);
    }

    private void flags(GC gc, Look look, int right) {
        long now = System.nanoTime();
        for (Waves.Flag flag : pane.studio().watch().waves().flags(recorder)) {
            int x = right - (int) ((now - flag.nanos()) / 1e9 * (bounds.width - 4) / 60);
            if (x <= bounds.x) continue;
            gc.setForeground(look.colour(Token.TEXT));
            gc.drawLine(x, bounds.y + 1, x, bounds.y + bounds.height - 2);
            gc.setFont(look.font(Role.SCALE_BOLD));
            int width = gc.textExtent(flag.words()).x + 6;
            int left = Math.min(x, bounds.x + bounds.width - width - 1);
            gc.setBackground(look.colour(Token.TEXT));
            gc.fillRectangle(left, bounds.y + bounds.height - 15, width, 14);
            gc.setForeground(look.colour(Token.WINDOW));
            Draw.text(gc, flag.words(), left + 3, bounds.y + bounds.height - 8, SWT.LEFT);
        }
    }

    @Override
    public Spoken spoken() {
        float newest = filled == 0 ? 0 : peaks[filled - 1];
        String value = filled == 0
                ? Nls.text("recorder.wave.none")
                : Nls.text("recorder.wave.now", filled / Wave.PER_SECOND, Words.level(MeterLaw.dbfs(newest)));
        return new Spoken(ACC.ROLE_GRAPHIC, Nls.text("recorder.wave", recorder, label), value, false);
    }
}
