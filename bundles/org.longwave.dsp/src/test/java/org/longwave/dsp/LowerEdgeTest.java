package org.longwave.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The test's thread. Sightings once a second of a device of 48 kHz that is 195 ppm fast. */
class LowerEdgeTest {
    private static final int POINTS = 128;
    private static final double NOMINAL_NANOS = 1e9 / 48_000;
    private static final double FRAME_NANOS = NOMINAL_NANOS / (1 + 195e-6);

    private final long[] frames = new long[POINTS];
    private final long[] nanos = new long[POINTS];
    private final LowerEdge edge = new LowerEdge(frames, nanos);

    private void sightings(Random random, double usualLateNanos, double heldUp) {
        for (int i = 0; i < POINTS; i++) {
            frames[i] = i * 48_000L;
            double late = -Math.log(1 - random.nextDouble()) * usualLateNanos;
            if (random.nextDouble() < heldUp) late += random.nextDouble() * 20e6;
            nanos[i] = Math.round(frames[i] * FRAME_NANOS + late);
        }
    }

    private static double ppm(double frameNanos) {
        return (NOMINAL_NANOS / frameNanos - 1) * 1e6;
    }

    @Test
    void exactSightingsMakeAnExactLine() {
        sightings(new Random(1), 0, 0.5);
        double rate = edge.frameNanos(POINTS, NOMINAL_NANOS);
        assertEquals(195, ppm(rate), 0.001);
        assertEquals(0, nanos[0] - frames[0] * FRAME_NANOS + edge.place(POINTS, rate), 1_000);
    }

    @Test
    void chanceOfScatteredSightingsIsAveragedAndThoseHeldUpStayOut() {
        double rates = 0;
        double places = 0;
        int runs = 300;
        for (int seed = 0; seed < runs; seed++) {
            sightings(new Random(seed), 100_000, 0.2);
            double rate = edge.frameNanos(POINTS, NOMINAL_NANOS);
            rates += Math.pow(ppm(rate) - 195, 2);
            double last = nanos[0] + edge.place(POINTS, rate) + frames[POINTS - 1] * rate;
            places += Math.pow(last - frames[POINTS - 1] * FRAME_NANOS, 2);
        }
        double ratePpm = Math.sqrt(rates / runs);
        double placeNanos = Math.sqrt(places / runs);
        // two sightings alone would leave 100 us over 60 s: 1.7 ppm
        assertTrue(ratePpm < 0.4, ratePpm + " ppm");
        assertTrue(placeNanos < 40_000, placeNanos + " ns");
    }
}
