package org.longwave.dsp.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longwave.dsp.Decibels;

/** RMS, K-System, peak and correlation against their definitions. */
class LevelMetersTest {
    private static final int RATE = 48_000;

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 96_000, 192_000})
    void fullScaleSineIsZeroDbfsByAes17(int rateHz) {
        for (double seconds : new double[] {0.3, KSystem.WINDOW_SECONDS}) {
            RmsMeter m = new RmsMeter(rateHz, seconds);
            float[] x = new Tone(rateHz, 1).add(997, 1, 2).samples();
            m.process(x, 0, x.length);
            assertEquals(0, Decibels.ofLevel(m.level()), 0.02);
        }
    }

    @Test
    void kScalesHaveTheirZeroBelowFullScale() {
        RmsMeter m = new RmsMeter(RATE, KSystem.WINDOW_SECONDS);
        float[] x = new Tone(RATE, 1).add(1000, Tone.amplitude(-20), 2).samples();
        m.process(x, 0, x.length);
        double rms = Decibels.ofLevel(m.level());
        assertEquals(0, KSystem.K20.reading(rms), 0.02);
        assertEquals(-6, KSystem.K14.reading(rms), 0.02);
        assertEquals(-8, KSystem.K12.reading(rms), 0.02);
    }

    @Test
    void rmsIsOfExactlyItsWindow() {
        RmsMeter m = new RmsMeter(RATE, 0.3);
        float[] x = new Tone(RATE, 1).add(1000, 1, 0.15).silence(0.29).samples();
        m.process(x, 0, (int) (0.3 * RATE));
        assertEquals(Math.sqrt(0.5), m.level(), 0.001);
        m.process(x, (int) (0.3 * RATE), (int) (0.14 * RATE));
        assertEquals(Math.sqrt(0.01 / 0.3), m.level(), 0.001);
    }

    @Test
    void peakRisesAtOnceFalls20DbIn1700MsAndIsHeld() {
        PeakMeter m = new PeakMeter(RATE, 2);
        float[] x = new float[48];
        x[7] = -0.8f;
        m.process(x, 0, 48);
        assertEquals(0.8f, m.level());
        float[] silence = new float[48];
        for (int i = 0; i < 1700; i++) m.process(silence, 0, 48);
        assertEquals(0.08, m.level(), 0.0005);
        assertEquals(0.8f, m.held());
        for (int i = 0; i < 400; i++) m.process(silence, 0, 48);
        assertTrue(m.held() < 0.08);
    }

    @Test
    void correlationTellsSameOppositeAndStrangers() {
        float[] a = new Tone(RATE, 1).add(997, 0.5, 2).samples();
        float[] opposite = a.clone();
        for (int i = 0; i < a.length; i++) opposite[i] = -a[i] / 3;
        Random random = new Random(2);
        float[] noise = new float[a.length];
        float[] other = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            noise[i] = (float) random.nextGaussian() * 0.1f;
            other[i] = (float) random.nextGaussian() * 0.1f;
        }
        assertEquals(1, correlation(a, a), 1e-6);
        assertEquals(-1, correlation(a, opposite), 1e-6);
        assertEquals(0, correlation(noise, other), 0.05);
        assertEquals(0, correlation(a, new float[a.length]), 1e-9);
        assertEquals(0, correlation(new float[a.length], new float[a.length]));
        float[] half = new float[a.length]; // a plus as much of a stranger: 1 / sqrt(2)
        for (int i = 0; i < a.length; i++) half[i] = noise[i] + other[i];
        assertEquals(Math.sqrt(0.5), correlation(noise, half), 0.05);
    }

    private static float correlation(float[] l, float[] r) {
        StereoCorrelation c = new StereoCorrelation(RATE);
        for (int at = 0; at + 256 <= l.length; at += 256) c.process(l, r, at, 256);
        return c.value();
    }
}
