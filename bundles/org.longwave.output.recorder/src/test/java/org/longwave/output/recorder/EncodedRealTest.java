package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longwave.testkit.Tool;

/** Compressed recordings in several parts as other programs decode them; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class EncodedRealTest {
    @TempDir
    Path temp;

    /** Records 10 parts of different lengths; the lengths in frames. */
    private Bench parts(String format, int parts) throws Exception {
        Bench bench = Bench.recording(format, 2, s -> s.with(Rules.writing(s, "{n}", 1000, null, 0)));
        TestEncoders.all(bench.encoders);
        TestEncoders.natives(bench.encoders);
        bench.time.pass(java.time.Duration.ofSeconds(3)); // the encoders came a moment after the recorder
        bench.drain();
        for (int n = 0; n < parts; n++) {
            bench.blocks(200 + 37 * n);
            if (n == 1) bench.recorder.marker("a place");
            bench.blocks(100);
            bench.recorder.split();
        }
        bench.drain();
        bench.recorder.stop();
        bench.drain();
        for (Map.Entry<Path, FakeDisk.FakeFile> file : bench.disk.files.entrySet())
            Files.write(
                    temp.resolve(file.getKey().getFileName().toString()),
                    file.getValue().content());
        assertEquals(parts, bench.disk.files.size());
        return bench;
    }

    private byte[] decoded(Path file, String form) throws Exception {
        Path pcm = temp.resolve("pcm");
        String said =
                Tool.must("ffmpeg", "-nostdin", "-y", "-v", "error", "-i", file.toString(), "-f", form, pcm.toString());
        assertEquals("", said.strip(), file.toString());
        return Files.readAllBytes(pcm);
    }

    private List<Path> files(String extension) throws Exception {
        try (var list = Files.list(temp)) {
            return list.filter(f -> f.toString().endsWith(extension)).sorted().toList();
        }
    }

    @Test
    void flacPartsJoinedHaveEverySampleOnceAndTheirCues() throws Exception {
        parts("flac24", 10);
        long at = 0;
        for (Path file : files(".flac")) {
            assertEquals("", Tool.must("flac", "-t", "-s", file.toString()));
            ByteBuffer pcm = ByteBuffer.wrap(decoded(file, "s32le")).order(ByteOrder.LITTLE_ENDIAN);
            while (pcm.hasRemaining()) {
                for (int c = 0; c < 2; c++)
                    assertEquals((int) (Bench.sample(at, c) * 8_388_608) << 8, pcm.getInt(), "frame " + at);
                at++;
            }
        }
        assertEquals((10 * 300 + 37 * 45) * 256, at);
        Path second = files(".flac").get(1);
        String cues = Tool.must("metaflac", "--export-cuesheet-to=-", second.toString());
        assertTrue(cues.contains("TRACK 02"), cues);
        String blocks = Tool.must("metaflac", "--list", second.toString());
        assertTrue(blocks.contains("ARTIST=Example FM") || blocks.contains("artist=Example FM"), blocks);
        String tests = Tool.run("flac", "-t", second.toString()).text();
        assertTrue(!tests.contains("WARNING"), tests);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opus", "vorbis", "mp3"})
    void lossyPartsHaveExactlyTheLengthThatWentIn(String format) throws Exception {
        Bench bench = parts(format, 4);
        String extension = FileFormat.of(format).extension;
        assertNotNull(bench.encoders.find(format), "no encoder for " + format + " on this machine");
        for (int n = 0; n < 4; n++) {
            byte[] pcm = decoded(files(extension).get(n), "s16le");
            assertEquals(
                    (300 + 37 * n) * 256 * 4,
                    pcm.length,
                    files(extension).get(n).toString());
        }
        if (format.equals("opus")) {
            Tool.Said said = Tool.run("opusinfo", files(extension).getFirst().toString());
            assertTrue(said.code() == 0 && !said.text().contains("WARNING"), said.text());
        }
    }

    @Test
    void sixteenBitFlacIsDithered() throws Exception {
        Bench bench = Bench.recording("flac16", 1, s -> s.with(Rules.writing(s, "{n}", 1000, null, 0)));
        TestEncoders.all(bench.encoders);
        bench.time.pass(java.time.Duration.ofSeconds(3));
        bench.drain();
        bench.level(0.3f / 32_768, 2000);
        bench.recorder.stop();
        bench.drain();
        Path file = Files.write(temp.resolve("x.flac"), bench.disk.only().content());
        ByteBuffer pcm = ByteBuffer.wrap(decoded(file, "s16le")).order(ByteOrder.LITTLE_ENDIAN);
        double sum = 0;
        for (int i = 0; i < pcm.capacity() / 2; i++) sum += pcm.getShort(2 * i);
        assertEquals(0.3, sum / (pcm.capacity() / 2), 0.01);
    }
}
