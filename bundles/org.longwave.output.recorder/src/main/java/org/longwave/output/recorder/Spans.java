package org.longwave.output.recorder;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time in words. Any thread. */
final class Spans {
    private Spans() {}

    /** {@code 6 h 12 min}, {@code 12 min}, {@code 40 s}. */
    static String left(long seconds) {
        if (seconds >= 3600) return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
        return seconds >= 60 ? seconds / 60 + " min" : seconds + " s";
    }

    /** {@code 01:02:03}. */
    static String clock(long frames, int rateHz) {
        long seconds = frames / rateHz;
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** {@code 01:02:03.456}. */
    static String millis(long frames, int rateHz) {
        return String.format(Locale.ROOT, "%s.%03d", clock(frames, rateHz), frames % rateHz * 1000 / rateHz);
    }

    /** {@code 480 frames (0.010 s)}. */
    static String lost(long frames, int rateHz) {
        return String.format(Locale.ROOT, "%d frames (%.3f s)", frames, (double) frames / rateHz);
    }

    /** {@code +3600.0 s}. */
    static String signed(Duration by) {
        return String.format(Locale.ROOT, "%+.1f s", by.toMillis() / 1000.0);
    }
}
