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

    private static String probed(Path file) throws Exception {
        return Tool.must(
                "ffprobe",
                "-v",
                "error",
                "-show_chapters",
                "-show_entries",
                "format_tags:stream_tags",
                file.toString());
    }

    /** One recording with a marker after one second, and its bench. */
    private Bench marked(String format) throws Exception {
        Bench bench = Bench.recording(format, 2, s -> s.with(Rules.writing(s, "{recorder}", 1000, null, 0)));
        TestEncoders.all(bench.encoders);
        TestEncoders.natives(bench.encoders);
        bench.time.pass(java.time.Duration.ofSeconds(3));
        bench.drain();
        bench.blocks(188); // 48128 frames
        bench.recorder.marker("Wetter & <Verkehr> \u00fc");
        bench.blocks(188);
        bench.recorder.title("The title");
        bench.blocks(188);
        return bench;
    }

    private Path written(Bench bench) throws Exception {
        Path path = bench.disk.files.keySet().iterator().next();
        return Files.write(
                temp.resolve(path.getFileName().toString()), bench.disk.only().content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"flac24", "mp3", "opus", "vorbis"})
    void markersAndTextsAreReadByOthersAndCanBeChanged(String format) throws Exception {
        Bench bench = marked(format);
        bench.recorder.stop();
        bench.drain();
        Path file = written(bench);
        assertChapters(file);
        assertTrue(probed(file).contains("The title"), probed(file));
        assertTrue(probed(file).contains("Example FM"), probed(file));
        byte[] before = decoded(file, "s24le");
        Path path = bench.disk.files.keySet().iterator().next();
        bench.recorder.edit(path, java.util.Map.of("title", "Another", "artist", "", "genre", "News"));
        Path changed = written(bench);
        assertChapters(changed);
        String texts = probed(changed);
        assertTrue(texts.contains("=Another") && texts.contains("=News"), texts);
        assertTrue(!texts.contains("The title\nTAG") && !texts.contains("Example FM"), texts);
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, decoded(changed, "s24le"));
        assertEquals("Another", bench.recorder.history().getFirst().title());
        var long40k = "x".repeat(40_000);
        var refused = org.junit.jupiter.api.Assertions.assertThrows(
                org.longwave.api.DeviceException.class,
                () -> bench.recorder.edit(path, java.util.Map.of("comment", long40k)));
        assertTrue(refused.getMessage().contains("choose shorter ones"), refused.getMessage());
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, decoded(written(bench), "s24le"));
        checkedByItsOwnTool(format, changed);
    }

    private static void checkedByItsOwnTool(String format, Path file) throws Exception {
        switch (format) {
            case "flac24" -> Tool.must("flac", "-t", "-s", file.toString());
            case "opus" -> {
                Tool.Said said = Tool.run("opusinfo", file.toString());
                assertTrue(said.code() == 0 && !said.text().contains("WARNING"), said.text());
            }
            case "vorbis" -> {
                Tool.Said said = Tool.run("ogginfo", file.toString());
                assertTrue(said.code() == 0 && !said.text().contains("WARNING"), said.text());
                assertTrue(Tool.must("vorbiscomment", "-l", file.toString()).contains("CHAPTER001NAME="));
            }
            default ->
                assertTrue(Tool.must("ffprobe", "-v", "error", file.toString()).isBlank());
        }
    }

    private static void assertChapters(Path file) throws Exception {
        if (file.toString().endsWith(".flac")) {
            assertFlacMarkers(file);
            return;
        }
        String said = probed(file);
        assertEquals(2, said.split("\\[CHAPTER]", -1).length - 1, said);
        java.util.regex.Matcher start =
                java.util.regex.Pattern.compile("start_time=([0-9.]+)").matcher(said);
        assertTrue(start.find(), said);
        assertEquals(48_128 / 48_000.0, Double.parseDouble(start.group(1)), 0.0011, said);
        assertTrue(said.contains("TAG:title=Wetter & <Verkehr> \u00fc"), said);
    }

    /** ffmpeg makes chapters of the cue sheet's tracks, not of the comments. */
    private static void assertFlacMarkers(Path file) throws Exception {
        String said = Tool.must("metaflac", "--no-utf8-convert", "--export-tags-to=-", file.toString());
        assertTrue(said.contains("CHAPTER001=00:00:01.002\nCHAPTER001NAME=Wetter & <Verkehr> \u00fc\n"), said);
        assertTrue(said.contains("CHAPTER002NAME=The title"), said);
        assertTrue(!said.contains("CHAPTER003"), said);
        String cues = Tool.must("metaflac", "--export-cuesheet-to=-", file.toString());
        assertTrue(cues.contains("TRACK 03") && cues.contains("INDEX 01 48128"), cues);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flac24", "mp3", "opus", "vorbis"})
    void markersOfAKilledRecordingAreWrittenByTheRepair(String format) throws Exception {
        Bench bench = marked(format);
        bench.blocks(400); // what comes last may be missing
        bench.drain();
        var found = new Repair(bench.disk, bench.time.zone()).scan(Bench.FOLDER);
        assertEquals(1, found.size());
        assertEquals("air", found.getFirst().recorder());
        assertEquals("program", found.getFirst().file().bus());
        assertChapters(written(bench));
        checkedByItsOwnTool(format, written(bench));
    }

    @Test
    void markersBeyondTheRoomGoIntoAFileBesideIt() throws Exception {
        Bench bench = Bench.recording("opus", 2, s -> s.with(Rules.writing(s, "{recorder}", 1000, null, 0)));
        TestEncoders.all(bench.encoders);
        bench.time.pass(java.time.Duration.ofSeconds(3));
        bench.drain();
        for (int i = 0; i < 1200; i++) {
            bench.blocks(1);
            bench.recorder.marker("marker with a rather long text, number " + i);
        }
        bench.recorder.stop();
        bench.drain();
        String beside = new String(
                bench.disk
                        .others
                        .get(Bench.FOLDER.resolve("air.opus.markers.txt"))
                        .content(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(1200, beside.lines().count());
        assertEquals(
                "00:00:00.005\tmarker with a rather long text, number 0",
                beside.lines().findFirst().orElseThrow());
        assertTrue(probed(written(bench)).split("\\[CHAPTER]", -1).length > 250);
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
