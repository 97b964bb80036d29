package org.longwave.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FastDecibelsTest {
    @Test
    void levelIsWithinItsBound() {
        for (double x = 1e-14; x < 1e6; x *= 1.00037)
            assertEquals(20 * StrictMath.log10(x), FastDecibels.ofLevel(x), 1e-5, "level of " + x);
    }

    @Test
    void gainIsWithinItsBound() {
        for (double db = -299; db < 299; db += 0.00731) {
            double exact = StrictMath.pow(10, db / 20);
            double error = 20 * StrictMath.log10(FastDecibels.toGain(db) / exact);
            assertTrue(Math.abs(error) < 1e-5, db + " dB is wrong by " + error + " dB");
        }
    }

    @Test
    void oneIsExactlyZeroDecibels() {
        assertEquals(0.0, FastDecibels.ofLevel(1));
        assertEquals(1.0, FastDecibels.toGain(0));
        assertEquals(2.0, FastDecibels.toGain(FastDecibels.ofLevel(2)), 1e-7);
    }

    @Test
    void silenceAndNonsenseAreSilence() {
        for (double x : new double[] {0, 1e-16, Double.MIN_VALUE, -1, Double.NaN})
            assertEquals(FastDecibels.SILENCE_DB, FastDecibels.ofLevel(x));
        for (double db : new double[] {-300, -1e9, Double.NEGATIVE_INFINITY, Double.NaN})
            assertEquals(0.0, FastDecibels.toGain(db));
        assertEquals(1e15, FastDecibels.toGain(Double.POSITIVE_INFINITY), 1e9);
    }
}
