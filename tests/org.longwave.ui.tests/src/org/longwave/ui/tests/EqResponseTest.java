package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.longwave.ui.law.EqResponse;
import org.longwave.ui.law.EqResponse.Band;
import org.longwave.ui.law.EqResponse.Type;

/** What the equaliser's picture shows, against the analogue prototypes that the filters stand for. */
class EqResponseTest {
    private static float at(double hz, double outputDb, Band... bands) {
        float[] db = new float[1];
        new EqResponse(48_000).compute(List.of(bands), outputDb, new double[] {hz}, db);
        return db[0];
    }

    @Test
    void bellHasItsGainAtItsFrequency() {
        assertEquals(6, at(1000, 0, new Band(Type.BELL, 1000, 6, 1)), 0.01);
        assertEquals(-9, at(3200, 0, new Band(Type.BELL, 3200, -9, 4)), 0.01);
    }

    @Test
    void bellFollowsItsPrototypeBesides() {
        double w = 2;
        double a = Math.pow(10, 6 / 40.0);
        double detuned = (1 - w * w) * (1 - w * w);
        double wanted = 10 * Math.log10((detuned + w * w * a * a) / (detuned + w * w / (a * a)));
        assertEquals(wanted, at(2000, 0, new Band(Type.BELL, 1000, 6, 1)), 0.05);
    }

    @Test
    void cutsAreThreeDecibelsDownAtTheirCorner() {
        double butterworth = Math.sqrt(0.5);
        assertEquals(-3.01, at(80, 0, new Band(Type.LOW_CUT_12, 80, 0, butterworth)), 0.05);
        assertEquals(-3.01, at(80, 0, new Band(Type.LOW_CUT_24, 80, 0, butterworth)), 0.05);
        assertEquals(-24.1, at(40, 0, new Band(Type.LOW_CUT_24, 80, 0, butterworth)), 0.2);
    }

    @Test
    void bandsAndOutputAddUpAndOffDoesNothing() {
        Band bell = new Band(Type.BELL, 500, 3, 1);
        Band off = new Band(Type.OFF, 500, 12, 1);
        assertEquals(3 + 3 - 2, at(500, -2, bell, bell, off), 0.01);
        assertEquals(0, at(500, 0, off), 0);
    }
}
