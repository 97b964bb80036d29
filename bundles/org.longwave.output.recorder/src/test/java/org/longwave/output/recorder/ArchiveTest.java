package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.longwave.api.DeviceException;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecordedFile.State;

class ArchiveTest {
    private static Bench recorded(String format) {
        Bench bench = Bench.recording(format, 2, s -> s.with(Rules.writing(s, "{recorder}", 1000, null, 0)));
        bench.blocks(1000);
        bench.recorder.marker("a place");
        bench.blocks(1000);
        bench.recorder.stop();
        bench.drain();
        return bench;
    }

    @Test
    void historyTellsLengthSizeLevelsAndState() {
        Bench bench = recorded("wav24");
        RecordedFile file = bench.recorder.history().getFirst();
        assertEquals(Bench.FOLDER.resolve("air.wav"), file.file());
        assertEquals(512_000, file.frames());
        assertEquals(State.COMPLETE, file.state());
        assertEquals(20 * Math.log10(10_000 / 32_768.0), file.levels().peakDb(), 0.01);
        assertTrue(file.levels().integratedLufs() < 0 && file.levels().integratedLufs() > -40);
        assertTrue(file.levels().truePeakDb() >= file.levels().peakDb());
    }

    @Test
    void indexIsReadBackAsItWasWritten() {
        Bench bench = recorded("wav24");
        Archive again = new Archive(bench.disk, Bench.FOLDER, "air");
        again.load();
        RecordedFile was = bench.recorder.history().getFirst();
        RecordedFile is = again.newest().getFirst();
        assertEquals(was.file(), is.file());
        assertEquals(was.frames(), is.frames());
        assertEquals(was.started(), is.started());
        assertEquals(was.levels().integratedLufs(), is.levels().integratedLufs(), 0.006);
    }

    @Test
    void damagedIndexGivesWhatCanBeRead() {
        Bench bench = recorded("wav24");
        FakeDisk.FakeFile index = bench.disk.others.get(Bench.FOLDER.resolve("index/air.tsv"));
        String text = new String(index.content(), StandardCharsets.UTF_8);
        index.bytes = (text + "half a line\tof\n"
                        + text.lines().skip(1).findFirst().orElseThrow().replace("air.wav", "two.wav"))
                .getBytes(StandardCharsets.UTF_8);
        index.size = index.bytes.length;
        Archive again = new Archive(bench.disk, Bench.FOLDER, "air");
        again.load();
        assertEquals(
                List.of("two.wav", "air.wav"),
                again.newest().stream()
                        .map(f -> f.file().getFileName().toString())
                        .toList());
    }

    @Test
    void lineThatFoundNoRoomIsWrittenWithTheNextOne() {
        Bench bench = recorded("wav24");
        RecordedFile file = bench.recorder.history().getFirst();
        Archive archive = new Archive(bench.disk, Bench.FOLDER, "other");
        for (int n = 0; n < 4; n++) {
            bench.disk.broken = n == 1 || n == 2 ? Bench.FOLDER.resolve("index") : null;
            archive.add(file.at(Bench.FOLDER.resolve(n + ".wav"), State.COMPLETE, ""));
        }
        Archive again = new Archive(bench.disk, Bench.FOLDER, "other");
        again.load();
        assertEquals(
                List.of("0.wav", "1.wav", "2.wav", "3.wav"),
                again.oldest().stream()
                        .map(f -> f.file().getFileName().toString())
                        .toList());
    }

    @Test
    void peaksBecomeAnImage() {
        Bench bench = recorded("wav24");
        byte[] png = bench.disk
                .others
                .get(Bench.FOLDER.resolve("overview/air.wav.png"))
                .content();
        assertEquals("PNG", new String(png, 1, 3, StandardCharsets.US_ASCII));
        Overview overview = new Overview(1);
        for (int i = 0; i < 1000; i++) overview.add(new float[] {i == 500 ? -0.75f : 0.25f}, 0, 1);
        overview.silence(10_000_000);
        assertTrue(overview.bins() <= Overview.MAX_BINS);
        assertEquals(-0.75f, overview.low()[0]);
        assertEquals(0.25f, overview.high()[0]);
        assertEquals(0f, overview.high()[1]);
        assertEquals(10_001_000, (double) overview.bins() * overview.binFrames(), overview.binFrames());
    }

    @Test
    void imageOfThePeaksGrowsWithTheRecording() {
        Bench bench = Bench.recording("wav24", 2, s -> s.with(Rules.writing(s, "{recorder}", 1000, null, 0)));
        Path image = Bench.FOLDER.resolve("overview/air.wav.png");
        for (int i = 0; i < 7; i++) {
            bench.blocks(188);
            bench.drain();
        }
        byte[] first = bench.disk.others.get(image).content();
        for (int i = 0; i < 40; i++) {
            bench.blocks(188);
            bench.drain();
        }
        byte[] second = bench.disk.others.get(image).content();
        // 5 s of blocks first; of 35 s four blocks share a column
        assertEquals(5 * 187, width(first), 10);
        assertEquals(35 * 187 / 4, width(second), 10);
    }

    private static int width(byte[] png) {
        return java.nio.ByteBuffer.wrap(png).getInt(16);
    }

    @Test
    void finishedRecordingIsRenamedByATemplateAndNeverOverAnother() throws DeviceException {
        Bench bench = recorded("wav24");
        Path taken = Bench.FOLDER.resolve("2026/show.wav");
        bench.disk.files.put(taken, new FakeDisk.FakeFile());
        Path to = bench.recorder.rename(Bench.FOLDER.resolve("air.wav"), "{year}/show");
        assertEquals(Bench.FOLDER.resolve("2026/show-2.wav"), to);
        assertEquals(to, bench.recorder.history().getFirst().file());
        assertEquals(0, bench.disk.files.get(taken).size);
        assertThrows(DeviceException.class, () -> bench.recorder.rename(Bench.FOLDER.resolve("air.wav"), "x"));
        assertThrows(DeviceException.class, () -> bench.recorder.rename(Path.of("/etc/passwd"), "x"));
    }

    @Test
    void textsOfAFinishedRecordingAreChangedAndItsSoundIsNot() throws DeviceException {
        for (String format : List.of("wav24", "aiff24")) {
            Bench bench = recorded(format);
            Path path = bench.disk.files.keySet().iterator().next();
            byte[] before = bench.disk.only().content();
            bench.recorder.edit(path, Map.of("title", "Another name", "artist", ""));
            byte[] after = bench.disk.only().content();
            String text = new String(after, StandardCharsets.ISO_8859_1);
            assertTrue(text.contains("Another name"));
            assertTrue(text.contains("a place"));
            for (int i = 100; i < 512_000 * 6; i++) assertEquals(before[i], after[i]);
            if (format.equals("wav24")) {
                WavProbe wav = bench.probe();
                assertEquals(512_000, wav.frames());
                assertEquals(after.length - 8, wav.riffBytes());
                assertEquals(List.of(256_000L), wav.cues());
            }
        }
    }
}
