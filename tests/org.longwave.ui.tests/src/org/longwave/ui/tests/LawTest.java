package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.ui.law.FaderLaw;
import org.longwave.ui.law.MeterLaw;
import org.longwave.ui.law.PeakHold;
import org.longwave.ui.law.Words;

class LawTest {
    private static final float OFF = Float.NEGATIVE_INFINITY;

    @ParameterizedTest
    @CsvSource({"10,1", "0,0.75", "-10,0.5", "-20,0.335", "-30,0.22", "-40,0.14", "-60,0.05", "-Infinity,0", "5,0.875"})
    void faderStandsWhereTheLawSays(float db, float travel) {
        assertEquals(travel, FaderLaw.travel(db), 1e-6);
        assertEquals(db, FaderLaw.db(travel), 0.051);
    }

    @Test
    void faderMovesTwoAndAHalfPercentPerDecibelWhereOneWorks() {
        for (int db = -10; db < 10; db++) assertEquals(0.025, FaderLaw.travel(db + 1) - FaderLaw.travel(db), 1e-6);
    }

    @Test
    void faderNeverRunsBackwards() {
        float last = -200;
        for (int i = 1; i <= 1000; i++) {
            float db = FaderLaw.db(i / 1000f);
            assertTrue(db >= last, "at " + i);
            last = db;
        }
    }

    @Test
    void stepsFallToOffAndComeBack() {
        assertEquals(OFF, FaderLaw.step(-59.5f, -1));
        assertEquals(-60, FaderLaw.step(OFF, 1));
        assertEquals(10, FaderLaw.step(9.8f, 1));
        assertEquals(-0.1f, FaderLaw.step(0, -0.1f));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-9,0.77", "-18,0.545", "-20,0.5", "-30,0.32", "-40,0.18", "-50,0.08", "-60,0", "-90,0", "3,1"})
    void meterStandsWhereTheLawSays(float db, float height) {
        assertEquals(height, MeterLaw.height(db), 1e-6);
    }

    @Test
    void linearIsReadAsDecibels() {
        assertEquals(-20, MeterLaw.dbfs(0.1f), 1e-4);
        assertEquals(OFF, MeterLaw.dbfs(0));
    }

    @Test
    void holdMarkStaysForOneAndAHalfSecondsAndFallsTwentyDecibelsPerSecond() {
        PeakHold hold = new PeakHold();
        assertEquals(-6, hold.next(-6, 0));
        assertEquals(-6, hold.next(-40, 1_400_000_000L));
        assertEquals(-16, hold.next(-40, 2_000_000_000L), 0.01);
        assertEquals(-26, hold.next(-40, 2_500_000_000L), 0.01);
        assertEquals(-40, hold.next(-40, 9_000_000_000L), 0.01);
        assertEquals(-3, hold.next(-3, 9_100_000_000L));
    }

    @Test
    void numbersAreWrittenAsTheDeskWritesThem() {
        assertEquals("\u22123.5", Words.gain(-3.5f));
        assertEquals("0.0", Words.gain(-0.02f));
        assertEquals("+2.0", Words.gain(2));
        assertEquals("\u2212\u221e", Words.gain(OFF));
        assertEquals("\u2013", Words.level(OFF));
        assertEquals("L 18", Words.balance(-0.18f));
        assertEquals("C", Words.balance(0));
        assertEquals("1:12:44", Words.time(4364));
        assertEquals("0:08", Words.time(8));
    }

    @Test
    void typedLevelsAreReadOrRefusedWithTheRange() {
        assertEquals(-3.5f, Words.parseGain("-3,5"));
        assertEquals(-3.5f, Words.parseGain(" \u22123.5 dB"));
        assertEquals(OFF, Words.parseGain("-inf"));
        String tooLoud = assertThrows(IllegalArgumentException.class, () -> Words.parseGain("11"))
                .getMessage();
        assertTrue(tooLoud.contains("-120..+10"), tooLoud);
        assertThrows(IllegalArgumentException.class, () -> Words.parseGain("loud"));
    }
}
