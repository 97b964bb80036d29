package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.api.output.RecordedFile.Levels;
import org.longwave.testkit.Tool;

/** Other programs read our files; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class WavRealTest {
    @TempDir
    Path temp;

    /** Leaves out what is zero: more than 4 GB in a file that takes no space. */
    private static final class SparseDisk extends LocalDisk {
        @Override
        public DiskFile createNew(Path path) throws IOException {
            DiskFile file = super.createNew(path);
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
        // soxi reads all of the 4 GB to tell the length; sox shows it below by what is left behind a place
        if (Boolean.getBoolean("longwave.long"))
            assertEquals(
                    frames,
                    Long.parseLong(Tool.must("soxi", "-s", file.toString()).strip()));
        Path pcm = temp.resolve("end.f32");
        Tool.must(
                "ffmpeg",
                "-nostdin",
                "-y",
                "-v",
                "error",
                "-ss",
                String.valueOf(frames / 48_000.0 - 1),
                "-i",
                file.toString(),
                "-f",
                "f32le",
                pcm.toString());
        assertEnd(pcm);
        Tool.must("sox", file.toString(), "-t", "f32", pcm.toString(), "trim", (frames - 48_000) + "s");
        assertEnd(pcm);
    }

    private static void assertEnd(Path pcm) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(pcm)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        assertEquals(48_000 * 8, b.remaining());
        for (int i = 0; i < 48_000; i++) assertEquals(Bench.sample(i, 1), b.getFloat(i * 8 + 4), "frame " + i);
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
