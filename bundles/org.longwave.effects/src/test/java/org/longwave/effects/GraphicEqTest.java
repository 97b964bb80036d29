package org.longwave.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;

class GraphicEqTest {
    private static void check(int rate, double... gainsDb) {
        Effect effect = new GraphicEqFactory().create(new StreamFormat(rate, 1, 1024));
        for (int b = 0; b < 10; b++) effect.set(b, (float) gainsDb[b]);
        effect.reset();
        float[][] impulse = new float[1][rate];
        impulse[0][0] = 1f;
        effect.process(impulse, 0, rate);
        for (int b = 0; b < 10; b++)
            assertEquals(
                    gainsDb[b],
                    Responses.db(impulse[0], GraphicEq.CENTRES_HZ[b], rate),
                    0.1,
                    GraphicEq.CENTRES_HZ[b] + " Hz at " + rate + " of " + java.util.Arrays.toString(gainsDb));
    }

    @Test
    void setGainsAreMetAtTheCentres() {
        Random random = new Random(1);
        for (int rate : new int[] {44_100, 48_000, 96_000, 192_000}) {
            check(rate, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12);
            check(rate, -12, -12, -12, -12, -12, -12, -12, -12, -12, -12);
            check(rate, 12, -12, 12, -12, 12, -12, 12, -12, 12, -12);
            check(rate, 0, 0, 0, 12, 0, 0, 0, -12, 0, 0);
            check(rate, 12, 12, 12, 12, 12, -12, -12, -12, -12, -12);
            for (int n = 0; n < 10; n++)
                check(rate, random.doubles(10, -12, 12).map(Math::rint).toArray());
        }
    }
}
