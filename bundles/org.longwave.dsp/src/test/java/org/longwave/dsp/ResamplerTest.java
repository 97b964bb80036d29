package org.longwave.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.dsp.Resampler.Grade;

class ResamplerTest {
    @ParameterizedTest
    @CsvSource({
        "STANDARD, 44100, 48000, 997, -110", "STANDARD, 44100, 48000, 10000, -104",
        "STANDARD, 44100, 48000, 18000, -104", "STANDARD, 44100, 48000, 20000, -104",
        "STANDARD, 48000, 44100, 997, -110", "STANDARD, 48000, 44100, 10000, -104",
        "STANDARD, 48000, 44100, 18000, -104", "STANDARD, 48000, 44100, 20000, -104",
        "HIGH, 44100, 48000, 997, -140", "HIGH, 44100, 48000, 10000, -128",
        "HIGH, 44100, 48000, 18000, -128", "HIGH, 44100, 48000, 20000, -128",
        "HIGH, 48000, 44100, 997, -140", "HIGH, 48000, 44100, 10000, -128",
        "HIGH, 48000, 44100, 18000, -128", "HIGH, 48000, 44100, 20000, -128",
        "STANDARD, 96000, 48000, 20000, -104", "STANDARD, 48000, 192000, 20000, -104"
    })
    void keepsASineClean(Grade grade, int inHz, int outHz, double hz, double limitDb) {
        float[] out = resample(new Resampler(1, inHz, outHz, grade), sine(inHz, hz, inHz), 256);
        SineFit fit = SineFit.of(out, 1000, out.length - 2000, hz / outHz);
        assertTrue(fit.thdNoiseDb() <= limitDb, "THD+N at " + hz + " Hz is " + fit.thdNoiseDb() + " dB");
        assertEquals(
                0, 20 * Math.log10(fit.amplitude() / 0.9), hz < 18_500 ? 0.01 : 0.25, "level in dB at " + hz + " Hz");
    }

    @Test
    void staysCleanWhenPulledByAFewPartsPerMillion() {
        Resampler resampler = new Resampler(1, 48_000, 48_000, Grade.STANDARD);
        double ratio = 1 + 137e-6;
        resampler.setRatio(ratio);
        float[] out = resample(resampler, sine(48_000, 997, 48_000), 256);
        SineFit fit = SineFit.of(out, 1000, out.length - 2000, 997.0 / 48_000 * ratio);
        assertTrue(fit.thdNoiseDb() <= -110, "THD+N is " + fit.thdNoiseDb() + " dB");
    }

    @ParameterizedTest
    @CsvSource({"48000, 44100, 25000", "96000, 48000, 30000", "192000, 48000, 30000"})
    void silencesWhatTheLowerRateCannotCarry(int inHz, int outHz, double hz) {
        float[] out = resample(
                new Resampler(1, inHz, outHz, Grade.STANDARD), sine(inHz, Math.min(hz, inHz / 2.0 * 0.999), inHz), 256);
        double peak = 0;
        for (int i = 1000; i < out.length - 1000; i++) peak = Math.max(peak, Math.abs(out[i]));
        assertTrue(20 * Math.log10(peak) <= -100, "peak is " + 20 * Math.log10(peak) + " dB");
    }

    @ParameterizedTest
    @CsvSource({"44100, 48000", "48000, 44100", "48000, 48000", "96000, 44100"})
    void passesAConstantUnchanged(int inHz, int outHz) {
        float[] in = new float[8192];
        Arrays.fill(in, 0.5f);
        float[] out = resample(new Resampler(1, inHz, outHz, Grade.STANDARD), in, 100);
        for (int i = 300; i < out.length - 300; i++) assertEquals(0.5f, out[i], 1e-6f, "frame " + i);
    }

    @ParameterizedTest
    @CsvSource({"44100, 48000", "48000, 44100", "44100, 44100", "96000, 48000", "8000, 192000", "192000, 44100"})
    void makesExactlyOneFrameForEachPlaceInsideTheSound(int inHz, int outHz) {
        Resampler resampler = new Resampler(1, inHz, outHz, Grade.STANDARD);
        for (long in : new long[] {inHz, 147 * 100, 12_345}) {
            resampler.reset();
            long expected = (in * outHz + inHz - 1) / inHz;
            assertEquals(expected, resample(resampler, new float[(int) in], 77).length, in + " frames");
        }
    }

    @Test
    void placesEachFrameWithoutDelay() {
        float[] in = sine(48_000, 997, 48_000);
        float[] out = resample(new Resampler(1, 48_000, 48_000, Grade.HIGH), in, 256);
        assertEquals(in.length, out.length);
        for (int i = 200; i < in.length - 200; i++) assertEquals(in[i], out[i], 1e-6f, "frame " + i);
    }

    @Test
    void givesTheSameSamplesForAnyBlockSizes() {
        float[] in = noise(20_000);
        float[] expected = resample(new Resampler(1, 44_100, 48_000, Grade.STANDARD), in, 256);
        Random random = new Random(7);
        Resampler resampler = new Resampler(1, 44_100, 48_000, Grade.STANDARD);
        float[][] out = new float[1][expected.length + 200];
        float[][] padded = {Arrays.copyOf(in, in.length + resampler.lookaheadFrames())};
        int taken = 0;
        int made = 0;
        while (made < expected.length) {
            int give = Math.min(random.nextInt(3000), padded[0].length - taken);
            int want = Math.min(random.nextInt(700), expected.length - made);
            made += resampler.process(padded, taken, give, out, made, want);
            taken += resampler.consumedFrames();
        }
        assertArrayEquals(expected, Arrays.copyOf(out[0], expected.length));
    }

    @Test
    void saysHowMuchInputABlockNeeds() {
        Resampler resampler = new Resampler(1, 44_100, 48_000, Grade.STANDARD);
        float[][] in = {new float[4096]};
        float[][] out = {new float[1024]};
        for (int block : new int[] {256, 1, 1024, 37, 480}) {
            int needed = resampler.inputFramesFor(block);
            if (needed == 0) resampler.process(in, 0, 0, out, 0, block);
            if (needed == 0) continue;
            int made = resampler.process(in, 0, needed - 1, out, 0, block);
            assertTrue(made < block, "one frame short, but the block was made");
            assertEquals(1, resampler.inputFramesFor(block - made));
            assertEquals(block - made, resampler.process(in, 0, 1, out, made, block - made));
        }
    }

    @Test
    void keepsTheChannelsApartAndAlike() {
        float[] left = noise(5000);
        float[][] in = {left, new float[5000]};
        float[][] out = {new float[5000], new float[5000]};
        Resampler stereo = new Resampler(2, 48_000, 44_100, Grade.STANDARD);
        int made = stereo.process(in, 0, 5000, out, 0, 5000);
        float[][] mono = {new float[5000]};
        new Resampler(1, 48_000, 44_100, Grade.STANDARD).process(new float[][] {left}, 0, 5000, mono, 0, 5000);
        assertArrayEquals(mono[0], out[0]);
        for (int i = 0; i < made; i++) assertEquals(0f, out[1][i]);
    }

    @Test
    void isAsNewAfterReset() {
        float[] in = noise(5000);
        Resampler resampler = new Resampler(1, 44_100, 48_000, Grade.STANDARD);
        float[] first = resample(resampler, in, 100);
        resampler.reset();
        assertArrayEquals(first, resample(resampler, in, 300));
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThrows(IllegalArgumentException.class, () -> new Resampler(3, 48_000, 44_100, Grade.STANDARD));
        assertThrows(IllegalArgumentException.class, () -> new Resampler(1, 0, 44_100, Grade.STANDARD));
        Resampler resampler = new Resampler(1, 48_000, 48_000, Grade.STANDARD);
        assertThrows(IllegalArgumentException.class, () -> resampler.setRatio(1.2));
        assertThrows(IllegalArgumentException.class, () -> resampler.setRatio(Double.NaN));
    }

    @Test
    void allocatesNothingAfterConstruction() {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        Resampler resampler = new Resampler(2, 44_100, 48_000, Grade.STANDARD);
        float[][] in = new float[2][1024];
        float[][] out = new float[2][256];
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 500; i++) resampler.process(in, 0, 1024, out, 0, 256);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }

    private static float[] sine(int rateHz, double hz, int frames) {
        float[] x = new float[frames];
        for (int i = 0; i < frames; i++) x[i] = (float) (0.9 * Math.sin(2 * Math.PI * hz * i / rateHz));
        return x;
    }

    private static float[] noise(int frames) {
        Random random = new Random(42);
        float[] x = new float[frames];
        for (int i = 0; i < frames; i++) x[i] = random.nextFloat() * 2 - 1;
        return x;
    }

    /** The whole sound, with the silence behind it that gets the rest out. */
    private static float[] resample(Resampler resampler, float[] in, int blockFrames) {
        float[][] padded = {Arrays.copyOf(in, in.length + resampler.lookaheadFrames())};
        float[][] block = new float[1][blockFrames];
        List<Float> all = new ArrayList<>();
        int taken = 0;
        while (true) {
            int made = resampler.process(padded, taken, padded[0].length - taken, block, 0, blockFrames);
            taken += resampler.consumedFrames();
            for (int i = 0; i < made; i++) all.add(block[0][i]);
            if (made == 0) break;
        }
        float[] out = new float[all.size()];
        for (int i = 0; i < out.length; i++) out[i] = all.get(i);
        return out;
    }

    @Test
    void gradesAreFoundByTheirNamesAndOthersRefused() {
        assertEquals(Grade.STANDARD, Grade.of("standard"));
        assertEquals(Grade.HIGH, Grade.of("high"));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Grade.of("HIGH"));
        assertEquals("grade is \"HIGH\", allowed \"standard\" and \"high\"", e.getMessage());
    }
}
