package org.longwave.engine.rt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuarterTurnTest {
    @Test
    void isSineCosineAndTangent() {
        for (int i = 0; i <= 10_000; i++) {
            double way = i / 10_000.0;
            assertEquals(Math.sin(way * Math.PI / 2), QuarterTurn.sin(way), 3e-16);
            assertEquals(Math.cos(way * Math.PI / 2), QuarterTurn.cos(way), 3e-16);
            assertEquals(Math.tan(way * Math.PI / 4), QuarterTurn.tan(way * Math.PI / 4), 6e-16);
        }
        assertEquals(0, QuarterTurn.sin(0));
        assertEquals(0, QuarterTurn.cos(1));
        assertEquals(1, QuarterTurn.cos(0));
        assertEquals(1, QuarterTurn.sin(1));
    }
}
