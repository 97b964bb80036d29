package org.longwave.dsp.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The peak is what the whole envelope has, also where the bounds are as tight as they can be. */
class OversamplerTest {
    private static final int TAPS = 32;
    private static final int FRAMES = 256;
    private static final float[] PLACES = {0.25f, 0.5f, 0.75f};
    private static final int[] NEAR = {0, 4, 12, 20, 32};

    private final Random random = new Random(11);

    /**
     * A burst in which what a look does not take is as loud as can be and all of one sign behind its taps, so that the
     * wave between the samples is as high as the bound says, and in which the rest is anything.
     */
    private float[] worst(float amplitude) {
        float[] x = new float[FRAMES];
        float place = PLACES[random.nextInt(PLACES.length)];
        int near = NEAR[random.nextInt(NEAR.length)];
        int at = TAPS + random.nextInt(FRAMES - 3 * TAPS);
        for (int k = 0; k < TAPS; k++) {
            boolean taken = k >= (TAPS - near) / 2 && k < (TAPS + near) / 2;
            float sign = Math.signum((float) Math.sin(Math.PI * (k - 15 - place)) / (k - 15 - place));
            x[at + k] = amplitude * (taken ? sign * random.nextFloat() : sign);
        }
        return x;
    }

    private static float highest(float[] x, int rateHz) {
        float[] envelope = new float[FRAMES];
        new Oversampler(rateHz).envelope(x, 0, FRAMES, envelope);
        float highest = 0;
        for (float e : envelope) highest = Math.max(highest, e);
        return highest;
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 96_000})
    void findsAPeakThatIsAsHighAsTheBound(int rateHz) {
        for (int n = 0; n < 5000; n++) {
            float[] x = worst((float) Math.pow(10, random.nextDouble() * -6));
            float highest = highest(x, rateHz);
            float least = n % 3 == 0 ? Math.nextDown(highest) : n % 3 == 1 ? 0.9999f * highest : 0;
            assertEquals(highest, new Oversampler(rateHz).peak(x, 0, FRAMES, least), "burst " + n);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 96_000})
    void saysNothingIsHigherThanWhatWasThere(int rateHz) {
        for (int n = 0; n < 500; n++) {
            float[] x = worst(1);
            float least = highest(x, rateHz);
            assertEquals(least, new Oversampler(rateHz).peak(x, 0, FRAMES, least), "burst " + n);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 96_000})
    void isTheSameWithManyPeaksOfNearlyOneHeight(int rateHz) {
        float[] x = new float[FRAMES];
        for (int n = 0; n < 2000; n++) {
            Arrays.fill(x, 0);
            int apart = 2 + random.nextInt(40);
            for (int i = random.nextInt(apart); i < FRAMES; i += apart)
                x[i] = (random.nextBoolean() ? 1 : -1) * (1 - random.nextInt(4) * 1e-7f);
            assertEquals(highest(x, rateHz), new Oversampler(rateHz).peak(x, 0, FRAMES, 0), "apart " + apart);
        }
    }
}
