package org.longwave.player;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.longwave.api.StreamFormat;
import org.longwave.player.SignalSettings.Kind;

class TestSignalTest {
    private static final int RATE = 48_000;

    @Test
    void sineHasItsFrequencyAndPeak() {
        float[][] x = play(Kind.SINE, 997, -20, RATE);
        for (int i = 0; i < RATE; i++)
            assertEquals(0.1 * Math.sin(2 * Math.PI * 997 * i / RATE), x[0][i], 1e-8, "frame " + i);
        assertArrayEquals(x[0], x[1]);
    }

    @Test
    void sineIsExactAfterDays() {
        double freqHz = 997.3;
        Sine sine = new Sine(44_100, freqHz, 1);
        MathContext digits = new MathContext(60);
        for (long frame : new long[] {0, 44_100L * 86_400 * 30 + 12_345, 44_100L * 86_400 * 365 + 1}) {
            BigDecimal turns = new BigDecimal(freqHz)
                    .multiply(BigDecimal.valueOf(frame))
                    .divide(BigDecimal.valueOf(44_100), digits);
            double turn = turns.remainder(BigDecimal.ONE).doubleValue();
            assertEquals(StrictMath.sin(2 * Math.PI * turn), sine.at(frame), 1e-9, "frame " + frame);
        }
        Sine whole = new Sine(RATE, 997, 1);
        assertEquals(whole.at(17), whole.at(17 + 86_400L * 1000 * RATE), "whole Hz repeat every second to the bit");
    }

    @Test
    void pinkNoiseFallsByThreeDecibelsPerOctave() {
        int size = 1 << 16;
        double[] octaves = new double[9];
        TestSignal signal = opened(Kind.PINK, -10);
        float[][] planar = new float[2][size];
        for (int round = 0; round < 20; round++) {
            fill(signal, planar, size);
            double[] power = powerSpectrum(planar[round % 2]);
            for (int o = 0; o < octaves.length; o++) {
                double lowHz = 31.25 * (1 << o);
                for (int k = bin(lowHz, size); k < bin(2 * lowHz, size); k++) octaves[o] += power[k];
            }
        }
        for (int o = 0; o < octaves.length; o++)
            assertEquals(0, 10 * Math.log10(octaves[o] / octaves[5]), 0.6, "octave from " + 31.25 * (1 << o) + " Hz");
    }

    @Test
    void pinkNoiseKeepsUnderItsPeakAndTwelveDecibelsBelowInRms() {
        float[][] x = play(Kind.PINK, 0, -6, RATE * 20);
        double peak = Math.pow(10, -6 / 20.0);
        double[] sum = new double[2];
        double product = 0;
        for (int i = 0; i < x[0].length; i++) {
            for (int c = 0; c < 2; c++) {
                assertTrue(Math.abs(x[c][i]) <= (float) peak, "frame " + i);
                sum[c] += x[c][i] * x[c][i];
            }
            product += x[0][i] * x[1][i];
        }
        for (double s : sum) assertEquals(-18, 10 * Math.log10(s / x[0].length), 0.3);
        assertEquals(0, product / Math.sqrt(sum[0] * sum[1]), 0.05, "correlation of left and right");
    }

    @Test
    void pinkNoiseIsTheSameAtEveryStart() {
        assertArrayEquals(play(Kind.PINK, 0, -6, 1000)[0], play(Kind.PINK, 0, -6, 1000)[0]);
    }

    @Test
    void silenceIsZero() {
        TestSignal signal = opened(Kind.SILENCE, -18);
        float[][] planar = {{1, 1, 1}, {1, 1, 1}};
        assertEquals(3, signal.read(planar, 3));
        assertArrayEquals(new float[3], planar[0]);
        assertArrayEquals(new float[3], planar[1]);
    }

    @Test
    void lineUpBreaksTheLeftLegOnlyEveryThreeSeconds() {
        float[][] x = play(Kind.LINEUP, 50, -18, RATE * 7);
        double peak = Math.pow(10, -18 / 20.0);
        for (int i = 0; i < x[0].length; i++) {
            double tone = peak * Math.sin(2 * Math.PI * 1000 * i / RATE);
            boolean broken = i % (3 * RATE) >= 2.75 * RATE;
            assertEquals(tone, x[1][i], 1e-7, "right, frame " + i);
            assertEquals(broken ? 0 : tone, x[0][i], 1e-7, "left, frame " + i);
        }
        double step = 2 * Math.PI * 1000 / RATE * peak * 1.01;
        for (int i = 1; i < x[0].length; i++) assertTrue(Math.abs(x[0][i] - x[0][i - 1]) <= step, "click at " + i);
    }

    @Test
    void changesItsSettingsWithoutAClick() {
        TestSignal signal = opened(Kind.SINE, -6);
        float[][] planar = new float[2][4800];
        fill(signal, planar, 1230);
        signal.change(new SignalSettings(Kind.SINE, 440, -40));
        float last = planar[0][1229];
        fill(signal, planar, 4800);
        double step = 2 * Math.PI * 1000 / RATE * 0.51 + 0.51 / 480 * 2;
        for (int i = 0; i < 4800; i++) {
            assertTrue(Math.abs(planar[0][i] - last) <= step, "click at " + i);
            last = planar[0][i];
        }
        for (int i = 1000; i < 4800; i++) assertTrue(Math.abs(planar[0][i]) <= 0.0101f, "new level");
    }

    @Test
    void refusesImpossibleSettings() {
        assertThrows(IllegalArgumentException.class, () -> new SignalSettings(Kind.SINE, 0, -18));
        assertThrows(IllegalArgumentException.class, () -> new SignalSettings(Kind.SINE, 1000, 1));
        assertThrows(IllegalArgumentException.class, () -> SignalSettings.kind("saw"));
    }

    private static TestSignal opened(Kind kind, double levelDb) {
        TestSignal signal = new TestSignal(new SignalSettings(kind, 1000, levelDb));
        signal.open(new StreamFormat(RATE, 2, 256), new FakeControl());
        return signal;
    }

    private static float[][] play(Kind kind, double freqHz, double levelDb, int frames) {
        TestSignal signal = new TestSignal(new SignalSettings(kind, freqHz == 0 ? 1000 : freqHz, levelDb));
        signal.open(new StreamFormat(RATE, 2, 256), new FakeControl());
        float[][] all = new float[2][frames];
        float[][] block = new float[2][331];
        for (int done = 0; done < frames; ) {
            int n = signal.read(block, Math.min(331, frames - done));
            for (int c = 0; c < 2; c++) System.arraycopy(block[c], 0, all[c], done, n);
            done += n;
        }
        return all;
    }

    private static void fill(TestSignal signal, float[][] planar, int frames) {
        float[][] block = new float[2][256];
        for (int done = 0; done < frames; ) {
            int n = signal.read(block, Math.min(256, frames - done));
            for (int c = 0; c < 2; c++) System.arraycopy(block[c], 0, planar[c], done, n);
            done += n;
        }
    }

    private static int bin(double hz, int size) {
        return (int) Math.round(hz * size / RATE);
    }

    /** Hann-windowed power of each bin by a plain radix-2 transform. */
    private static double[] powerSpectrum(float[] x) {
        int n = x.length;
        double[] re = new double[n];
        double[] im = new double[n];
        int bits = Integer.numberOfTrailingZeros(n);
        for (int i = 0; i < n; i++)
            re[Integer.reverse(i) >>> (32 - bits)] = x[i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / n));
        for (int half = 1; half < n; half *= 2)
            for (int k = 0; k < half; k++) {
                double wr = Math.cos(Math.PI * k / half);
                double wi = -Math.sin(Math.PI * k / half);
                for (int i = k; i < n; i += 2 * half) {
                    double tr = re[i + half] * wr - im[i + half] * wi;
                    double ti = re[i + half] * wi + im[i + half] * wr;
                    re[i + half] = re[i] - tr;
                    im[i + half] = im[i] - ti;
                    re[i] += tr;
                    im[i] += ti;
                }
            }
        double[] power = new double[n / 2];
        for (int k = 0; k < n / 2; k++) power[k] = re[k] * re[k] + im[k] * im[k];
        return power;
    }
}
