package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.api.output.RecordedFile.Levels;
import org.longwave.api.output.RecordedFile.State;
import org.longwave.testkit.Tool;

/** Other programs read our files; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class WavRealTest {
    @TempDir
    Path temp;

    /** Leaves out what is zero: more than 4 GB in a file that takes no space. */
    private static final class SparseDisk extends LocalDisk {
        private final List<DiskFile> open = new ArrayList<>();

        /** Lets go of every file, as the end of a program does. */
        void kill() throws IOException {
            for (DiskFile file : open) file.close();
        }

        @Override
        public DiskFile createNew(Path path) throws IOException {
            DiskFile file = super.createNew(path);
            open.add(file);
            return new DiskFile() {
                @Override
                public void write(ByteBuffer bytes, long position) throws IOException {
                    ByteBuffer zeros = ByteBuffer.allocateDirect(bytes.remaining());
                    if (position < 1 << 20 || bytes.mismatch(zeros) >= 0) file.write(bytes, position);
                    else bytes.position(bytes.limit());
                }

                @Override
                public void read(ByteBuffer into, long position) throws IOException {
                    file.read(into, position);
                }

                @Override
                public long size() throws IOException {
                    return file.size();
                }

                @Override
                public void truncate(long size) throws IOException {
                    file.truncate(size);
                }

                @Override
                public void force() throws IOException {
                    file.force();
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }
    }

    private static float[] sound(long from, int frames, int channels) {
        float[] sound = new float[frames * channels];
        for (int i = 0; i < frames; i++)
            for (int c = 0; c < channels; c++) sound[i * channels + c] = Bench.sample(from + i, c);
        return sound;
    }

    private Path write(FileFormat format, Disk disk, long silence) throws IOException {
        Path path = temp.resolve("sound." + format.extension);
        PcmFile file = new PcmFile(disk.createNew(path), Layout.of(WavLayoutTest.head(format, 2, false)));
        file.startAt(1_234_567_890_123L);
        file.append(sound(0, 48_000, 2), 0, 48_000, 0);
        file.silence(silence);
        file.append(sound(0, 48_000, 2), 0, 48_000, 0);
        file.end();
        Levels levels = new Levels(-3, -2.5, -23.04, 7.5, -18, -20.25);
        file.close(
                List.of(new Marker(24_000, "here"), new Marker(47_999, "Größe")),
                Map.of("title", "A show"),
                levels,
                true);
        return path;
    }

    @Test
    void rf64OverFourGigabytesIsReadByFfmpegAndSox() throws Exception {
        long silence = 4_400_000_000L / 8;
        Path file = write(FileFormat.WAV32F, new SparseDisk(), silence);
        assertTrue(Files.size(file) > 0xFFFF_FFFFL);
        long frames = silence + 96_000;
        String probed = Tool.must(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                "stream=duration_ts",
                "-of",
                "default=nw=1:nk=1",
                file.toString());
        assertEquals(frames, Long.parseLong(probed.strip()));
        Path pcm = temp.resolve("end.f32");
        endByFfmpeg(file, frames, pcm);
        assertEnd(pcm);
        // the first second, which sounds as the last; to get further sox reads all of the 4 GB, so does soxi
        bySox(file, 0, pcm);
        assertEnd(pcm);
        if (!Boolean.getBoolean("longwave.long")) return;
        assertEquals(
                String.valueOf(frames),
                Tool.run(List.of("soxi", "-s", file.toString()), 300).text().strip());
        bySox(file, frames - 48_000, pcm);
        assertEnd(pcm);
    }

    private static void endByFfmpeg(Path file, long frames, Path pcm) throws Exception {
        String from = String.valueOf(frames / 48_000.0 - 1);
        Tool.must(
                "ffmpeg",
                "-nostdin",
                "-y",
                "-v",
                "error",
                "-ss",
                from,
                "-i",
                file.toString(),
                "-f",
                "f32le",
                pcm.toString());
    }

    /** A second from a frame on; sox reads all that is before it. */
    private static void bySox(Path file, long from, Path pcm) throws Exception {
        List<String> command =
                List.of("sox", file.toString(), "-t", "f32", pcm.toString(), "trim", from + "s", "48000s");
        Tool.Said said = Tool.run(command, 300);
        assertEquals(0, said.code(), said.text());
    }

    private static void assertEnd(Path pcm) throws IOException {
        assertEnd(pcm, 0);
    }

    /** @param first number of the sample that the last second begins with */
    private static void assertEnd(Path pcm, long first) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(pcm)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        assertEquals(48_000 * 8, b.remaining());
        for (int i = 0; i < 48_000; i++) assertEquals(Bench.sample(first + i, 1), b.getFloat(i * 8 + 4), "frame " + i);
    }

    private Bench recorder(SparseDisk disk) {
        Bench bench = new Bench("wav32f", 2, false);
        RecorderSettings s = new RecorderSettings("air", "program", temp, FileFormat.WAV32F);
        Surroundings by = bench.surroundings();
        bench.recorder = new Recorder(
                s.with(Rules.writing(s, "{recorder}", 1000, null, 0)).with(TriggerRules.manual(true)),
                new Surroundings(disk, by.time(), by.launcher(), by.encoders(), by.cues()));
        bench.recorder.open(bench.format);
        bench.drain();
        return bench;
    }

    /** A gap of hours in virtual time makes the file that large. */
    @Test
    void recorderGoesPastFourGigabytesAndAKillLeavesAWholeFile() throws Exception {
        SparseDisk disk = new SparseDisk();
        Bench bench = recorder(disk);
        bench.blocks(188);
        bench.drain();
        bench.gap(4_400_000_000L / 8);
        bench.drain();
        bench.recorder.marker("behind 4 GB");
        bench.blocks(2 * 188);
        bench.drain();
        Path file = temp.resolve("air.wav");
        try (var in = Files.newInputStream(file)) {
            assertEquals("RF64", new String(in.readNBytes(4), java.nio.charset.StandardCharsets.US_ASCII));
        }
        disk.kill();
        var found = new Repair(new LocalDisk(), java.time.ZoneId.of("UTC")).scan(temp);
        assertEquals(1, found.size());
        assertEquals(State.REPAIRED, found.getFirst().file().state());
        assertEquals(bench.frame, found.getFirst().file().frames());
        assertEquals(
                bench.frame,
                Long.parseLong(Tool.must(
                                "ffprobe",
                                "-v",
                                "error",
                                "-show_entries",
                                "stream=duration_ts",
                                "-of",
                                "default=nw=1:nk=1",
                                file.toString())
                        .strip()));
        Path pcm = temp.resolve("end.f32");
        if (Boolean.getBoolean("longwave.long")) bySox(file, bench.frame - 48_000, pcm);
        else endByFfmpeg(file, bench.frame, pcm);
        assertEnd(pcm, bench.frame - 48_000);
        String said = Tool.run("sndfile-info", file.toString()).text();
        assertTrue(said.contains("behind 4 GB"), said);
    }

    @Test
    void markersAndTextsOfAiffAreReadByAnotherReader() throws Exception {
        Path file = write(FileFormat.AIFF24, new LocalDisk(), 0);
        String said = Tool.run("sndfile-info", file.toString()).text();
        for (String word : List.of("MARK", "24000", "here", "A show", "Recorded by Longwave"))
            assertTrue(said.contains(word), word + " in " + said);
    }

    @ParameterizedTest
    @CsvSource({
        "WAV16,s16le,2",
        "WAV24,s24le,3",
        "WAV32,s32le,4",
        "WAV32F,f32le,4",
        "AIFF16,s16le,2",
        "AIFF24,s24le,3",
        "AIFF32F,f32le,4"
    })
    void ffmpegAndSoxReadEverySample(FileFormat format, String raw, int bytes) throws Exception {
        Path file = write(format, new LocalDisk(), 480);
        Path pcm = temp.resolve("all.raw");
        String said =
                Tool.must("ffmpeg", "-nostdin", "-y", "-v", "error", "-i", file.toString(), "-f", raw, pcm.toString());
        assertEquals("", said.strip());
        byte[] got = Files.readAllBytes(pcm);
        assertEquals(96_480 * 2 * bytes, got.length);
        ByteBuffer expected = ByteBuffer.allocate(8).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 48_000; i++)
            for (int c = 0; c < 2; c++) {
                expected.clear();
                format.word.put(expected, Bench.sample(i, c), 0, c, false);
                for (int k = 0; k < bytes; k++)
                    assertEquals(expected.get(k), got[(i * 2 + c) * bytes + k], "frame " + i);
            }
        assertEquals("96480", Tool.must("soxi", "-s", file.toString()).strip());
    }

    @Test
    void broadcastWaveIsReadByAnotherReader() throws Exception {
        Path file = write(FileFormat.WAV24, new LocalDisk(), 0);
        String said = Tool.run("sndfile-info", "--broadcast", file.toString()).text()
                + Tool.run("sndfile-info", file.toString()).text();
        for (String word : List.of(
                "a bus",
                "Longwave",
                "2026-03-01",
                "09:05:07",
                "A=PCM,F=48000,W=24,M=stereo,T=Longwave",
                "cue",
                "A show")) assertTrue(said.contains(word), word + " in " + said);
        String tags = Tool.must(
                "ffprobe", "-v", "error", "-show_entries", "format_tags:chapter_tags", "-of", "flat", file.toString());
        for (String word :
                List.of("time_reference=\"1234567890123\"", "originator_reference=\"air\"", "title=\"A show\""))
            assertTrue(tags.contains(word), word + " in " + tags);
    }
}
