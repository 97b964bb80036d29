package org.longwave.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.KeyedEffect;

/** Against the definition, written here a second time. */
class CompressorTest {
    private static double definition(double levelDb, double threshold, double ratio, double knee) {
        double over = levelDb - threshold;
        if (over <= -knee / 2) return levelDb;
        if (over >= knee / 2) return threshold + over / ratio;
        return levelDb + (1 / ratio - 1) * (over + knee / 2) * (over + knee / 2) / (2 * knee);
    }

    @Test
    void staticCurveIsAsDefined() {
        for (int detector = 0; detector < 2; detector++)
            for (double knee : new double[] {0, 6, 24})
                for (double ratio : new double[] {1.5, 4, 20})
                    for (double level = -45; level <= 0; level += 3) {
                        Probe probe = new Probe(
                                new CompressorFactory(),
                                "Threshold",
                                -20,
                                "Ratio",
                                ratio,
                                "Knee",
                                knee,
                                "Attack",
                                1,
                                "Release",
                                500,
                                "Detector",
                                detector);
                        float[] in = Probe.tone(1000, level, 1.2);
                        double gain = Probe.gainDb(in, probe.run(in), 0.1);
                        double wanted = definition(level, -20, ratio, knee) - level;
                        assertEquals(
                                wanted,
                                gain,
                                Math.max(0.05, 0.05 * Math.abs(wanted)) / 2,
                                "level " + level + " ratio " + ratio + " knee " + knee + " detector " + detector);
                        assertEquals(-wanted, probe.effect.reductionDb(), Math.max(0.05, 0.05 * -wanted));
                    }
    }

    @Test
    void lowTonesAreHeldSteady() {
        for (double hz : new double[] {50, 63, 200, 5000}) {
            Probe probe = new Probe(
                    new CompressorFactory(), "Threshold", -20, "Ratio", 4, "Knee", 0, "Attack", 0.5, "Release", 50);
            float[] in = Probe.tone(hz, -8, 1);
            assertEquals(-9, Probe.gainDb(in, probe.run(in), 0.2), 0.1, hz + " Hz");
        }
    }

    @Test
    void timesAreAsDefined() {
        for (double attack : new double[] {1, 10, 100})
            for (double release : new double[] {20, 150, 1000}) {
                Probe probe = new Probe(
                        new CompressorFactory(),
                        "Threshold",
                        -20,
                        "Ratio",
                        4,
                        "Knee",
                        0,
                        "Attack",
                        attack,
                        "Release",
                        release);
                float[] quiet = Probe.constant(-40, 0.1);
                float[] loud = Probe.constant(-8, 1.5);
                float[] in = Probe.join(quiet, loud, Probe.constant(-40, 5));
                double[] gains = Probe.gainsDb(in, probe.run(in));
                assertEquals(attack, Probe.timeMillis(gains, quiet.length - 1, -9), 0.05 * attack, "attack");
                int end = quiet.length + loud.length;
                int held = end;
                while (gains[held] < gains[end] + 0.001) held++; // the detector's 10 ms
                assertTrue((held - end) * 1000 / Probe.RATE <= 11, "held");
                assertEquals(release, Probe.timeMillis(gains, held - 1, 0), 0.05 * release, "release");
            }
    }

    @Test
    void bothChannelsGetTheSameGain() {
        KeyedEffect effect = (KeyedEffect) new CompressorFactory().create(new StreamFormat(48_000, 2, 256));
        float[][] block = {Probe.constant(0, 0.5), Probe.constant(-40, 0.5)};
        effect.process(block, 0, block[0].length);
        int last = block[0].length - 1;
        assertEquals(0.01, block[1][last] / block[0][last], 1e-6);
        assertEquals(-12, 20 * Math.log10(block[0][last]), 0.1, "18 dB over at 3:1");
    }

    @Test
    void keyDecidesNotTheSound() {
        KeyedEffect effect = (KeyedEffect) new CompressorFactory().create(new StreamFormat(48_000, 1, 256));
        float[][] quiet = {Probe.constant(-50, 0.5)};
        effect.process(quiet, new float[][] {Probe.constant(0, 0.5)}, 0, quiet[0].length);
        assertEquals(-62, 20 * Math.log10(quiet[0][quiet[0].length - 1]), 0.1);
        effect.reset();
        float[][] loud = {Probe.constant(0, 0.5)};
        effect.process(loud, new float[][] {Probe.constant(-50, 0.5)}, 0, loud[0].length);
        assertEquals(1f, loud[0][loud[0].length - 1]);
    }

    @Test
    void keyLowCutLetsBassThrough() {
        float[] bass = Probe.tone(40, -6, 1);
        double without = Probe.gainDb(bass, new Probe(new CompressorFactory()).run(bass), 0.3);
        double with = Probe.gainDb(bass, new Probe(new CompressorFactory(), "Key low cut", 200).run(bass), 0.3);
        assertEquals(-8, without, 0.3);
        assertEquals(0, with, 0.01);
    }

    @Test
    void mixAndMakeUp() {
        float[] in = Probe.constant(-6, 1);
        double half = Probe.gainDb(in, new Probe(new CompressorFactory(), "Mix", 50).run(in), 0.1);
        assertEquals(20 * Math.log10((1 + Math.pow(10, -8 / 20.0)) / 2), half, 0.05);
        double up = Probe.gainDb(in, new Probe(new CompressorFactory(), "Make-up", 5).run(in), 0.1);
        assertEquals(-3, up, 0.05);
    }

    @Test
    void looksAheadByWhatIsSetAndDelaysAlwaysTheSame() {
        for (double ahead : new double[] {0, 1, 5}) {
            Probe probe = new Probe(
                    new AheadCompressorFactory(), "Look-ahead", ahead, "Attack", 0.1, "Threshold", -20, "Ratio", 20);
            assertEquals(240, probe.effect.latencyFrames());
            float[] in = Probe.join(Probe.constant(-40, 0.1), Probe.constant(0, 0.1));
            float[] out = probe.run(in);
            int first = 0;
            while (out[first + 240] / in[first] > 0.95f) first++;
            assertEquals(4800 - ahead * 48, first, 3, "first frame that is turned down at " + ahead + " ms");
        }
    }
}
