package org.longwave.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;

/** EBU Tech 3341, case 1: a stereo sine of 1 kHz has as many LUFS as its peaks have dBFS. */
class LevellerTest {
    private static double settledDb(double inDb, int rate, double seconds) {
        Effect effect = new LevellerFactory().create(new StreamFormat(rate, 2, 256));
        float[][] block = new float[2][256];
        float peak = (float) Math.pow(10, inDb / 20);
        double out = 0;
        for (int b = 0; b < seconds * rate / 256; b++) {
            for (int i = 0; i < 256; i++) {
                float x = peak * (float) Math.sin(2 * Math.PI * 1000 / rate * (b * 256 + i));
                block[0][i] = x;
                block[1][i] = x;
            }
            effect.process(block, 0, 256);
            out = 0;
            for (float x : block[0]) out = Math.max(out, Math.abs(x));
        }
        return 20 * Math.log10(out);
    }

    @Test
    void programmeComesToTheTarget() {
        for (int rate : new int[] {44_100, 48_000, 96_000, 192_000})
            for (double in : new double[] {-30, -25, -20, -12})
                assertEquals(-23, settledDb(in, rate, 12), 0.1, in + " LUFS at " + rate);
    }

    @Test
    void gainStaysWithinItsLimits() {
        assertEquals(-31, settledDb(-40, 48_000, 15), 0.1, "9 dB up at most");
        assertEquals(-15, settledDb(-3, 48_000, 15), 0.1, "12 dB down at most");
    }

    @Test
    void silenceFreezesTheGain() {
        Probe probe = new Probe(new LevellerFactory());
        float[] in = Probe.tone(1000, -30 + 3.01, 12); // mono: a sine of -27 dBFS has -30 LUFS
        assertEquals(7, Probe.gainDb(in, probe.run(in), 0.1), 0.1);
        float[] pause = Probe.tone(1000, -60, 30);
        assertEquals(7, Probe.gainDb(pause, probe.run(pause), 0.1), 0.1, "after half a minute of room noise");
        assertEquals(7, Probe.gainDb(in, probe.run(in), 0.1), 0.1);
    }

    @Test
    void movesWithItsSpeed() {
        Probe probe = new Probe(new LevellerFactory(), "Speed", 0.5);
        float[] in = Probe.tone(1000, -30 + 3.01, 8);
        double[] gains = Probe.gainsDb(in, probe.run(in));
        for (int i = Probe.RATE + 30; i + Probe.RATE < 5 * Probe.RATE; i += 4800)
            assertEquals(0.5, gains[i + Probe.RATE] - gains[i], 0.02, "dB in the second from " + i);
    }

    @Test
    void pausesDoNotCount() {
        Probe probe = new Probe(new LevellerFactory(), "Freeze below", -60);
        float[] words = new float[0];
        for (int i = 0; i < 12; i++)
            words = Probe.join(words, Probe.tone(1000, -23 + 3.01, 1), Probe.tone(1000, -50, 0.5));
        assertTrue(Math.abs(Probe.gainDb(words, probe.run(words), 1.5)) < 0.3);
    }
}
