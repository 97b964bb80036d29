package org.longwave.testkit.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longwave.api.EdgeInfo;
import org.longwave.api.LatencyStage;
import org.longwave.device.javasound.SimulatedCard;
import org.longwave.dsp.Resampler;
import org.longwave.testkit.drift.DelayMeter.Passage;

/**
 * Sound cards with clocks of their own, in virtual time: engine, Java Sound lines, both edges, a marker through the loop.
 * {@code ./longwave bench drift} does the same at more rates, for a day, and with a real server.
 */
class DriftTest {
    private static final boolean LONG = Boolean.getBoolean("longwave.long");

    private static double[] delays(VirtualLoop loop, double from, double to) {
        return loop.loop().meter().passages().stream()
                .filter(p -> p.seconds() >= from && p.seconds() < to)
                .mapToDouble(Passage::delayMillis)
                .sorted()
                .toArray();
    }

    private static double median(VirtualLoop loop, double from, double to) {
        double[] d = delays(loop, from, to);
        return d[d.length / 2];
    }

    @ParameterizedTest
    @ValueSource(doubles = {-300, 100})
    void delayStaysForTenMinutesWhateverTheCardsClock(double ppm) {
        int minutes = LONG ? 10 : 4;
        VirtualLoop loop = new VirtualLoop(ppm, 960, 7);
        loop.lateness(500_000, 0.005, 20_000_000);
        loop.runUntil(30);
        long underruns = loop.mic().underruns();
        loop.runUntil(60 * minutes);
        double[] all = delays(loop, 60, 60 * minutes);
        assertTrue(all[all.length - 1] - all[0] < 0.5, "wander " + (all[all.length - 1] - all[0]) + " ms");
        double drift = median(loop, 60 * (minutes - 1), 60 * minutes) - median(loop, 60, 120);
        assertEquals(0, drift, 0.1, "drift in ms");
        assertEquals(ppm, loop.mic().edge().ppm(), 2);
        assertEquals(ppm, loop.speaker().ppm(), 2);
        assertEquals(EdgeInfo.State.LOCKED, loop.mic().edge().state());
        assertEquals(EdgeInfo.State.LOCKED, loop.speaker().state());
        assertEquals(underruns, loop.mic().underruns());
        assertEquals(0, loop.card().underruns() + loop.card().overruns());
    }

    @Test
    void latencyPathIsTheTrueDelay() {
        VirtualLoop loop = new VirtualLoop(100, 960, 8);
        loop.runUntil(40);
        List<LatencyStage> path = loop.loop().studio().latencyPath();
        double told = LatencyStage.sumMillis(path) + SimulatedCard.LOOP_FRAMES / 48.0;
        assertEquals(median(loop, 35, 40), told, 0.1, () -> LatencyStage.line(path));
        assertEquals(
                List.of("device", "edge", "input ring", "block", "limiter", "output ring", "edge", "output buffer"),
                path.stream().map(LatencyStage::stage).toList());
        for (LatencyStage s : path) assertTrue(s.millis() >= 0, s::toString);
    }

    @Test
    void stallOfTheCardIsCountedAndTheDelayIsAsBefore() {
        VirtualLoop loop = new VirtualLoop(100, 480, 9);
        loop.runUntil(40);
        double before = median(loop, 30, 40);
        loop.card().lose(9_600);
        loop.runUntil(51);
        assertEquals(EdgeInfo.State.LOCKED, loop.mic().edge().state());
        assertEquals(EdgeInfo.State.LOCKED, loop.speaker().state());
        assertEquals(9_600, loop.mic().edge().lostFrames(), 3);
        assertEquals(1, loop.mic().edge().relocks());
        assertEquals(1, loop.mic().underruns(), "one fade out and in");
        loop.runUntil(70);
        assertEquals(before, median(loop, 60, 70), 0.2);
        loop.runUntil(170);
        assertEquals(9_600, loop.mic().edge().lostFrames());
    }

    @Test
    void gapOfTheEngineLeavesTheDelayAsItWas() {
        VirtualLoop loop = new VirtualLoop(-100, 480, 10);
        loop.runUntil(40);
        double before = median(loop, 30, 40);
        loop.standStill(400_000_000);
        loop.runUntil(70);
        assertTrue(loop.loop().studio().status().gapFrames() > 10_000);
        assertEquals(before, median(loop, 60, 69), 0.2);
    }

    @Test
    void cardAsReferenceSetsThePaceOfTheEngine() {
        VirtualLoop loop = new VirtualLoop(200, 960, 11, "mic", Resampler.Grade.STANDARD);
        loop.runUntil(90);
        assertEquals(200, loop.schedulePpm(), 1);
        assertEquals(
                200, loop.mic().edge().ppm(), 1, "its own edge stays in, and says what it is by the monotonic clock");
        double[] all = delays(loop, 70, 89);
        assertTrue(all[all.length - 1] - all[0] < 0.5, "wander " + (all[all.length - 1] - all[0]) + " ms");
    }

    @Test
    void hoursOfStallsLeaveThePlaceOfTheSoundAlone() {
        double hours = LONG ? 24 : 0.5;
        EdgeDay day = new EdgeDay(-100, 12, 600, 2_400).capture(hours);
        EdgeDay.Sample last = day.samples().getLast();
        assertEquals(60, last.delayMillis(), 0.3);
        assertEquals(-100, last.ppm(), 2);
        assertEquals(day.lostFrames(), day.countedFrames());
        assertEquals(day.stalls(), day.relocks());
    }

    @Test
    void stallsOfPlaybackAreCountedAndNothingElseMovesIt() {
        EdgeDay day = new EdgeDay(100, 11, 600, 2_400).playback(LONG ? 24 : 1);
        assertEquals(60, day.samples().getLast().delayMillis(), 0.3);
        assertEquals(day.lostFrames(), day.countedFrames());
        assertEquals(day.stalls(), day.relocks());
    }

    @ParameterizedTest
    @EnumSource(Resampler.Grade.class)
    void gradeOfBothEdgesIsTheOneChosen(Resampler.Grade grade) {
        double filterMillis = new Resampler(2, 48_000, 48_000, grade).lookaheadFrames() / 48.0;
        VirtualLoop loop = new VirtualLoop(100, 960, 13, "", grade);
        loop.runUntil(3);
        assertEquals(filterMillis, loop.mic().edge().filterMillis(), 1e-9);
        assertEquals(filterMillis, loop.speaker().filterMillis(), 1e-9);
    }
}
