package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longwave.api.command.CrossFade;
import org.longwave.api.command.Fade;
import org.longwave.api.command.FadeCurve;
import org.longwave.api.command.SetFader;

/** Fades along their curves, frame by frame beside the curve in double precision. */
class FadeTest {
    private static final float OFF = Float.NEGATIVE_INFINITY;
    private static final long START = 1000;

    private final TestDesk desk = new TestDesk();

    private interface Curve {
        double at(double way);
    }

    private void fades(float fromDb, float toDb, FadeCurve along, int frames, Curve curve) {
        TestDesk d = new TestDesk();
        d.strip("a", "line", new TestDesk.Signal((c, n) -> 0.25));
        d.order(new SetFader(d.strip("a"), fromDb));
        d.studio.submit(new Fade(d.strip("a"), toDb, frames, along), START);
        d.run((int) (START + frames) / 128 + 10);
        float[] x = d.program(0);
        double error = 0;
        double power = 0;
        for (int i = (int) START - 100; i < START + frames + 200; i++) {
            double way = Math.min(1, Math.max(0, (i - START + 1.0) / frames));
            double want = 0.25 * curve.at(way);
            error += Math.pow(x[i + TestDesk.LIMITER] - want, 2);
            power += want * want;
        }
        double db = 10 * Math.log10(error / power);
        assertTrue(db < -140, () -> along + " from " + fromDb + " to " + toDb + ": " + db + " dB");
        assertEquals(0.25 * curve.at(1), x[x.length - 1], 1e-7);
    }

    private static double gain(double db) {
        return Math.pow(10, db / 20);
    }

    @Test
    void everyFrameIsOnTheCurve() {
        fades(0f, -40f, FadeCurve.DECIBEL, 30_000, w -> gain(-40 * w));
        fades(-30f, 6f, FadeCurve.DECIBEL, 10_001, w -> gain(-30 + 36 * w));
        fades(0f, -20f, FadeCurve.LINEAR, 20_000, w -> 1 + (gain(-20) - 1) * w);
        fades(OFF, 0f, FadeCurve.LINEAR, 777, w -> w);
        fades(OFF, 0f, FadeCurve.EQUAL_POWER, 25_000, w -> Math.sin(w * Math.PI / 2));
        fades(0f, OFF, FadeCurve.EQUAL_POWER, 25_000, w -> w >= 1 ? 0 : Math.cos(w * Math.PI / 2));
        fades(0f, OFF, FadeCurve.DECIBEL, 20_000, w -> w >= 1 ? 0 : gain(-96 * w));
        fades(OFF, 0f, FadeCurve.DECIBEL, 20_000, w -> w <= 0 ? 0 : gain(-96 * (1 - w)));
    }

    @Test
    void crossFadeOfEqualPowerKeepsThePowerAndTakesTheLevelAlong() {
        desk.strip("a", "line", new TestDesk.Signal((c, n) -> c == 0 ? 0.25 : 0));
        desk.strip("b", "line", new TestDesk.Signal((c, n) -> c == 0 ? 0 : 0.25));
        desk.order(new SetFader(desk.strip("a"), -6f));
        desk.order(new SetFader(desk.strip("b"), OFF));
        desk.run(20);
        int from = desk.program(0).length;
        desk.order(new CrossFade(desk.strip("a"), desk.strip("b"), 24_000, FadeCurve.EQUAL_POWER));
        desk.run(220);
        float[] left = desk.program(0);
        float[] right = desk.program(1);
        for (int i = from; i < left.length; i++) assertEquals(0.25 * gain(-6), Math.hypot(left[i], right[i]), 1e-6);
        assertEquals(0f, left[left.length - 1]);
        assertEquals(-6f, desk.meters().stripFaderDb(desk.strip("b")));
        assertEquals(OFF, desk.meters().stripFaderDb(desk.strip("a")));
    }

    @Test
    void faderShowsTheWayWhileItFadesAndAHandTakesOver() {
        desk.tone("a", 200, 0.5);
        desk.run(10);
        desk.order(new Fade(desk.strip("a"), -40f, 48_000, FadeCurve.DECIBEL));
        desk.run(188); // half the way
        assertEquals(-20f, desk.meters().stripFaderDb(desk.strip("a")), 0.1);
        int from = desk.program(0).length;
        desk.order(new SetFader(desk.strip("a"), -40f)); // the same target, but now
        desk.run(10);
        assertEquals(-40f, desk.meters().stripFaderDb(desk.strip("a")));
        desk.order(new SetFader(desk.strip("a"), 0f));
        desk.run(10);
        assertTrue(TestDesk.roughness(desk.program(0), from) < 0.002);
    }

    @Test
    void fadesAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new Fade(0, 11f, 10, FadeCurve.LINEAR));
        assertThrows(IllegalArgumentException.class, () -> new Fade(0, 0f, 0, FadeCurve.LINEAR));
        assertThrows(IllegalArgumentException.class, () -> new Fade(0, 0f, 10, null));
        assertThrows(IllegalArgumentException.class, () -> new CrossFade(3, 3, 10, FadeCurve.LINEAR));
    }
}
