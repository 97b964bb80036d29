package org.longwave.dsp.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longwave.dsp.Decibels;

/** Spectra against a plain Fourier sum and against tones of known level. */
class SpectrumTest {
    private static final int RATE = 48_000;

    @Test
    void transformIsTheFourierSum() {
        int n = 64;
        Random random = new Random(3);
        float[] re = new float[n];
        float[] im = new float[n];
        for (int i = 0; i < n; i++) {
            re[i] = random.nextFloat() - 0.5f;
            im[i] = random.nextFloat() - 0.5f;
        }
        double[] wr = new double[n];
        double[] wi = new double[n];
        for (int k = 0; k < n; k++)
            for (int i = 0; i < n; i++) {
                double a = -2 * Math.PI * k * i / n;
                wr[k] += re[i] * Math.cos(a) - im[i] * Math.sin(a);
                wi[k] += re[i] * Math.sin(a) + im[i] * Math.cos(a);
            }
        new Fft(n).transform(re, im);
        for (int k = 0; k < n; k++) {
            assertEquals(wr[k], re[k], 1e-5);
            assertEquals(wi[k], im[k], 1e-5);
        }
    }

    @Test
    void toneOnABinReadsItsLevel() {
        FftSpectrum s = new FftSpectrum(RATE, 2, 4096);
        double hz = 100.0 * RATE / 4096;
        float[] left = new Tone(RATE, 1).add(hz, 0.5, 1).samples();
        float[] right = new Tone(RATE, 1).add(3 * hz, 0.5, 1).samples();
        s.process(new float[][] {left, right}, 0, left.length);
        float[] levels = new float[s.bins()];
        s.levels(levels, 0);
        // one channel of two: half the power
        assertEquals(-6.02 - 3.01, Decibels.ofLevel(levels[100]), 0.02);
        assertEquals(-6.02 - 3.01, Decibels.ofLevel(levels[300]), 0.02);
        assertTrue(Decibels.ofLevel(levels[200]) < -100, () -> "between: " + Decibels.ofLevel(levels[200]));
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 96_000})
    void thirdOctaveBandsReadATonesLevelAndRejectTheOthers(int rateHz) {
        for (int band = 0; band < ThirdOctaves.BANDS; band++) {
            double hz = ThirdOctaves.middleHz(band);
            if (hz * 1.1221 > 0.495 * rateHz) continue;
            ThirdOctaves t = new ThirdOctaves(rateHz, 1);
            float[] x = new Tone(rateHz, 1).add(hz, 1, hz < 100 ? 4 : 2).samples();
            for (int at = 0; at + 256 <= x.length; at += 256) t.process(new float[][] {x}, at, 256);
            float[] levels = new float[ThirdOctaves.BANDS];
            t.levels(levels, 0);
            assertEquals(0, Decibels.ofLevel(levels[band]), 0.4, hz + " Hz"); // the mean of 125 ms still moves at 20 Hz
            // an octave away, and where the bilinear transform bends most
            if (band >= 3) assertTrue(Decibels.ofLevel(levels[band - 3]) < -35, hz + " Hz, an octave below");
            if (band + 3 < ThirdOctaves.BANDS)
                assertTrue(Decibels.ofLevel(levels[band + 3]) < -35, hz + " Hz, an octave above");
        }
    }

    @Test
    void whiteNoiseGivesEachBandItsWidthsShare() {
        ThirdOctaves t = new ThirdOctaves(RATE, 2);
        Random random = new Random(4);
        float[] x = new float[RATE * 4];
        for (int i = 0; i < x.length; i++) x[i] = (float) random.nextGaussian() * 0.1f;
        for (int at = 0; at + 256 <= x.length; at += 256) t.process(new float[][] {x, x}, at, 256);
        float[] levels = new float[ThirdOctaves.BANDS];
        t.levels(levels, 0);
        // white noise: a band holds its width's share of the power, and a sine's 0 dB is 3 dB above its power
        double expected = Decibels.ofLevel(0.1) + 3.01 + 10 * Math.log10(1000 * 0.2308 / (RATE / 2.0));
        assertEquals(expected, Decibels.ofLevel(levels[17]), 1.5);
        assertEquals(expected + 10, Decibels.ofLevel(levels[27]), 1.0);
    }
}
