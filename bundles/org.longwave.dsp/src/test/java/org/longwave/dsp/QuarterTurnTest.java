package org.longwave.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuarterTurnTest {
    @Test
    void isWithinItsBounds() {
        for (int i = 0; i <= 100_000; i++) {
            double x = Math.PI / 2 * i / 100_000;
            assertEquals(StrictMath.sin(x), QuarterTurn.sin(x), 1e-15);
            assertEquals(StrictMath.cos(x), QuarterTurn.cos(x), 1e-15);
            if (i <= 95_000)
                assertEquals(StrictMath.tan(x), QuarterTurn.tan(x), 1e-14 * Math.max(1e-9, StrictMath.tan(x)));
        }
    }

    @Test
    void smallAnglesKeepTheirDigits() {
        assertEquals(1e-9, QuarterTurn.tan(1e-9), 1e-24);
        assertEquals(0.0, QuarterTurn.sin(0));
    }
}
