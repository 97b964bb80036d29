package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.RecordedFile;
import org.longwave.output.recorder.Splitter.SplitRules;

/** Not one sample is lost or repeated, however a recording is divided. */
class SplitTest {
    private static final int MINUTE_BLOCKS = 60 * 48_000 / 256;

    private static UnaryOperator<RecorderSettings> rules(
            int minutes, int clockMinutes, long bytes, double silenceSeconds, boolean onMarker, boolean onTitle) {
        return s -> s.with(new SplitRules(minutes, clockMinutes, bytes, silenceSeconds, -60, onMarker, onTitle));
    }

    /** Every frame of every file, in order, against what the bus carried from {@code first} on. */
    private static void assertEveryFrameOnce(Bench bench, long first, long frames) {
        long at = first;
        for (FakeDisk.FakeFile file : bench.disk.all()) {
            WavProbe wav = WavProbe.read(file.content());
            assertEquals(at, wav.timeReference());
            for (int i = 0; i < wav.frames(); i++, at++)
                for (int c = 0; c < wav.channels(); c++)
                    if (wav.real(i, c) != Bench.sample(at, c))
                        throw new AssertionError("frame " + at + " channel " + c + " is " + wav.real(i, c));
        }
        assertEquals(first + frames, at);
    }

    private static void stop(Bench bench) {
        bench.recorder.stop();
        bench.drain();
    }

    @Test
    void hundredSplitsAndAStallOfTwentySecondsLoseAndRepeatNothing() {
        Bench bench = Bench.recording("wav32f", 2);
        int stallBlocks = 20 * 48_000 / 256;
        int fed = 0;
        for (int split = 0; split < 100; split++) {
            int now = 1 + split * 37 % 90;
            bench.blocks(now);
            fed += now;
            if (split == 50) {
                bench.blocks(stallBlocks); // no step: the disk thread hangs in a write
                fed += stallBlocks;
            }
            bench.recorder.split();
            if (split % 3 != 1) bench.drain();
        }
        bench.blocks(11);
        stop(bench);

        assertEquals(101, bench.disk.files.size());
        assertEveryFrameOnce(bench, 0, (fed + 11) * 256L);
        for (RecordedFile file : bench.recorder.history()) assertEquals(0, file.lostFrames());
    }

    @Test
    void pauseLeavesOutExactlyWhatCameBetweenAndMarksThePlace() {
        Bench bench = Bench.recording("wav32f", 1);
        bench.blocks(100);
        bench.recorder.pause();
        bench.blocks(50);
        assertTrue(bench.recorder.status().detail().contains("Paused."));
        bench.recorder.resume();
        bench.blocks(30);
        bench.drain();
        WavProbe wav = bench.stopAndRead();
        assertEquals(130 * 256, wav.frames());
        for (int i = 0; i < wav.frames(); i++)
            assertEquals(Bench.sample(i < 100 * 256 ? i : i + 50 * 256, 0), wav.real(i, 0), "frame " + i);
        assertEquals(List.of(100L * 256), wav.cues());
    }

    @Test
    void pausesAndMarkersOfAFileThatWasTakenAwayAreInTheNextOne() {
        Bench bench = Bench.recording("wav32f", 1);
        bench.blocks(300);
        bench.recorder.marker("before");
        bench.blocks(100);
        bench.recorder.pause();
        bench.blocks(50);
        bench.recorder.resume();
        bench.blocks(300);
        bench.drain();
        bench.disk.files.clear();
        bench.recorder.pause();
        bench.blocks(200);
        bench.drain();
        bench.recorder.resume();
        bench.blocks(30);
        bench.drain();
        WavProbe wav = bench.stopAndRead();
        assertEquals(730 * 256, wav.frames());
        for (int i = 0; i < wav.frames(); i++) {
            int skipped = i < 400 * 256 ? 0 : i < 700 * 256 ? 50 : 250;
            assertEquals(Bench.sample(i + skipped * 256, 0), wav.real(i, 0), "frame " + i);
        }
        assertEquals(List.of(300L * 256, 400L * 256, 700L * 256), wav.cues());
    }

    @Test
    void pauseBehindWhatAFullDiskTookIsStillLeftOut() {
        Bench bench = Bench.recording("wav32f", 1);
        bench.blocks(100);
        bench.drain();
        bench.disk.capacityBytes = bench.disk.used() + 20 * 1024; // the pause is in what waits to be written
        bench.blocks(30);
        bench.recorder.pause();
        bench.blocks(50);
        bench.recorder.resume();
        bench.blocks(30);
        bench.drain();
        bench.disk.capacityBytes = Long.MAX_VALUE;
        bench.time.pass(java.time.Duration.ofSeconds(3));
        bench.drain();
        stop(bench);
        List<WavProbe> parts =
                bench.disk.all().stream().map(f -> WavProbe.read(f.content())).toList();
        assertTrue(parts.size() > 1, parts.size() + " files");
        int at = 0;
        for (WavProbe part : parts)
            for (int i = 0; i < part.frames(); i++, at++)
                assertEquals(Bench.sample(at < 130 * 256 ? at : at + 50 * 256, 0), part.real(i, 0), "frame " + at);
        assertEquals(160 * 256, at);
    }

    @Test
    void splitsAfterMinutes() {
        Bench bench = Bench.recording("wav32f", 1, rules(1, 0, 0, 0, false, false));
        for (int i = 0; i < 5; i++) {
            bench.blocks(MINUTE_BLOCKS / 2);
            bench.drain();
        }
        stop(bench);
        assertEquals(List.of(60L, 60L, 30L), seconds(bench));
        assertEveryFrameOnce(bench, 0, 150 * 48_000);
    }

    private static List<Long> seconds(Bench bench) {
        List<Long> seconds = new ArrayList<>();
        for (FakeDisk.FakeFile file : bench.disk.all())
            seconds.add(Math.round(WavProbe.read(file.content()).frames() / 48_000.0));
        return seconds;
    }

    @Test
    void splitsOnTheClock() {
        Bench bench =
                new Bench("wav32f", 1, s -> rules(0, 5, 0, 0, false, false).apply(s.with(TriggerRules.manual(true))));
        bench.time.now = Instant.parse("2026-03-01T11:58:30Z");
        bench.recorder.open(bench.format);
        for (int i = 0; i < 16; i++) {
            bench.blocks(MINUTE_BLOCKS / 2);
            bench.drain();
        }
        stop(bench);
        assertEquals(List.of(90L, 300L, 90L), seconds(bench));
        assertEveryFrameOnce(bench, 0, 480 * 48_000);
        List<String> names = bench.disk.files.keySet().stream()
                .map(p -> p.getFileName().toString())
                .toList();
        assertEquals("air_2026-03-01_12-00-00.wav", names.get(1));
        assertEquals("air_2026-03-01_12-05-00.wav", names.get(2));
        WavProbe second = WavProbe.read(bench.disk.all().get(1).content());
        assertEquals(90 * 48_000, second.timeReference(), 1);
    }

    @Test
    void splitsBeforeASize() {
        Bench bench = Bench.recording("wav32f", 2, rules(0, 0, 1_000_000, 0, false, false));
        bench.blocks(2000);
        stop(bench);
        assertEquals(5, bench.disk.files.size());
        assertEveryFrameOnce(bench, 0, 2000 * 256);
        for (FakeDisk.FakeFile file : bench.disk.all())
            assertTrue(WavProbe.read(file.content()).dataBytes() <= 1_000_000);
    }

    @Test
    void splitsAtMarkersAndTitlesAndNamesTheFiles() {
        Bench bench = Bench.recording(
                "wav32f",
                1,
                s -> rules(0, 0, 0, 0, true, true).apply(s.with(Rules.writing(s, "{n}_{title}", 1000, null, 0))));
        bench.blocks(10);
        bench.recorder.title("News: 12/00?");
        bench.blocks(20);
        bench.recorder.marker("weather");
        bench.recorder.marker("again"); // at the same frame: no empty file
        bench.blocks(30);
        stop(bench);
        assertEquals(
                List.of("001_.wav", "002_News--12-00-.wav", "003_News--12-00-.wav"),
                bench.disk.files.keySet().stream()
                        .map(p -> p.getFileName().toString())
                        .toList());
        assertEveryFrameOnce(bench, 0, 60 * 256);
        assertEquals(
                List.of(0L, 0L),
                WavProbe.read(bench.disk.all().get(2).content()).cues());
    }

    @Test
    void splitsWhereSoundReturnsAfterSilence() {
        Bench bench = Bench.recording("wav32f", 1, rules(0, 0, 0, 2, false, false));
        bench.level(0.5f, 400);
        bench.level(0, 400); // 2.1 s
        bench.level(0.5f, 10);
        bench.level(0, 300); // 1.6 s
        bench.level(0.5f, 10);
        stop(bench);
        assertEquals(2, bench.disk.files.size());
        WavProbe first = WavProbe.read(bench.disk.all().getFirst().content());
        assertEquals(800 * 256, first.frames());
    }

    @Test
    void retroRecordingHasTheLastMinutesWhileARecordingRuns() {
        Bench bench = Bench.recording("wav32f", 1, s -> s.with(Rules.writing(s, "{recorder}", 1000, null, 1)));
        bench.frame = 77;
        for (int i = 0; i < 6; i++) {
            bench.blocks(MINUTE_BLOCKS / 2);
            bench.drain();
        }
        bench.recorder.saveRetro();
        bench.blocks(100);
        bench.drain();
        FakeDisk.FakeFile file = bench.disk.files.get(Bench.FOLDER.resolve("air_retro.wav"));
        WavProbe wav = WavProbe.read(file.content());
        assertEquals(60 * 48_000, wav.frames());
        assertEquals(77 + 120 * 48_000, wav.timeReference());
        for (int i = 0; i < wav.frames(); i++) assertEquals(Bench.sample(77 + 120 * 48_000 + i, 0), wav.real(i, 0));
        assertEquals(State.ON, bench.recorder.status().state());
    }

    @Test
    void loggerGivesTheRepeatedHourAFileOfItsOwn() {
        Bench bench = new Bench(
                "wav16",
                1,
                s -> rules(0, 60, 0, 0, false, false)
                        .apply(s.with(TriggerRules.manual(true))
                                .with(Rules.writing(s, NameTemplate.LOGGER, 1000, null, 0))));
        bench.time.zone = ZoneId.of("Europe/Berlin");
        bench.time.now = Instant.parse("2026-10-24T23:59:00Z"); // 01:59 summer time
        bench.recorder.open(bench.format);
        for (int half = 0; half < 244; half++) {
            bench.blocks(MINUTE_BLOCKS / 2);
            bench.drain();
        }
        stop(bench);
        assertEquals(
                List.of(
                        "air_2026-10-25_01-59-00+0200.wav",
                        "air_2026-10-25_02-00-00+0200.wav",
                        "air_2026-10-25_02-00-00+0100.wav",
                        "air_2026-10-25_03-00-00+0100.wav"),
                bench.disk.files.keySet().stream()
                        .map(p -> p.getFileName().toString())
                        .toList());
        assertEquals(List.of(60L, 3600L, 3600L, 60L), seconds(bench));
    }

    @Test
    void stepOfTheClockIsMarkedAndBeginsTheRightHour() {
        Bench bench =
                new Bench("wav32f", 1, s -> rules(0, 60, 0, 0, false, false).apply(s.with(TriggerRules.manual(true))));
        bench.time.now = Instant.parse("2026-03-01T12:30:00Z");
        bench.recorder.open(bench.format);
        bench.blocks(500);
        bench.drain();
        bench.time.now = bench.time.now.minus(Duration.ofHours(1));
        bench.blocks(500);
        bench.drain();
        stop(bench);
        assertEquals(2, bench.disk.files.size());
        assertTrue(bench.disk.files.keySet().stream().anyMatch(p -> p.toString().contains("_11-30-0")));
        assertEveryFrameOnce(bench, 0, 1000 * 256);
        assertEquals(
                1, WavProbe.read(bench.disk.all().getFirst().content()).cues().size());
    }

    @Test
    void retentionDeletesItsOwnOldestFilesOnly() {
        Path foreign = Bench.FOLDER.resolve("somebody-elses.wav");
        Bench bench = Bench.recording(
                "wav32f",
                1,
                s -> rules(1, 0, 0, 0, false, false)
                        .apply(s.with(Rules.writing(s, "{year}/{n}", 1000, null, 0))
                                .with(new RecorderSettings.Retention(0, 25_000_000))));
        bench.disk.files.put(foreign, new FakeDisk.FakeFile());
        for (int i = 0; i < 5; i++) {
            bench.blocks(MINUTE_BLOCKS);
            bench.drain();
        }
        stop(bench);
        assertTrue(bench.disk.files.containsKey(foreign));
        assertEquals(3, bench.disk.files.size()); // two of 11.5 MB and the foreign one
        assertEquals(
                2,
                bench.disk.others.keySet().stream()
                        .filter(f -> f.toString().endsWith(".png"))
                        .count());
        assertEquals(
                3,
                bench.recorder.history().stream()
                        .filter(f -> f.state() == RecordedFile.State.DELETED)
                        .count());
    }
}
