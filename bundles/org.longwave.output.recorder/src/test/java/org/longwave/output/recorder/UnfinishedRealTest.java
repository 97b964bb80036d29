package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecordedFile.State;
import org.longwave.output.recorder.FileFormat.Container;
import org.longwave.testkit.Tool;

/**
 * What stands on the disk while a recording runs, without any repair, as ffmpeg plays it; and what is left of Vorbis, whose
 * encoder is the machine's. Run with -Dlongwave.real=true; many more moments and cuts with -Dlongwave.long=true.
 */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class UnfinishedRealTest {
    private static final boolean LONG = Boolean.getBoolean("longwave.long");
    private static final int RATE = 48_000;
    /** What a decoder adds that does not know yet where the sound begins and ends. */
    private static final int UNTRIMMED_FRAMES = 3000;

    @TempDir
    Path temp;

    private static Bench recording(FileFormat format) {
        Bench bench = new Bench(
                format.id,
                2,
                s -> s.with(Rules.writing(s, "{recorder}", 1000, null, 0)).with(TriggerRules.manual(true)));
        TestEncoders.all(bench.encoders);
        TestEncoders.natives(bench.encoders);
        bench.recorder.open(bench.format);
        bench.drain();
        return bench;
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void isPlayableToTheLastSecondAtEveryMoment(FileFormat format) throws Exception {
        Bench bench = recording(format);
        bench.blocks(300);
        for (int look = 0; look < (LONG ? 60 : 5); look++) {
            bench.blocks(20 + look * 53 % 200);
            bench.drain();
            byte[] there = bench.disk.only().content();
            Path file = Files.write(temp.resolve("now." + format.extension), there);
            ByteBuffer pcm = decoded(file, format.isPlain() && format.word.isFloat() ? "f32le" : "s32le");
            int frames = pcm.capacity() / 8;
            String what = format + " after " + bench.frame + " frames has " + frames;
            assertTrue(frames >= bench.frame - RATE && frames <= bench.frame + UNTRIMMED_FRAMES, what);
            if (format.isPlain() || format.container == Container.FLAC) assertExact(pcm, format, what);
        }
    }

    private static void assertExact(ByteBuffer pcm, FileFormat format, String what) {
        Word word = format.word;
        for (int i = 0; i < pcm.capacity() / 8; i++)
            for (int c = 0; c < 2; c++) {
                float sample = Bench.sample(i, c);
                boolean same = word.isFloat()
                        ? pcm.getFloat(8 * i + 4 * c) == sample
                        : pcm.getInt(8 * i + 4 * c)
                                == (int) word.integer(sample, i, c, word == Word.INT16) << 32 - 8 * word.bytes;
                if (!same) throw new AssertionError("frame " + i + " of " + what);
            }
    }

    private ByteBuffer decoded(Path file, String form) throws Exception {
        Path pcm = temp.resolve("pcm");
        String said =
                Tool.must("ffmpeg", "-nostdin", "-y", "-v", "error", "-i", file.toString(), "-f", form, pcm.toString());
        assertEquals("", said.strip(), file.toString());
        return ByteBuffer.wrap(Files.readAllBytes(pcm)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Cut at every byte of its header and at random behind it. */
    @Test
    void vorbisCutAnywhereNeverCrashesAndKeepsEveryWholePage() throws Exception {
        Bench whole = recording(FileFormat.VORBIS);
        whole.blocks(1500);
        whole.drain();
        byte[] all = whole.disk.only().content();
        Path path = whole.disk.files.keySet().iterator().next();
        byte[] story = whole.disk.others.get(Journal.of(path)).content();
        int step = LONG ? 1 : 311;
        for (int size = 0; size < Preface.ROOM_BYTES + 8000; size += step) {
            byte[] cut = Arrays.copyOf(all, size);
            RecordedFile found = repaired(path, cut, story, null);
            assertTrue(!found.note().isEmpty(), found.toString());
        }
        Random random = new Random(3);
        for (int n = 0; n < (LONG ? 200 : 10); n++) {
            byte[] cut = Arrays.copyOf(all, all.length / 2 + random.nextInt(all.length / 2));
            Path out = temp.resolve("cut.ogg");
            RecordedFile found = repaired(path, cut, story, out);
            assertEquals(State.REPAIRED, found.state(), found.toString());
            assertEquals(found.frames(), decoded(out, "s16le").capacity() / 4, found.toString());
            double share = (double) (cut.length - Preface.ROOM_BYTES) / (all.length - Preface.ROOM_BYTES);
            assertEquals(share * 1500 * 256, found.frames(), RATE, found.toString());
        }
    }

    /** A cut recording after its repair; one that is not understood must be as it was. */
    private static RecordedFile repaired(Path path, byte[] cut, byte[] story, Path out) throws Exception {
        FakeDisk disk = new FakeDisk();
        put(disk.files, path, cut);
        put(disk.others, Journal.of(path), story);
        var found = new Repair(disk, java.time.ZoneId.of("UTC")).scan(Bench.FOLDER);
        assertEquals(1, found.size());
        RecordedFile file = found.getFirst().file();
        if (file.state() == State.DAMAGED)
            org.junit.jupiter.api.Assertions.assertArrayEquals(
                    cut, disk.files.get(path).content());
        if (out != null) Files.write(out, disk.files.get(path).content());
        return file;
    }

    private static void put(java.util.Map<Path, FakeDisk.FakeFile> into, Path path, byte[] bytes) {
        FakeDisk.FakeFile file = new FakeDisk.FakeFile();
        file.bytes = bytes.clone();
        file.size = bytes.length;
        into.put(path, file);
    }
}
