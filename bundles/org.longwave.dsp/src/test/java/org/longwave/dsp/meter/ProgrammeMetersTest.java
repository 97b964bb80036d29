package org.longwave.dsp.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longwave.dsp.Decibels;

/** PPM and VU against the tone bursts and times of IEC 60268-10 and IEC 60268-17. */
class ProgrammeMetersTest {
    private static double steadyDb(PpmType type, int rateHz, double hz) {
        PpmMeter m = new PpmMeter(type, rateHz);
        float[] x = new Tone(rateHz, 1).add(hz, 1, 1).samples();
        m.process(x, 0, x.length);
        m.takeRecent();
        m.process(x, 0, rateHz / 100);
        return Decibels.ofLevel(m.takeRecent());
    }

    /** Bursts of 5 kHz: duration in ms, reading against the steady tone in dB, tolerance in dB. */
    @ParameterizedTest
    @CsvSource({
        "I, 10, -1, 0.5", "I, 5, -2, 1", "I, 3, -4, 1", "I, 0.4, -15, 4",
        "IIA, 10, -2.5, 0.5", "IIA, 5, -4, 0.75", "IIA, 1.5, -9, 1", "IIA, 0.5, -17, 2",
        "IIB, 10, -2.5, 0.5", "IIB, 5, -4, 0.75", "IIB, 1.5, -9, 1", "IIB, 0.5, -17, 2",
        "I, 100, 0, 0.5", "IIA, 100, 0, 0.5", "IIB, 100, 0, 0.5"
    })
    void ppmReadsBursts(PpmType type, double millis, double db, double tolerance) {
        for (int rateHz : new int[] {44_100, 48_000, 96_000, 192_000}) {
            PpmMeter m = new PpmMeter(type, rateHz);
            float[] x = new Tone(rateHz, 1)
                    .add(5000, 0.5, millis / 1000)
                    .silence(0.1)
                    .samples();
            m.process(x, 0, x.length);
            double read = Decibels.ofLevel(m.takeRecent() / 0.5) - steadyDb(type, rateHz, 5000);
            assertEquals(db, read, tolerance, "at " + rateHz);
        }
    }

    @ParameterizedTest
    @CsvSource({"I, 20, 1.4, 2.0", "IIA, 24, 2.5, 3.1", "IIB, 24, 2.5, 3.1"})
    void ppmReturnsInItsTime(PpmType type, double fallDb, double fromSeconds, double toSeconds) {
        int rateHz = 48_000;
        PpmMeter m = new PpmMeter(type, rateHz);
        float[] x = new Tone(rateHz, 1).add(1000, 1, 1).samples();
        m.process(x, 0, x.length);
        float start = m.level();
        float[] silence = new float[48];
        int millis = 0;
        while (m.level() > start * Math.pow(10, -fallDb / 20)) {
            m.process(silence, 0, silence.length);
            millis++;
        }
        assertTrue(millis >= fromSeconds * 1000 && millis <= toSeconds * 1000, "returned in " + millis + " ms");
    }

    @ParameterizedTest
    @EnumSource(PpmType.class)
    void ppmIsFlatAndReadsPeaks(PpmType type) {
        for (int rateHz : new int[] {44_100, 48_000, 96_000})
            for (double hz : new double[] {40, 100, 1000, 5000, 10_000, rateHz == 48_000 ? 12_000 : 11_025, 16_000})
                assertEquals(0, steadyDb(type, rateHz, hz), hz < 100 ? 1.0 : 0.5, hz + " Hz at " + rateHz);
    }

    @ParameterizedTest
    @CsvSource({"-18", "-20"})
    void alignmentLevelStandsWhereItBelongs(double alignment) {
        assertEquals(4, PpmType.IIA.reading(alignment, alignment));
        assertEquals(6, PpmType.IIA.reading(alignment + 8, alignment)); // permitted maximum of the BBC
        assertEquals(0, PpmType.IIB.reading(alignment, alignment));
        assertEquals(0, PpmType.I.reading(alignment + 9, alignment));
        assertEquals(0, VuMeter.reading(alignment, alignment));
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 96_000, 192_000})
    void vuReaches99PercentAfter300MillisecondsAndOvershootsALittle(int rateHz) {
        VuMeter m = new VuMeter(rateHz);
        float[] x = new Tone(rateHz, 1).add(1000, 0.5, 2).samples();
        int step = rateHz / 1000;
        int reached = 0;
        double highest = 0;
        for (int i = 0; i < 2000; i++) {
            m.process(x, i * step, step);
            if (reached == 0 && m.level() >= 0.99 * 0.5) reached = i + 1;
            highest = Math.max(highest, m.level());
        }
        assertEquals(300, reached, 30, "99 % after ms");
        assertEquals(0.5, m.level(), 0.5 * 0.002);
        assertTrue(highest >= 0.5 * 1.01 && highest <= 0.5 * 1.015, "overshoot to " + highest / 0.5);
        int fallen = 0;
        float[] silence = new float[step];
        while (m.level() > 0.01 * 0.5) {
            m.process(silence, 0, step);
            fallen++;
        }
        assertEquals(300, fallen, 30, "back to 1 % after ms");
    }
}
