package org.longwave.dsp.meter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What EBU's cases do not ask. */
class LoudnessMeterTest {
    private static final int RATE = 48_000;

    @Test
    void filtersAreTheStandardsOnesAt48Kilohertz() {
        double[] printed = {
            1.53512485958697,
            -2.69169618940638,
            1.19839281085285,
            -1.69065929318241,
            0.73248077421585,
            -1.99004745483398,
            0.99007225036621
        };
        assertArrayEquals(printed, new KWeighting(RATE).coefficients(), 1e-8);
    }

    @Test
    void silenceHasNoLoudness() {
        LoudnessMeter m = new Tone(RATE, 2).silence(5).into(new LoudnessMeter(RATE, 2));
        assertEquals(Double.NEGATIVE_INFINITY, m.integratedLufs());
        assertEquals(Double.NEGATIVE_INFINITY, m.momentaryLufs());
        assertEquals(0, m.rangeLu());
        assertEquals(0, m.gatedBlocks());
    }

    @Test
    void resetBeginsAnewWhileTheFastMetersGoOn() {
        LoudnessMeter m = new Tone(RATE, 2).add(-10, 10).into(new LoudnessMeter(RATE, 2));
        m.reset();
        assertEquals(-10, m.shortTermLufs(), 0.1);
        assertEquals(Double.NEGATIVE_INFINITY, m.integratedLufs());
        assertEquals(0, m.maxTruePeak());
        new Tone(RATE, 2).add(-30, 10).into(m);
        assertEquals(-30, m.integratedLufs(), 0.1);
        assertEquals(-30, m.maxShortTermLufs(), 0.1);
        assertEquals(-30, m.maxMomentaryLufs(), 0.1);
    }

    @Test
    void pausedTimeDoesNotCount() {
        LoudnessMeter m = new Tone(RATE, 2).add(-20, 5).into(new LoudnessMeter(RATE, 2));
        m.pause(true);
        new Tone(RATE, 2).add(-5, 5).into(m);
        assertEquals(-5, m.shortTermLufs(), 0.1);
        m.pause(false);
        new Tone(RATE, 2).add(-20, 5).into(m);
        assertEquals(-20, m.integratedLufs(), 0.1);
        assertEquals(-20, m.maxMomentaryLufs(), 0.1);
    }

    @Test
    void badSamplesDoNotBlindIt() {
        LoudnessMeter m = new LoudnessMeter(RATE, 2);
        float[] bad = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e30f};
        m.process(new float[][] {bad, bad}, 0, 4);
        new Tone(RATE, 2).add(-23, 20).into(m);
        assertEquals(-23, m.integratedLufs(), 0.1);
        assertTrue(m.maxTruePeak() < 0.1);
    }

    /** A day of changing levels against a reference that keeps every block; the rate is low to save the test's time. */
    @Test
    void aDayNeedsNoMoreMemoryAndIsAsExact() {
        int rateHz = 8000;
        LoudnessMeter m = new LoudnessMeter(rateHz, false, 1);
        int seconds = 24 * 3600;
        double[] powers = new double[seconds * 10];
        int kept = 0;
        float[] piece = new float[rateHz / 10];
        float[][] planar = {piece};
        Random random = new Random(1);
        double level = 0.1;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        long phase = 0;
        for (int i = 0; i < seconds * 10; i++) {
            if (i % 7 == 0) level = Math.clamp(level * (0.5 + random.nextDouble() * 1.03), 1e-4, 0.5);
            for (int k = 0; k < piece.length; k++) {
                piece[k] = (float) (level * ((phase & 7) < 4 ? 1 : -1)); // 1 kHz
                phase++;
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            m.process(planar, 0, piece.length);
            allocated += threads.getCurrentThreadAllocatedBytes() - before;
            if (i >= 3) powers[kept++] = LoudnessHistogram.power(m.momentaryLufs());
        }
        assertEquals(exact(powers, kept), m.integratedLufs(), 0.02);
        assertTrue(m.gatedBlocks() > 350_000, "blocks " + m.gatedBlocks());
        assertTrue(allocated < 100_000, "allocated " + allocated);
    }

    @Test
    void twoChannelsAtOnceAreMeasuredAsOneByOne() {
        Random random = new Random(9);
        float[][] sound = new float[2][5000];
        for (float[] channel : sound) for (int i = 0; i < channel.length; i++) channel[i] = random.nextFloat() - 0.5f;
        sound[0][77] = Float.NaN;
        KWeighting[] single = {new KWeighting(RATE), new KWeighting(RATE)};
        KWeighting[] pair = {new KWeighting(RATE), new KWeighting(RATE)};
        for (int from = 0; from < 5000; from += 500) {
            double[] sums = {1, 2};
            pair[0].energies(pair[1], sound, 0, from, 500, sums);
            assertArrayEquals(
                    new double[] {1 + single[0].energy(sound[0], from, 500), 2 + single[1].energy(sound[1], from, 500)},
                    sums);
        }
    }

    private static double exact(double[] powers, int n) {
        double absolute = mean(powers, n, LoudnessHistogram.power(-70));
        return LoudnessHistogram.lufs(mean(powers, n, Math.max(absolute / 10, LoudnessHistogram.power(-70))));
    }

    private static double mean(double[] powers, int n, double gate) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < n; i++)
            if (powers[i] >= gate) {
                sum += powers[i];
                count++;
            }
        return sum / count;
    }

    @Test
    void windowOfTheLastSecondsForgetsWhatIsOlder() {
        GatedWindow w = new GatedWindow(10);
        for (int i = 0; i < 99; i++) w.add(-10);
        assertEquals(false, w.isFull());
        assertEquals(-10, w.lufs(), 1e-9);
        for (int i = 0; i < 100; i++) w.add(i < 50 ? -23 : -40);
        assertTrue(w.isFull());
        assertEquals(-23, w.lufs(), 1e-9); // -40 lies behind the relative gate
        for (int i = 0; i < 100; i++) w.add(Double.NEGATIVE_INFINITY);
        assertEquals(Double.NEGATIVE_INFINITY, w.lufs());
        assertEquals(0, w.share());
    }
}
