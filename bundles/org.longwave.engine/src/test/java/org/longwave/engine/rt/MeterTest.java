package org.longwave.engine.rt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeterTest {
    private static final int FRAMES = 131;

    private final Meter meter = new Meter(48_000, FRAMES);
    private final float[] block = new float[FRAMES];

    /** Long enough that the mean square is that of the block. */
    private void settle() {
        for (int i = 0; i < 2000; i++) {
            meter.scan(block, 0, 50);
            meter.scan(block, 50, FRAMES);
            meter.settle(FRAMES);
        }
    }

    @Test
    void rmsIsThatOfDoublePrecisionAlsoInPieces() {
        Random random = new Random(3);
        double sum = 0;
        for (int i = 0; i < FRAMES; i++) {
            block[i] = random.nextFloat() - 0.5f;
            sum += (double) block[i] * block[i];
        }
        settle();
        double rms = Math.sqrt(sum / FRAMES);
        assertEquals(rms, meter.rms(), rms * 1e-6);
    }

    @Test
    void soundFarBeyondFullScaleLeavesNoInfinityBehind() {
        Arrays.fill(block, 1e25f);
        settle();
        assertTrue(Float.isFinite(meter.rms()) && meter.rms() > 0.9e25f, "rms " + meter.rms());
        Arrays.fill(block, 0f);
        for (int i = 0; i < 15; i++) settle();
        assertEquals(0f, meter.rms());
        assertEquals(0f, meter.peak());
    }

    @Test
    void whatIsNoNumberCountsAsSilence() {
        Arrays.fill(block, 0.5f);
        block[77] = Float.NaN;
        meter.scan(block, 0, FRAMES);
        block[77] = Float.NEGATIVE_INFINITY;
        meter.scan(block, 0, FRAMES);
        meter.settle(FRAMES);
        assertEquals(0f, meter.rms());
        assertEquals(0f, meter.peak());
    }
}
