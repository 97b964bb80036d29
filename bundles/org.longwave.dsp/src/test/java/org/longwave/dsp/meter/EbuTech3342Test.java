package org.longwave.dsp.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The cases of EBU Tech 3342 that are made of tones: 1 to 4. */
class EbuTech3342Test {
    private static void range(double lu, double... levels) {
        for (int rateHz : new int[] {44_100, 48_000, 96_000}) {
            Tone t = new Tone(rateHz, 2);
            for (double level : levels) t.add(level, 20);
            assertEquals(lu, t.into(new LoudnessMeter(rateHz, 2)).rangeLu(), 1.0);
        }
    }

    @Test
    void rangeOfToneSteps() {
        range(10, -20, -30);
        range(5, -20, -15);
        range(20, -40, -20);
        range(15, -50, -35, -20, -35, -50);
    }
}
