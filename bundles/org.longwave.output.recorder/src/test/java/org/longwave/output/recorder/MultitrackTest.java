package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.RecorderTrack;
import org.longwave.output.recorder.Splitter.SplitRules;

/** What an operator does with a recorder of one or several tracks. */
class MultitrackTest implements Multitrack.Stage {
    private final Bench bench = new Bench("wav32f", 1, false);
    private final List<Recorder> there = new ArrayList<>();
    private Multitrack control;

    @Override
    public void enters(Recorder track) {
        there.add(track);
        track.open(bench.format);
    }

    @Override
    public void leaves(Recorder track) {
        there.remove(track);
        track.close();
    }

    private void with(UnaryOperator<RecorderSettings> change, String... buses) {
        RecorderSettings usual = new RecorderSettings("air", buses[0], Bench.FOLDER, FileFormat.WAV32F);
        usual = usual.with(Rules.writing(usual, "{recorder}_{time}", 1000, null, 1));
        control = new Multitrack(
                "air", change.apply(usual), new Archive(bench.disk, Bench.FOLDER, "air"), bench.surroundings(), this);
        control.tracks(List.of(buses));
        bench.feed(there);
    }

    private void blocks(int count) {
        bench.feed(there);
        bench.blocks(count);
        bench.drain();
    }

    private List<String> names() {
        return bench.disk.files.keySet().stream()
                .map(p -> p.getFileName().toString())
                .sorted()
                .toList();
    }

    private void assertFrames(String name, long first, long count) {
        WavProbe wav =
                WavProbe.read(bench.disk.files.get(Bench.FOLDER.resolve(name)).content());
        assertEquals(first, wav.timeReference(), name);
        assertEquals(count, wav.frames(), name);
        for (int i = 0; i < count; i++) assertEquals(Bench.sample(first + i, 0), wav.real(i, 0), name);
    }

    @Test
    void tracksStartStopAndSplitAtTheSameFrame() {
        with(s -> s, "program", "strip:mic");
        Recorder late = there.get(1);
        blocks(7);
        bench.feed(there.subList(0, 1)); // the other is read later
        bench.blocks(3);
        control.start();
        bench.blocks(20);
        control.split();
        bench.blocks(5);
        control.stop();
        bench.blocks(3);
        for (int i = 0; i < 31; i++) late.block(bench.at((7 + i) * 256L));
        bench.drain();
        assertEquals(
                List.of(
                        "air.program_12-00-00-2.wav",
                        "air.program_12-00-00.wav",
                        "air.strip-mic_12-00-00-2.wav",
                        "air.strip-mic_12-00-00.wav"),
                names());
        for (String track : List.of("program", "strip-mic")) {
            assertFrames("air." + track + "_12-00-00.wav", 2560, 20 * 256);
            assertFrames("air." + track + "_12-00-00-2.wav", 2560 + 20 * 256, 5 * 256);
        }
        assertEquals(State.OFF, control.status().state());
        assertEquals(4, control.history().size());
        assertEquals("strip:mic", control.history().getFirst().bus());
    }

    @Test
    void onlyArmedTracksAreRecorded() {
        with(s -> s, "program", "strip:mic");
        control.arm("program", false);
        blocks(2);
        control.start();
        blocks(2);
        assertEquals(List.of("air.strip-mic_12-00-00.wav"), names());
        assertEquals(
                List.of(false, true),
                control.tracks().stream().map(RecorderTrack::armed).toList());
        control.stop();
        blocks(1);
        control.arm("strip:mic", false);
        assertFalse(control.state().armed());
        control.start();
        blocks(2);
        assertEquals(State.OFF, control.status().state());
        assertTrue(
                control.status().detail().contains("No track is armed"),
                control.status().detail());
        assertEquals(1, bench.disk.files.size());
        assertThrows(IllegalArgumentException.class, () -> control.arm("strip:nobody", true));
    }

    @Test
    void trackThatIsTickedWhileRecordingJoinsAndTheOthersGoOn() {
        with(s -> s, "program", "strip:mic");
        blocks(2);
        control.start();
        blocks(10);
        control.tracks(List.of("program", "post:music"));
        blocks(10);
        control.stop();
        blocks(1);
        assertEquals(
                List.of("air.post-music_12-00-00.wav", "air.program_12-00-00.wav", "air.strip-mic_12-00-00.wav"),
                names());
        assertFrames("air.program_12-00-00.wav", 512, 20 * 256);
        assertFrames("air.strip-mic_12-00-00.wav", 512, 10 * 256);
        assertFrames("air.post-music_12-00-00.wav", 12 * 256, 10 * 256);
        assertEquals(State.OFF, control.status().state());
        assertThrows(IllegalArgumentException.class, () -> control.tracks(List.of()));
        assertThrows(IllegalArgumentException.class, () -> control.tracks(List.of("program", "program")));
    }

    @Test
    void trackThatEndsBeforeAStopMeantForLaterIsClosed() {
        with(s -> s, "program", "strip:mic");
        blocks(2);
        control.start();
        bench.feed(there.subList(0, 1));
        bench.blocks(10);
        control.stop(); // at a frame that the second track never gets
        there.get(1).close();
        bench.drain();
        assertEquals(
                0,
                WavProbe.read(bench.disk
                                .files
                                .get(Bench.FOLDER.resolve("air.strip-mic_12-00-00.wav"))
                                .content())
                        .frames());
        assertTrue(bench.disk.all().stream().allMatch(f -> f.closed));
    }

    @Test
    void stateTellsFileSplitSpaceAndLevels() {
        with(s -> s.with(new SplitRules(10, 60, 0, 0, -60, false, false)), "program");
        bench.time.now = Instant.parse("2026-03-01T12:55:00Z");
        blocks(2);
        assertNull(control.state().current());
        assertEquals(512 / 48_000.0, control.state().retroSeconds(), 1e-9);
        control.start();
        blocks(1000);
        blocks(1000);
        var state = control.state();
        var current = state.current();
        assertNotNull(current);
        assertEquals(2000 * 256, current.frames());
        assertEquals(bench.disk.only().size, current.bytes());
        assertEquals(Instant.parse("2026-03-01T13:00:00Z"), current.nextSplit());
        assertEquals(-10.3, current.levels().peakDb(), 0.1);
        assertTrue(state.spaceSeconds() > 4000 && state.spaceSeconds() < 5300, "" + state.spaceSeconds());
        assertTrue(Math.abs(current.started().toEpochMilli()
                        - Instant.parse("2026-03-01T12:55:00Z").toEpochMilli())
                < 20);
        control.pause();
        blocks(2);
        assertTrue(control.state().paused());
        assertEquals(Bench.FOLDER.resolve("overview/air_12-55-00.wav.png"), control.overview(current.file()));
        control.stop();
        blocks(1);
        assertTrue(bench.disk.exists(control.overview(current.file())));
    }

    @Test
    void scheduleOfTheOperatorTakesOver() {
        with(s -> s, "program");
        bench.time.now = Instant.parse("2026-03-01T12:00:00Z");
        assertThrows(IllegalArgumentException.class, () -> control.schedule(List.of("sometimes")));
        control.schedule(List.of("daily 12:01-12:02", "daily 12:02-12:03"));
        assertEquals(List.of("daily 12:01-12:02", "daily 12:02-12:03"), control.schedule());
        assertEquals(Instant.parse("2026-03-01T12:01:00Z"), control.state().nextStart());
        for (int i = 0; i < 90; i++) blocks(188);
        assertEquals(State.ON, control.status().state());
        assertEquals(Instant.parse("2026-03-01T12:03:00Z"), control.state().nextStop());
        control.schedule(List.of());
        for (int i = 0; i < 2; i++) blocks(188);
        assertEquals(State.OFF, control.status().state());
        assertEquals(30, bench.probe().frames() / 48_000.0, 1.5);
    }

    private void levels(float first, float second, int count) {
        for (int i = 0; i < count; i++) {
            bench.feed(there.subList(0, 1));
            long frame = bench.frame;
            bench.level(first, 1);
            bench.frame = frame;
            bench.feed(there.subList(1, 2));
            bench.level(second, 1);
        }
        bench.drain();
    }

    @Test
    void signalOnOneTrackStartsAllAndSilenceOnAllStopsThem() {
        with(s -> s.with(new TriggerRules(false, List.of(), -40, 0, -60, 2, 0, "", "")), "strip:one", "strip:two");
        levels(0, 0, 100);
        levels(0, 0.5f, 100);
        assertEquals(State.ON, control.status().state());
        levels(0.5f, 0, 600); // more than 2 s of silence on one only
        assertEquals(State.ON, control.status().state());
        levels(0, 0, 400);
        assertEquals(State.OFF, control.status().state());
        for (String track : List.of("one", "two")) {
            WavProbe wav = WavProbe.read(bench.disk
                    .files
                    .get(Bench.FOLDER.resolve("air.strip-" + track + "_12-00-00.wav"))
                    .content());
            assertEquals(100 * 256, wav.timeReference(), track);
            assertEquals(700 * 256 + 2 * 48_000, wav.frames(), track);
        }
    }

    @Test
    void whatJustHappenedIsSavedOrRefusedWithTheReason() {
        with(s -> s, "program");
        assertTrue(assertThrows(IllegalStateException.class, control::saveRetro)
                .getMessage()
                .startsWith("Nothing was heard on program yet"));
        blocks(100);
        control.saveRetro();
        blocks(1);
        assertFrames("air_12-00-00_retro.wav", 0, 25_600);
    }
}
