package org.longwave.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectParameter;

/** The whole effect, measured by its impulse response, against the analogue prototypes (phase: dsp's own tests). */
class ParametricEqTest {
    private static final int RATE = 48_000;
    private final List<EffectParameter> parameters = new ParametricEqFactory().parameters();

    private record Band(int type, double hz, double gainDb, double q) {
        /** |H| in dB of the prototype. */
        double db(double at) {
            double w = at / hz;
            double a = Math.pow(10, gainDb / 40);
            double r = Math.sqrt(a) / q;
            return switch (type) {
                case EqBand.BELL -> ratio(w, 1, a / q, 1, 1, 1 / (a * q), 1);
                case EqBand.LOW_SHELF -> ratio(w, a, a * r, a * a, a, r, 1);
                case EqBand.HIGH_SHELF -> ratio(w, a * a, a * r, a, 1, r, a);
                case EqBand.LOW_CUT_12 -> ratio(w, 1, 0, 0, 1, 1 / q, 1);
                case EqBand.HIGH_CUT_12 -> ratio(w, 0, 0, 1, 1, 1 / q, 1);
                case EqBand.NOTCH -> ratio(w, 1, 0, 1, 1, 1 / q, 1);
                case EqBand.LOW_CUT_24 -> butterworth(1 / w);
                case EqBand.HIGH_CUT_24 -> butterworth(w);
                default -> 0;
            };
        }

        private static double butterworth(double w) {
            return -10 * Math.log10(1 + Math.pow(w, 8));
        }

        private static double ratio(double w, double n2, double n1, double n0, double d2, double d1, double d0) {
            double n = (n0 - n2 * w * w) * (n0 - n2 * w * w) + n1 * w * n1 * w;
            double d = (d0 - d2 * w * w) * (d0 - d2 * w * w) + d1 * w * d1 * w;
            return 10 * Math.log10(n / d);
        }
    }

    private float[] impulse(Band... bands) {
        Effect effect = new ParametricEqFactory().create(new StreamFormat(RATE, 1, 1024));
        for (int b = 0; b < bands.length; b++) {
            effect.set(b * 4, bands[b].type);
            effect.set(b * 4 + 1, (float) bands[b].hz);
            effect.set(b * 4 + 2, (float) bands[b].gainDb);
            effect.set(b * 4 + 3, (float) bands[b].q);
        }
        effect.reset();
        float[][] impulse = new float[1][4 * RATE];
        impulse[0][0] = 1f;
        effect.process(impulse, 0, 4 * RATE);
        return impulse[0];
    }

    private void check(double tolerance, Band... bands) {
        float[] impulse = impulse(bands);
        for (double hz = 20; hz <= 18_000; hz *= 1.19) {
            double wanted = 0;
            for (Band band : bands) wanted += band.db(hz);
            if (wanted > -70)
                assertEquals(wanted, Responses.db(impulse, hz, RATE), tolerance, hz + " Hz of " + List.of(bands));
        }
    }

    @Test
    void everyTypeHasItsAnalogueResponse() {
        for (int type = EqBand.BELL; type <= EqBand.NOTCH; type++)
            for (double hz : new double[] {40, 1000, 9000, 16_000})
                for (double gain : type <= EqBand.HIGH_SHELF ? new double[] {-18, 6} : new double[] {0})
                    check(0.05, new Band(type, hz, gain, 0.7071067811865476));
    }

    @Test
    void offIsFlatAndBandsAddUp() {
        check(1e-4, new Band(EqBand.OFF, 1000, 12, 1));
        check(
                0.1,
                new Band(EqBand.LOW_CUT_24, 80, 0, 0.7071067811865476),
                new Band(EqBand.LOW_SHELF, 120, 4, 0.7),
                new Band(EqBand.BELL, 400, -6, 2),
                new Band(EqBand.BELL, 3000, 5, 0.5),
                new Band(EqBand.BELL, 12_000, -9, 4),
                new Band(EqBand.HIGH_SHELF, 10_000, 6, 0.7));
    }

    @Test
    void movedWhileRunningItEndsWhereItWouldHaveBegun() {
        Random random = new Random(3);
        Effect moved = new ParametricEqFactory().create(new StreamFormat(RATE, 1, 1024));
        Effect set = new ParametricEqFactory().create(new StreamFormat(RATE, 1, 1024));
        for (int p = 0; p < parameters.size(); p++) {
            EffectParameter q = parameters.get(p);
            float value = q.min() + random.nextFloat() * (q.max() - q.min());
            if (q.whole()) value = Math.round(value);
            moved.set(p, value);
            moved.process(new float[1][1024], 0, 1024);
            set.set(p, value);
        }
        set.reset();
        for (int i = 0; i < 10; i++) moved.process(new float[1][1024], 0, 1024);
        float[][] a = new float[1][1024];
        float[][] b = new float[1][1024];
        a[0][0] = 1f;
        b[0][0] = 1f;
        moved.process(a, 0, 1024);
        set.process(b, 0, 1024);
        org.junit.jupiter.api.Assertions.assertArrayEquals(b[0], a[0], 1e-6f);
    }
}
