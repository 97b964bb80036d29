package org.longwave.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Against the definition, written here a second time. */
class GateTest {
    @Test
    void staticCurveIsAsDefined() {
        for (double ratio : new double[] {1.5, 3, 50})
            for (double range : new double[] {6, 30, 80})
                for (double level = -75; level <= -20; level += 5) {
                    Probe probe = new Probe(
                            new GateFactory(),
                            "Threshold",
                            -40,
                            "Ratio",
                            ratio,
                            "Range",
                            range,
                            "Attack",
                            1,
                            "Hold",
                            0,
                            "Release",
                            20);
                    float[] in = Probe.tone(1000, level, 0.6);
                    double wanted = -Math.min(range, (ratio - 1) * Math.max(0, -40 - level));
                    double gain = Probe.gainDb(in, probe.run(in), 0.05);
                    assertEquals(wanted, gain, Math.max(0.05, -0.02 * wanted), level + " dB " + ratio + ":1");
                }
    }

    @Test
    void timesAreAsDefined() {
        for (double attack : new double[] {1, 10, 50})
            for (double release : new double[] {20, 150, 1000})
                for (double hold : new double[] {0, 300}) {
                    Probe probe = new Probe(
                            new GateFactory(),
                            "Threshold",
                            -40,
                            "Ratio",
                            50,
                            "Range",
                            30,
                            "Attack",
                            attack,
                            "Hold",
                            hold,
                            "Release",
                            release);
                    float[] closed = Probe.constant(-60, 8);
                    float[] open = Probe.constant(-20, 1);
                    float[] in = Probe.join(closed, open, closed);
                    double[] gains = Probe.gainsDb(in, probe.run(in));
                    assertEquals(-30, gains[closed.length - 1], 0.1);
                    assertEquals(attack, Probe.timeMillis(gains, closed.length - 1, 0), 0.05 * attack, "attack");
                    int end = closed.length + open.length;
                    int held = end;
                    while (gains[held] > -0.001) held++;
                    assertEquals(hold + 10.3, (held - end) * 1000.0 / Probe.RATE, 1 + 0.05 * hold, "hold");
                    assertEquals(release, Probe.timeMillis(gains, held - 1, -30), 0.05 * release, "release");
                }
    }

    @Test
    void betweenTheThresholdsItStaysAsItWas() {
        Object[] settings = {"Threshold", -40, "Ratio", 50, "Hysteresis", 6, "Hold", 0, "Release", 10, "Range", 40};
        float[] between = Probe.tone(1000, -43, 0.5);
        Probe fromBelow = new Probe(new GateFactory(), settings);
        assertTrue(Probe.gainDb(between, fromBelow.run(between), 0.1) < -35);
        Probe fromAbove = new Probe(new GateFactory(), settings);
        fromAbove.run(Probe.tone(1000, -30, 0.2));
        assertEquals(0, Probe.gainDb(between, fromAbove.run(between), 0.1), 0.01);
    }
}
