package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longwave.dsp.DeviceClock;
import org.longwave.dsp.Resampler;

class EdgeWarmUpTest {
    @Test
    void theCardLocksLosesFramesAndLocksAgain() {
        DeviceClock clock = EdgeWarmUp.play(Resampler.Grade.STANDARD);
        assertEquals(DeviceClock.State.LOCKED, clock.state());
        assertTrue(clock.relocks() >= 2, "relocks " + clock.relocks());
        assertEquals(0, clock.ppm(), 20);
    }
}
