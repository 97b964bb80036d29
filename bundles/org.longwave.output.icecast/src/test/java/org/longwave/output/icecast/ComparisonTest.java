package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longwave.api.codec.BusLevels;
import org.longwave.api.output.ReturnFeed.Verdict;
import org.longwave.dsp.PowerCells;
import org.longwave.testkit.LiveBus;
import org.longwave.testkit.Talk;

/** What counts as heard. Levels are those of made sound; a codec is a little chance on each. */
class ComparisonTest {
    private static final int RATE = 8000;
    private static final long END = 500_000_000_000L;

    private final SplittableRandom chance = new SplittableRandom(3);

    private static float[] power(LiveBus.Sound sound, double fromSeconds, double seconds) {
        float[] cells = new float[(int) (seconds * 100)];
        int[] count = new int[1];
        PowerCells into = new PowerCells(RATE, false, p -> {
            if (count[0] < cells.length) cells[count[0]++] = p;
        });
        long from = (long) (fromSeconds * RATE);
        float[][] block = new float[2][RATE / 100];
        for (int cell = 0; cell < cells.length; cell++) {
            for (int i = 0; i < block[0].length; i++)
                for (int c = 0; c < 2; c++) block[c][i] = sound.at(from + cell * (long) block[0].length + i, c, RATE);
            into.add(block, block[0].length);
        }
        return cells;
    }

    private static LiveBus.Sound tone(double db) {
        double peak = Math.pow(10, db / 20) * Math.sqrt(2);
        return (frame, channel, rate) -> (float) (peak * Math.sin(2 * Math.PI * 440 * frame / rate));
    }

    private static final LiveBus.Sound SILENCE = (frame, channel, rate) -> 1e-5f * (frame % 3 - 1);

    /** A drum at this tempo; how loud each beat is, and what sounds between, differs by seed. */
    private static LiveBus.Sound beat(long seed, double perMinute) {
        return (frame, channel, rate) -> {
            double beats = frame * perMinute / 60 / rate;
            double since = beats - Math.floor(beats);
            long z = ((long) Math.floor(beats) / 2 + seed * 77) * 0x9E37_79B9_7F4A_7C15L;
            double accent = 0.7 + 0.3 * ((z >>> 40) & 255) / 255.0;
            double drum = accent * Math.exp(-since * 6);
            double bed = 0.12 + 0.05 * Math.sin(frame * 2.1 / rate * (1 + seed % 5));
            return (float) ((drum + bed) * 0.5 * Math.sin(frame * 0.7));
        };
    }

    /** What a codec and its filters change. */
    private float[] coded(float[] power, double db) {
        float[] changed = power.clone();
        for (int i = 0; i < changed.length; i++)
            changed[i] *= (float) Math.pow(10, (chance.nextDouble() * 2 - 1) * db / 10);
        return changed;
    }

    private static BusLevels minute(LiveBus.Sound sound) {
        return new BusLevels(power(sound, 0, 60), END);
    }

    /** Heard from second {@code from} of the minute on; it came {@code after} seconds after the minute's end. */
    private static Finding judge(float[] heard, BusLevels programme, double cameSecond) {
        return new Comparison(heard, END - 60_000_000_000L + (long) (cameSecond * 1e9), programme, "/live.mp3").judge();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 2.75, 6.2, 30, 48})
    void findsTheProgrammeAndHowOldItIs(double delay) {
        Talk talk = new Talk(1);
        BusLevels programme = minute(talk);
        Finding found = judge(coded(power(talk, 54 - delay, 6), 0.5), programme, 54);
        assertEquals(Verdict.HEARD, found.verdict(), found.toString());
        assertEquals(delay, found.delaySeconds(), 0.03);
        assertEquals(0, found.levelDb(), 0.3);
        assertTrue(found.match() > 0.95, found.toString());
        assertTrue(found.words().startsWith("The programme is heard, "), found.words());
    }

    @Test
    void saysWhenItIsSofter() {
        Talk talk = new Talk(1, -30, -5);
        float[] soft = power((f, c, r) -> talk.at(f, c, r) / 2, 40, 6);
        Finding found = judge(coded(soft, 0.5), minute(talk), 45);
        assertEquals(Verdict.HEARD, found.verdict());
        assertEquals(-6, found.levelDb(), 0.5);
        assertTrue(found.words().endsWith(" It is 6 dB softer than the programme."), found.words());
    }

    @Test
    void otherTalkIsNotTheProgramme() {
        int[] verdicts = new int[Verdict.values().length];
        double most = 0;
        for (int seed = 0; seed < 60; seed++) {
            Finding found = judge(power(new Talk(1000 + seed), 45, 6), minute(new Talk(seed)), 50);
            verdicts[found.verdict().ordinal()]++;
            most = Math.max(most, found.match());
        }
        assertEquals(0, verdicts[Verdict.HEARD.ordinal()], "match up to " + most);
        assertTrue(verdicts[Verdict.DIFFERENT.ordinal()] >= 40, Arrays.toString(verdicts));
    }

    @Test
    void otherMusicInTheSameTempoIsNeverTakenForTheProgrammeWhenItDiffers() {
        double most = 0;
        int heard = 0;
        for (int seed = 0; seed < 20; seed++) {
            Finding found = judge(power(beat(seed + 50, 126), 45, 6), minute(beat(seed, 124)), 50);
            most = Math.max(most, found.match());
            if (found.verdict() == Verdict.HEARD) heard++;
        }
        assertEquals(0, heard, "match up to " + most);
    }

    @Test
    void aBeatIsFoundAtItsNewestPlace() {
        LiveBus.Sound beat = beat(4, 120);
        Finding found = judge(coded(power(beat, 50, 6), 0.5), minute(beat), 53);
        assertEquals(Verdict.HEARD, found.verdict(), found.toString());
        assertTrue(found.match() > 0.95, found.toString());
    }

    @Test
    void silenceOnTheMountIsSilentOnlyWhileTheProgrammeIsNot() {
        Talk talk = new Talk(2);
        Finding found = judge(power(SILENCE, 0, 6), minute(talk), 55);
        assertEquals(Verdict.SILENT, found.verdict(), found.toString());
        assertTrue(found.words().contains("is silent while the programme is not"), found.words());
        assertEquals(
                Verdict.UNSURE, judge(power(SILENCE, 0, 6), minute(SILENCE), 55).verdict());
        LiveBus.Sound pause = (f, c, r) -> f / r >= 30 && f / r < 38 ? 0 : talk.at(f, c, r);
        assertEquals(
                Verdict.UNSURE, judge(power(SILENCE, 0, 6), minute(pause), 55).verdict());
    }

    @Test
    void soundWhileTheProgrammeIsSilentIsSomethingElse() {
        assertEquals(
                Verdict.DIFFERENT,
                judge(power(new Talk(2), 0, 6), minute(SILENCE), 55).verdict());
    }

    @Test
    void aToneIsToldByItsLevelAlone() {
        Finding found = judge(power(tone(-20.5), 0, 6), minute(tone(-20)), 55);
        assertEquals(Verdict.HEARD, found.verdict(), found.toString());
        assertTrue(Double.isNaN(found.delaySeconds()) && Double.isNaN(found.match()), found.toString());
        assertEquals(-0.5, found.levelDb(), 0.1);
        assertTrue(found.words().contains("more cannot be compared"), found.words());
        assertEquals(
                Verdict.DIFFERENT,
                judge(power(tone(-17.9), 0, 6), minute(tone(-20)), 55).verdict());
        assertEquals(
                Verdict.DIFFERENT,
                judge(power(tone(-20), 0, 6), minute(new Talk(3)), 55).verdict());
        assertEquals(
                Verdict.DIFFERENT,
                judge(power(new Talk(3), 0, 6), minute(tone(-20)), 55).verdict());
    }

    @Test
    void whatIsNotKnownAccusesNobody() {
        float[] holes = power(new Talk(5), 0, 60);
        Arrays.fill(holes, 2000, 2300, Float.NaN);
        BusLevels programme = new BusLevels(holes, END);
        assertEquals(
                Verdict.UNSURE, judge(power(new Talk(6), 0, 6), programme, 55).verdict());
        assertEquals(Verdict.UNSURE, judge(power(SILENCE, 0, 6), programme, 55).verdict());
        assertEquals(
                Verdict.UNSURE, judge(power(tone(-20), 0, 6), programme, 55).verdict());
        Finding known = judge(power(new Talk(5), 45, 6), programme, 50);
        assertEquals(Verdict.HEARD, known.verdict(), known.toString());
        Arrays.fill(holes, 4700, 4705, Float.NaN);
        known = judge(power(new Talk(5), 45, 6), programme, 50);
        assertEquals(Verdict.HEARD, known.verdict(), "a short hole is bridged: " + known);
    }

    @Test
    void tooLittleIsNotJudged() {
        Talk talk = new Talk(7);
        assertEquals(Verdict.UNSURE, judge(power(talk, 50, 2), minute(talk), 55).verdict());
        BusLevels young = new BusLevels(power(talk, 0, 3), END);
        assertEquals(Verdict.UNSURE, judge(power(talk, 0, 6), young, 58).verdict());
        assertEquals(
                Verdict.UNSURE, judge(power(talk, 0, 6), BusLevels.NONE, 58).verdict());
        assertEquals(Verdict.UNSURE, judge(new float[0], minute(talk), 58).verdict());
    }
}
