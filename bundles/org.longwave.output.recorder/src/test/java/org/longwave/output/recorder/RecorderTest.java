package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.api.output.OutputStatus.State;

class RecorderTest {
    @ParameterizedTest
    @CsvSource({"wav16,1", "wav16,2", "wav24,1", "wav24,2", "wav32f,1", "wav32f,2"})
    void isExactToTheSample(String format, int channels) {
        Bench bench = Bench.recording(format, channels);
        bench.frame = 1_000_000_000_123L;
        bench.blocks(400);
        bench.drain();
        bench.blocks(1);
        WavProbe wav = bench.stopAndRead();

        assertEquals("RIFF", wav.form());
        assertEquals(bench.disk.only().size - 8, wav.riffBytes());
        assertEquals(401 * 256, wav.frames());
        assertEquals(channels, wav.channels());
        assertEquals(48_000, wav.rateHz());
        assertEquals(1_000_000_000_123L, wav.timeReference());
        for (int i = 0; i < 401 * 256; i++)
            for (int c = 0; c < channels; c++) {
                float sample = Bench.sample(1_000_000_000_123L + i, c);
                switch (wav.bits()) {
                    case 16 -> assertTrue(Math.abs(wav.pcm(i, c) - sample * 32_768) <= 1, "frame " + i);
                    case 24 -> assertEquals((int) (sample * 8_388_608), wav.pcm(i, c), "frame " + i);
                    default -> assertEquals(sample, wav.real(i, c), "frame " + i);
                }
            }
    }

    @Test
    void tellsFileFramesBytesAndTimeLeft() {
        Bench bench = Bench.recording("wav16", 2);
        bench.disk.capacityBytes = 3600L * 192_000 * 6 + 12L * 60 * 192_000 + 1_000_000;
        bench.blocks(375); // 2 s
        bench.drain();
        var status = bench.recorder.status();

        assertEquals(State.ON, status.state());
        assertEquals("6 h 12 min left.", status.detail());
        assertTrue(
                status.target()
                        .startsWith(Bench.FOLDER.resolve("air_2026-03-01_").toString()),
                status.target());
        assertEquals(96_000, status.frames());
        assertEquals(bench.disk.only().size, status.bytes());
        assertEquals(Instant.parse("2026-03-01T12:00:00Z"), status.since());
    }

    @Test
    void recordsOnlyWhenStarted() {
        Bench bench = new Bench("wav24", 2, false);
        bench.recorder.open(bench.format);
        bench.blocks(3);
        assertEquals(State.OFF, bench.recorder.status().state());
        assertTrue(bench.sessions.isEmpty());

        bench.recorder.start();
        bench.blocks(1); // before the file is open
        assertEquals(State.CONNECTING, bench.recorder.status().state());
        bench.drain();
        bench.blocks(2);
        WavProbe wav = bench.stopAndRead();
        assertEquals(768, wav.frames());
        assertEquals(3 * 256, wav.timeReference());
        assertEquals(State.OFF, bench.recorder.status().state());
    }

    @Test
    void stopAtOnceLeavesAnEmptyFile() {
        Bench bench = Bench.recording("wav24", 2);
        bench.recorder.stop();
        bench.blocks(2);
        bench.drain();
        assertEquals(0, bench.probe().frames());
        assertEquals(State.OFF, bench.recorder.status().state());
        assertTrue(bench.disk.only().closed);
    }

    @Test
    void waitsForTheBusWhenStartedBeforeIt() {
        Bench bench = new Bench("wav24", 2, false);
        bench.recorder.start();
        assertEquals(State.CONNECTING, bench.recorder.status().state());
        bench.recorder.open(bench.format);
        bench.drain();
        assertEquals(State.ON, bench.recorder.status().state());
    }

    @Test
    void secondStartLeavesTheRunningRecordingAlone() {
        Bench bench = Bench.recording("wav24", 2);
        bench.recorder.start();
        assertEquals(1, bench.sessions.size());
    }

    @Test
    void neverOverwritesAndNumbersInstead() {
        Bench bench = Bench.recording("wav24", 2);
        bench.blocks(1);
        bench.recorder.stop();
        bench.recorder.start(); // the first is not even closed
        bench.drain();
        bench.blocks(5);
        bench.recorder.stop();
        bench.drain();

        var files = bench.disk.files.entrySet().stream().toList();
        assertEquals(2, files.size());
        assertTrue(
                files.get(1).getKey().toString().endsWith("-2.wav"),
                files.get(1).getKey().toString());
        assertEquals(256, WavProbe.read(files.get(0).getValue().content()).frames());
        assertEquals(5 * 256, WavProbe.read(files.get(1).getValue().content()).frames());
    }

    @Test
    void stalledDiskLosesNothingForThirtySeconds() {
        Bench bench = Bench.recording("wav32f", 2);
        bench.blocks(30 * 48_000 / 256); // no step: the disk thread hangs in a write
        assertTrue(
                bench.recorder.status().detail().contains("The disk is slow: 30 s"),
                bench.recorder.status().detail());
        WavProbe wav = bench.stopAndRead();

        assertEquals(30 * 48_000, wav.frames());
        for (int i = 0; i < wav.frames(); i++) assertEquals(Bench.sample(i, 1), wav.real(i, 1));
        assertEquals("", bench.recorder.status().detail());
    }

    @Test
    void framesLostBeyondThatAreCountedMarkedAndBecomeSilence() {
        Bench bench = Bench.recording("wav32f", 1);
        bench.blocks(10);
        bench.drain();
        bench.blocks(6000);
        bench.drain();
        bench.blocks(10);
        WavProbe wav = bench.stopAndRead();

        assertEquals(6020 * 256, wav.frames());
        String detail = bench.recorder.status().detail();
        assertTrue(detail.contains(" were lost because the disk stood still"), detail);
        int lost = Integer.parseInt(detail.substring(0, detail.indexOf(' ')));
        assertTrue(lost > 0 && lost <= 6000 * 256 - 30 * 48_000, detail);
        for (int i = 0; i < wav.frames(); i++)
            if (i >= 2560 && i < 2560 + lost) assertEquals(0f, wav.real(i, 0), "frame " + i);
            else assertEquals(Bench.sample(i, 0), wav.real(i, 0), "frame " + i);
        var file = bench.recorder.history().getFirst();
        assertEquals(lost, file.lostFrames());
        assertEquals(List.of(2560L), wav.cues());
    }

    @Test
    void gapOfTheEngineIsSilenceOfTheSameLength() {
        Bench bench = Bench.recording("wav16", 2);
        bench.blocks(3);
        bench.gap(100_001);
        bench.drain();
        assertTrue(
                bench.recorder.status().detail().contains("100001 frames (2.083 s) did not come from the engine"),
                bench.recorder.status().detail());
        WavProbe wav = bench.stopAndRead();

        assertEquals(4 * 256 + 100_001, wav.frames());
        for (int i = 768; i < 768 + 100_001; i++) assertEquals(0, wav.pcm(i, 0), "frame " + i);
        assertTrue(Math.abs(wav.pcm(768 + 100_001, 1) - Bench.sample(768 + 100_001, 1) * 32_768) <= 1);
    }

    @Test
    void gapBeforeTheFirstBlockIsNotPartOfTheRecording() {
        Bench bench = Bench.recording("wav16", 2);
        bench.gap(5000);
        WavProbe wav = bench.stopAndRead();
        assertEquals(256, wav.frames());
        assertEquals(5000, wav.timeReference());
    }

    @Test
    void sameFramesGiveSameBitsWhateverWasRecordedBefore() {
        Bench early = Bench.recording("wav16", 2);
        early.blocks(40);
        Bench late = Bench.recording("wav16", 2);
        late.frame = 10 * 256;
        for (int i = 0; i < 30; i++) {
            late.blocks(1);
            late.drain();
        }
        WavProbe all = early.stopAndRead();
        WavProbe part = late.stopAndRead();
        int skip = (int) (part.timeReference() - all.timeReference());
        assertEquals(2560, skip);
        for (int i = 0; i < part.frames(); i++)
            for (int c = 0; c < 2; c++) assertEquals(all.pcm(i + skip, c), part.pcm(i, c));
    }

    @Test
    void killLeavesAPlayableFileThatLacksAtMostASecond() {
        Bench bench = Bench.recording("wav24", 2);
        for (int i = 0; i < 1000; i++) {
            bench.blocks(1);
            bench.drain();
            WavProbe wav = bench.probe(); // no stop, no close: as a killed program leaves it
            assertTrue((i + 1) * 256 - wav.frames() <= 48_000, "after block " + i);
            assertTrue(wav.dataAt() + wav.dataBytes() <= bench.disk.only().size);
        }
        assertFalse(bench.disk.only().closed);
    }

    @Test
    void fullDiskLeavesAValidFileAndTheNextOneGoesOnWithTheNextFrame() {
        Bench bench = Bench.recording("wav24", 1, s -> s.with(small(s)));
        bench.disk.capacityBytes = 500_001;
        bench.blocks(2000);
        bench.drain();
        var status = bench.recorder.status();

        assertEquals(State.RETRYING, status.state());
        assertTrue(status.detail().startsWith("The disk of " + Bench.FOLDER + " is full: free"), status.detail());
        WavProbe wav = bench.probe();
        assertEquals(bench.disk.only().size, wav.dataAt() + wav.dataBytes());
        assertEquals(0, wav.dataBytes() % 6);
        assertTrue(bench.disk.only().size > 499_990);
        assertTrue(bench.disk.only().closed);

        bench.blocks(300);
        bench.disk.capacityBytes = 1_000_000_000;
        bench.time.pass(Duration.ofSeconds(3));
        bench.drain();
        assertEquals(State.ON, bench.recorder.status().state());
        bench.blocks(5);
        bench.recorder.stop();
        bench.drain();
        assertEquals(2, bench.disk.files.size());
        WavProbe second = WavProbe.read(bench.disk.all().get(1).content());
        assertEquals(2305 * 256, wav.frames() + second.frames());
        assertEquals(wav.frames(), second.timeReference());
        for (int i = 0; i < wav.frames(); i++) assertEquals((int) (Bench.sample(i, 0) * 8_388_608), wav.pcm(i, 0));
        for (int i = 0; i < second.frames(); i++)
            assertEquals((int) (Bench.sample(wav.frames() + i, 0) * 8_388_608), second.pcm(i, 0));
    }

    private static RecorderSettings.Writing small(RecorderSettings s) {
        return Rules.writing(s, 100_000, null);
    }

    @Test
    void fallbackFolderTakesOverWithTheNextFrame() throws IOException {
        Path other = Path.of("/other").toAbsolutePath();
        Bench bench = Bench.recording("wav24", 2, s -> s.with(Rules.writing(s, 1000, other)));
        bench.blocks(500);
        bench.drain();
        bench.disk.broken = Bench.FOLDER;
        bench.blocks(500);
        bench.drain();
        assertEquals(State.RETRYING, bench.recorder.status().state());
        bench.time.pass(Duration.ofSeconds(3));
        bench.blocks(500);
        bench.drain();
        assertEquals(State.ON, bench.recorder.status().state());
        assertTrue(bench.recorder.status().target().startsWith(other.toString()));
        bench.recorder.stop();
        bench.drain();
        bench.disk.broken = null; // the first file could not even be closed: the next start does it
        new Repair(bench.disk, bench.time.zone()).scan(Bench.FOLDER);
        assertEquals(
                List.of(1500L * 256),
                List.of(bench.disk.all().stream()
                        .mapToLong(f -> WavProbe.read(f.content()).frames())
                        .sum()));
    }

    @Test
    void fileThatWasTakenAwayIsWrittenAgainFromTheTape() {
        Bench bench = Bench.recording("wav32f", 1);
        bench.blocks(500);
        bench.drain();
        bench.disk.files.clear();
        bench.blocks(500);
        bench.drain();
        bench.drain();
        bench.blocks(10);
        WavProbe wav = bench.stopAndRead();
        assertEquals(1010 * 256, wav.frames());
        assertEquals(0, wav.timeReference());
    }

    @Test
    void unwritableFolderIsTriedAgainAndSaysWhatToDo() {
        Bench bench = new Bench("wav24", 2, true);
        bench.disk.readOnly = true;
        bench.recorder.open(bench.format);
        bench.drain();
        bench.blocks(10);
        var status = bench.recorder.status();
        assertEquals(State.RETRYING, status.state());
        assertTrue(
                status.detail().startsWith("Cannot record in the folder " + Bench.FOLDER + " (no permission): change"),
                status.detail());
        bench.disk.readOnly = false;
        bench.time.pass(Duration.ofSeconds(3));
        bench.drain();
        assertEquals(10 * 256, bench.stopAndRead().frames());
    }

    @Test
    void stoppedWhileNothingCanBeWrittenItFails() {
        Bench bench = new Bench("wav24", 2, true);
        bench.disk.readOnly = true;
        bench.recorder.open(bench.format);
        bench.blocks(10);
        bench.drain();
        bench.recorder.stop();
        bench.drain();
        assertEquals(State.FAILED, bench.recorder.status().state());
    }

    @Test
    void refusesToStartWithoutSpace() {
        Bench bench = new Bench("wav24", 2, true);
        bench.disk.capacityBytes = 49_999_999;
        bench.recorder.open(bench.format);
        bench.drain();
        var status = bench.recorder.status();
        assertEquals(State.RETRYING, status.state());
        assertTrue(status.detail().contains("has only 49 MB left"), status.detail());
        assertTrue(bench.disk.files.isEmpty());
    }

    @Test
    void goesOnInANewFileWhenTheBusComesBack() {
        Bench bench = Bench.recording("wav24", 2);
        bench.blocks(2);
        bench.recorder.close();
        bench.drain();
        assertTrue(bench.disk.only().closed);
        assertEquals(State.CONNECTING, bench.recorder.status().state());
        bench.recorder.open(bench.format);
        bench.drain();
        assertEquals(2, bench.disk.files.size());
        assertEquals(State.ON, bench.recorder.status().state());
    }

    @Test
    void blockReturnsWhileTheDiskStandsStill() throws InterruptedException {
        Bench bench = new Bench("wav24", 2, true);
        Thread[] thread = new Thread[1];
        bench.disk.stalled = new CountDownLatch(1);
        Surroundings by = bench.surroundings();
        bench.recorder = new Recorder(
                new RecorderSettings("air", "program", Bench.FOLDER, FileFormat.WAV24),
                new Surroundings(
                        by.disk(),
                        by.time(),
                        session -> thread[0] = Thread.ofPlatform().daemon().start(session),
                        by.encoders(),
                        by.cues()));
        bench.recorder.open(bench.format);
        bench.recorder.start();
        bench.blocks(10); // the header itself is stuck: the file is not open, but nothing is lost
        assertEquals(State.CONNECTING, bench.recorder.status().state());
        bench.recorder.stop();
        bench.disk.stalled.countDown();
        assertTrue(thread[0].join(Duration.ofSeconds(10)));
        assertEquals(State.OFF, bench.recorder.status().state());
        assertEquals(2560, bench.probe().frames());
    }
}
