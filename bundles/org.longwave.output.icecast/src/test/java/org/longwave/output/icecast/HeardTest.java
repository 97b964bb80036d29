package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.longwave.testkit.Sounds;

/** The judge finds the faults it is there for. */
class HeardTest {
    private static final int START = 200_000;

    private static float[] sound(int frames) {
        float[] heard = new float[frames];
        for (int i = 0; i < frames; i++) heard[i] = Sounds.at(START + i, 0, 48_000);
        return heard;
    }

    @Test
    void findsThePlace() {
        assertEquals(START, Heard.assertWhole("whole", sound(144_000), START + 150_000, -40));
    }

    @Test
    void noticesTenMissingSamplesAndTenThatAreThereTwice() {
        float[] whole = sound(144_000);
        float[] missing = Arrays.copyOf(whole, whole.length - 10);
        System.arraycopy(whole, 72_010, missing, 72_000, whole.length - 72_010);
        assertThrows(AssertionError.class, () -> Heard.assertWhole("missing", missing, START + 150_000, -10));
        float[] twice = Arrays.copyOf(whole, whole.length + 10);
        System.arraycopy(whole, 72_000, twice, 72_010, whole.length - 72_000);
        assertThrows(AssertionError.class, () -> Heard.assertWhole("twice", twice, START + 150_000, -10));
    }

    @Test
    void noticesAFrameOfSilence() {
        float[] silent = sound(144_000);
        Arrays.fill(silent, 72_000, 73_152, 0);
        assertThrows(AssertionError.class, () -> Heard.assertWhole("silent", silent, START + 150_000, -10));
    }
}
