package org.longwave.ui.mixer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;

/**
 * Window thread. The ground of an equaliser's plot: 20 Hz to 20 kHz, +-20 dB at the left for the response, dBFS at the
 * right for spectra.
 */
record EqAxes(Rectangle in) {
    private static final double LOW_HZ = 20;
    private static final double HIGH_HZ = 20_000;
    private static final float RANGE_DB = 20;
    private static final double[] NAMED_HZ = {20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000};

    double hz(double x) {
        return LOW_HZ * Math.pow(HIGH_HZ / LOW_HZ, (x - in.x) / (in.width - 1.0));
    }

    int x(double hz) {
        return in.x + (int) Math.round(Math.log(hz / LOW_HZ) / Math.log(HIGH_HZ / LOW_HZ) * (in.width - 1));
    }

    int y(float db) {
        float share = Math.clamp(db, -60f, 60f) / RANGE_DB;
        return in.y + Math.round((1 - share) / 2 * (in.height - 1));
    }

    float db(double y) {
        return (float) ((1 - 2 * (y - in.y) / (in.height - 1)) * RANGE_DB);
    }

    /** 10 dB of a spectrum are as high as 6 dB of the response; 0 dBFS lies at +18. */
    int levelY(float dbfs) {
        return y(18 + dbfs * 0.6f);
    }

    void paint(GC gc, Look look) {
        gc.setBackground(look.colour(Token.PLOT));
        gc.fillRectangle(in);
        gc.setFont(look.font(Role.SOURCE));
        for (int db = -18; db <= 18; db += 6) {
            int y = y(db);
            gc.setForeground(look.colour(db == 0 ? Token.LINE_CONTROL : Token.GRID));
            gc.drawLine(in.x, y, in.x + in.width - 1, y);
            gc.setForeground(look.colour(db == 0 ? Token.TEXT : Token.TEXT3));
            String words = db > 0 ? "+" + db : db < 0 ? Words.MINUS + -db : "0";
            Draw.text(gc, words, in.x - 6, y, SWT.RIGHT);
            gc.setForeground(look.colour(Token.TEXT3));
            int level = (db - 18) * 10 / 6;
            Draw.text(gc, level == 0 ? "0" : Words.MINUS + -level, in.x + in.width + 6, y, SWT.LEFT);
        }
        for (int decade = 10; decade <= 10_000; decade *= 10)
            for (int n = 2; n <= 10; n++) {
                double hz = (double) decade * n;
                if (hz <= LOW_HZ || hz >= HIGH_HZ) continue;
                gc.setForeground(look.colour(n == 10 ? Token.LINE_SUBTLE : Token.GRID));
                gc.drawLine(x(hz), in.y, x(hz), in.y + in.height - 1);
            }
        gc.setForeground(look.colour(Token.TEXT3));
        for (double hz : NAMED_HZ) {
            String words = hz >= 1000 ? Math.round(hz / 1000) + " k" : Long.toString(Math.round(hz));
            Draw.text(gc, words, x(hz), in.y + in.height + 11, SWT.CENTER);
        }
        Draw.text(gc, "dB", in.x - 6, in.y + 6, SWT.RIGHT);
        Draw.text(gc, "dBFS", in.x + in.width + 4, in.y + 6, SWT.LEFT);
        gc.setForeground(look.colour(Token.LINE_SUBTLE));
        gc.drawRectangle(in.x, in.y, in.width - 1, in.height - 1);
    }
}
