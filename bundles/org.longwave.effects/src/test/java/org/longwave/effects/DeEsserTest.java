package org.longwave.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DeEsserTest {
    @Test
    void sibilantIsBroughtToTheThreshold() {
        for (double level : new double[] {-30, -26, -20}) {
            Probe probe = new Probe(new DeEsserFactory(), "Frequency", 2000, "Threshold", -30, "Range", 24);
            float[] in = Probe.tone(15_000, level, 0.5);
            assertEquals(-30 - level, Probe.gainDb(in, probe.run(in), 0.1), 0.3, level + " dB");
        }
    }

    @Test
    void rangeIsTheMostItTakes() {
        Probe probe = new Probe(new DeEsserFactory(), "Frequency", 4000, "Threshold", -50, "Range", 6);
        float[] in = Probe.tone(15_000, -6, 0.5);
        assertEquals(-6, Probe.gainDb(in, probe.run(in), 0.1), 0.2);
        assertEquals(6, probe.effect.reductionDb(), 0.01);
    }

    @Test
    void splitBandLeavesTheVoiceAlone() {
        float[] voice = Probe.tone(300, -12, 0.5);
        float[] ess = Probe.tone(9000, -15, 0.5);
        float[] both = new float[voice.length];
        for (int i = 0; i < both.length; i++) both[i] = voice[i] + ess[i];
        assertEquals(0, amplitudeDb(both, 0, 300) - amplitudeDb(both, -1, 300), 0.1);
        assertTrue(amplitudeDb(both, 0, 9000) - amplitudeDb(both, -1, 9000) < -5);
        assertEquals(-8, amplitudeDb(both, 1, 300) - amplitudeDb(both, -1, 300), 0.1);
    }

    /** Of one tone in the last 100 ms, after the effect in this mode or (-1) before it. */
    private static double amplitudeDb(float[] in, int mode, double hz) {
        float[] out = mode < 0 ? in : new Probe(new DeEsserFactory(), "Mode", mode).run(in);
        double re = 0;
        double im = 0;
        for (int i = out.length - 4800; i < out.length; i++) {
            re += out[i] * Math.cos(2 * Math.PI * hz / Probe.RATE * i);
            im += out[i] * Math.sin(2 * Math.PI * hz / Probe.RATE * i);
        }
        return 10 * Math.log10(re * re + im * im);
    }

    @Test
    void voiceWithoutSibilantsIsNotTouched() {
        float[] voice = Probe.tone(300, -6, 0.5);
        org.junit.jupiter.api.Assertions.assertArrayEquals(voice, new Probe(new DeEsserFactory()).run(voice));
    }
}
