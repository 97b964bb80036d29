package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.longwave.testkit.Sounds;

/** Decoded sound held against the programme; the test's thread. */
final class Heard {
    private static final int RATE = 48_000;
    private static final int WINDOW = 4800;

    private Heard() {}

    /**
     * Finds where in the programme it begins, then holds every tenth of a second against it: a sample that is missing or
     * there twice would shift all that follows.
     *
     * @param newest newest frame of the programme when it ended
     * @return engine frame of its first sample
     */
    static long assertWhole(String what, float[] heard, long newest, double worstDb) {
        int settle = RATE / 2;
        assertTrue(heard.length > settle + RATE, what + ": only " + heard.length + " frames were heard");
        // what was heard last is 15 s old at most, and not from the future
        long end = newest - heard.length;
        long latest = Math.min(newest, end + settle + WINDOW + 2L * RATE);
        long start = find(heard, settle, Math.max(0, end - 15L * RATE), latest) - settle;
        for (int at = settle; at + WINDOW <= heard.length; at += WINDOW) {
            double error = Sounds.errorDb(heard, at, WINDOW, start + at, RATE);
            assertTrue(
                    error < worstDb,
                    what + ": " + error + " dB beside the programme " + at / (double) RATE + " s after the start of "
                            + heard.length / (double) RATE + " s");
        }
        int last = heard.length - WINDOW;
        double exact = Sounds.errorDb(heard, last, WINDOW, start + last, RATE);
        for (int off : new int[] {-3, 3})
            assertTrue(
                    Sounds.errorDb(heard, last, WINDOW, start + last + off, RATE) > exact,
                    what + ": the end fits better " + off + " frames off");
        return start;
    }

    private static long find(float[] heard, int at, long from, long to) {
        float[] programme = new float[(int) (to - from)];
        for (int i = 0; i < programme.length; i++) programme[i] = Sounds.at(from + i, 0, RATE);
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int lag = 0; lag + WINDOW < programme.length; lag++) {
            double error = 0;
            // a whole window: in less a lossy codec's error may fit another place better; scattered, to give up early
            for (int i = 0; i < WINDOW && error < least; i++) {
                int n = i * 4 % WINDOW + i * 4 / WINDOW;
                double difference = heard[at + n] - programme[lag + n];
                error += difference * difference;
            }
            if (error < least) {
                least = error;
                best = lag;
            }
        }
        return from + best;
    }
}
