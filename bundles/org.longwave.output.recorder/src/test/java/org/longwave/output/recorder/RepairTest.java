package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecordedFile.State;

/** What a crash leaves is found and made whole; what is not understood stays as it is. */
class RepairTest {
    private static final boolean LONG = Boolean.getBoolean("longwave.long");

    /** A recording as a killed program leaves it. */
    private static Bench killed(String format, int blocks) {
        Bench bench = new Bench(format, 2, true);
        TestEncoders.all(bench.encoders);
        bench.recorder.open(bench.format);
        bench.drain();
        bench.blocks(blocks / 2);
        bench.drain();
        bench.recorder.marker("half");
        bench.blocks(blocks - blocks / 2);
        bench.drain();
        assertEquals(1, bench.disk.files.size());
        return bench;
    }

    /** The same files on a disk of their own. */
    private static Bench copied(Bench bench) {
        Bench copy = new Bench(bench.recorder.settings().format().id, 2, false);
        copy(bench.disk.files, copy.disk.files);
        copy(bench.disk.others, copy.disk.others);
        return copy;
    }

    private static void copy(Map<Path, FakeDisk.FakeFile> from, Map<Path, FakeDisk.FakeFile> to) {
        from.forEach((path, file) -> {
            FakeDisk.FakeFile copy = new FakeDisk.FakeFile();
            copy.bytes = file.content();
            copy.size = file.size;
            to.put(path, copy);
        });
    }

    private static List<RecordedFile> scan(Bench bench) throws IOException {
        return new Repair(bench.disk, ZoneId.of("UTC"))
                .scan(Bench.FOLDER).stream().map(Repair.Found::file).toList();
    }

    private static void cut(FakeDisk.FakeFile file, int size) {
        file.size = Math.min(file.size, size);
        Arrays.fill(file.bytes, file.size, file.bytes.length, (byte) 0);
    }

    private static FakeDisk.FakeFile journal(Bench bench) {
        return bench.disk.others.entrySet().stream()
                .filter(e -> e.getKey().toString().contains(Journal.ENDING))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void killedWavGetsItsLengthAndItsMarkers() throws IOException {
        Bench bench = killed("wav32f", 1000);
        List<RecordedFile> found = scan(bench);
        assertEquals(1, found.size());
        assertEquals(State.REPAIRED, found.getFirst().state());
        assertEquals(256_000, found.getFirst().frames());
        assertEquals(-10.3, found.getFirst().levels().peakDb(), 0.1);
        WavProbe wav = bench.probe();
        int loudness = wav.chunk("bext").getShort(412);
        assertEquals(100 * found.getFirst().levels().integratedLufs(), loudness, 20);
        assertEquals(256_000, wav.frames());
        assertEquals(bench.disk.only().size - 8, wav.riffBytes());
        assertEquals(List.of(128_000L), wav.cues());
        for (int i = 0; i < wav.frames(); i++) assertEquals(Bench.sample(i, 1), wav.real(i, 1));
        assertTrue(
                bench.disk.others.keySet().stream().noneMatch(p -> p.toString().contains(Journal.ENDING)));
        assertEquals(List.of(), scan(bench));
    }

    @Test
    void cutAtAnyPlaceBehindTheHeaderKeepsEveryWholeFrame() throws IOException {
        Random random = new Random(7);
        Bench whole = killed("wav24", 40);
        for (int n = 0; n < 200; n++) {
            Bench bench = copied(whole);
            int header = bench.probe().dataAt();
            int size = header + random.nextInt(bench.disk.only().size - header);
            cut(bench.disk.only(), size);
            RecordedFile file = scan(bench).getFirst();
            assertEquals((size - header) / 6, file.frames());
            WavProbe wav = bench.probe();
            assertEquals(file.frames(), wav.frames());
            assertEquals(bench.disk.only().size - 8, wav.riffBytes());
            for (int i = 0; i < wav.frames(); i++)
                assertEquals((int) (Bench.sample(i, 0) * 8_388_608), wav.pcm(i, 0), "frame " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wav16", "wav24", "wav32", "wav32f", "aiff16", "aiff24", "aiff32f", "flac16", "flac24", "opus", "mp3"
            })
    void cutAtEveryByteOfTheHeaderNeverCrashesAndNeverDeletes(String format) throws IOException {
        Bench whole = killed(format, 200);
        byte[] all = whole.disk.only().content();
        Path path = whole.disk.files.keySet().iterator().next();
        byte[] story = journal(whole).content();
        for (int size : cuts(all.length, FileFormat.of(format).isPlain())) {
            Bench bench = new Bench(format, 2, false);
            FakeDisk.FakeFile file = new FakeDisk.FakeFile();
            file.bytes = Arrays.copyOf(all, Math.max(1, size));
            file.size = size;
            bench.disk.files.put(path, file);
            FakeDisk.FakeFile journal = new FakeDisk.FakeFile();
            journal.bytes = story;
            journal.size = story.length;
            bench.disk.others.put(Journal.of(path), journal);
            RecordedFile found = scan(bench).getFirst();
            assertEquals(size == 0, found.note().startsWith("It ended before anything was written"), found.note());
            if (found.state() == State.DAMAGED) assertArrayEquals(Arrays.copyOf(all, size), file.content());
            else assertTrue(file.size > 0);
            assertEquals(List.of(), scan(bench), "told once");
        }
    }

    /** Every byte; of compressed files, whose header has 32 KB of room, in the short form some of them. */
    private static List<Integer> cuts(int length, boolean plain) {
        int head = Math.min(length, plain ? 1200 : Preface.ROOM_BYTES + 2000);
        List<Integer> cuts = new ArrayList<>();
        for (int size = 0; size <= head; size += plain || LONG ? 1 : size < 1200 ? 7 : 997) cuts.add(size);
        return cuts;
    }

    @Test
    void journalCutAtEveryByteNeverCostsSound() throws IOException {
        Bench whole = killed("wav24", 200);
        int length = journal(whole).size;
        for (int size = 0; size <= length; size++) {
            Bench bench = copied(whole);
            cut(journal(bench), size);
            RecordedFile found = scan(bench).getFirst();
            assertEquals(State.REPAIRED, found.state(), "journal of " + size + " bytes: " + found);
            assertEquals(200 * 256, found.frames());
            WavProbe wav = bench.probe();
            assertEquals(200 * 256, wav.frames());
            for (int i = 0; i < wav.frames(); i += 97)
                assertEquals((int) (Bench.sample(i, 1) * 8_388_608), wav.pcm(i, 1), "frame " + i);
            assertEquals(List.of(), scan(bench), "told once");
        }
    }

    @Test
    void journalOfARecordingThatWasNeverBegunIsLeftAlone() throws IOException {
        Bench bench = killed("wav24", 200);
        bench.disk.files.clear();
        cut(journal(bench), 0);
        assertEquals(List.of(), scan(bench));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wav16", "wav24", "aiff16", "flac16", "opus", "mp3"})
    void noiseInTheHeaderNeverCrashes(String format) throws IOException {
        Random random = new Random(11);
        Bench whole = killed(format, 200);
        byte[] all = whole.disk.only().content();
        Path path = whole.disk.files.keySet().iterator().next();
        byte[] story = journal(whole).content();
        for (int n = 0; n < 300; n++) {
            Bench bench = new Bench(format, 2, false);
            FakeDisk.FakeFile file = new FakeDisk.FakeFile();
            file.bytes = all.clone();
            file.size = all.length;
            for (int k = 0; k < 1 + n % 8; k++)
                file.bytes[random.nextInt(Math.min(all.length, 700))] = (byte) random.nextInt();
            bench.disk.files.put(path, file);
            FakeDisk.FakeFile journal = new FakeDisk.FakeFile();
            journal.bytes = Arrays.copyOf(story, story.length);
            journal.size = n % 5 == 0 ? random.nextInt(story.length) : story.length;
            bench.disk.others.put(Journal.of(path), journal);
            byte[] before = file.content();
            RecordedFile found = scan(bench).stream().findFirst().orElse(null);
            if (found == null || found.state() == State.DAMAGED) assertArrayEquals(before, file.content());
            else assertTrue(file.size >= Math.min(before.length, before.length - Repair.MAX_CUT_BYTES));
        }
    }

    @Test
    void killedWhileBeingClosedIsCutBackToItsSound() throws IOException {
        Bench bench = killed("wav16", 100);
        FakeDisk.FakeFile journal = journal(bench);
        int size = bench.disk.only().size;
        byte[] line = ("closing " + size + "\n").getBytes();
        journal.bytes = Arrays.copyOf(journal.content(), journal.size + line.length);
        System.arraycopy(line, 0, journal.bytes, journal.size, line.length);
        journal.size += line.length;
        FakeDisk.FakeFile file = bench.disk.only();
        file.bytes = Arrays.copyOf(file.content(), size + 777); // half a trailer
        Arrays.fill(file.bytes, size, size + 777, (byte) 'x');
        file.size = size + 777;
        assertEquals(25_600, scan(bench).getFirst().frames());
        assertEquals(25_600, bench.probe().frames());
    }

    @Test
    void recordingThatIsGoneIsToldOnceAndItsMarkersAreKept() throws IOException {
        Bench bench = killed("wav16", 100);
        bench.disk.files.clear();
        assertEquals(State.DAMAGED, scan(bench).getFirst().state());
        assertEquals(List.of(), scan(bench));
        assertTrue(
                bench.disk.others.keySet().stream().anyMatch(p -> p.toString().endsWith(".journal.kept")));
    }

    @ParameterizedTest
    @CsvSource({"flac24", "flac16", "opus", "mp3"})
    void encodedFileCutAnywhereKeepsEveryWholePiece(String format) throws IOException {
        Random random = new Random(5);
        Bench whole = killed(format, 1500);
        for (int n = 0; n < (LONG ? 200 : 10); n++) {
            Bench bench = copied(whole);
            FakeDisk.FakeFile file = bench.disk.only();
            int size = file.size / 2 + random.nextInt(file.size / 2);
            double share = (double) size / file.size;
            cut(file, size);
            RecordedFile found = scan(bench).getFirst();
            assertEquals(State.REPAIRED, found.state(), found.note());
            assertTrue(file.size <= size);
            double expected = share * 1500 * 256;
            assertTrue(
                    found.frames() > expected - 48_000 && found.frames() < expected + 48_000, found + " " + expected);
            assertFalse(bench.disk.exists(Journal.of(found.file())));
        }
    }
}
