package org.longwave.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.Title;
import org.longwave.testkit.Sounds;
import org.longwave.testkit.Tool;

/** Other programs read what we encode; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class CodecRealTest {
    private static final Map<String, String> TAGS = Map.of("title", "Prüfung", "artist", "Longwave");

    @TempDir
    Path folder;

    private static EncoderFactory factory(String codec) {
        return switch (codec) {
            case "opus" -> new OpusFactory();
            case "flac" -> new FlacFactory();
            case "oggflac" -> new FlacOggFactory();
            default -> new WavFactory();
        };
    }

    private Path file(String codec, int rateHz, int channels, int bits, int frames) throws Exception {
        EncoderFactory factory = factory(codec);
        EncoderSettings settings =
                EncoderSettings.file(codec.equals("opus") ? 128 : 0, bits, TAGS).withShape(rateHz, channels);
        Path file = folder.resolve("sound." + factory.info().fileExtension());
        Sounds.write(factory.open(settings), file, frames, 441, channels, rateHz);
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "flac,44100,2,16,300000", "flac,48000,2,24,200001", "flac,96000,1,24,4096", "flac,48000,1,16,1",
        "flac,192000,2,24,200000", "oggflac,48000,2,16,200000", "oggflac,44100,1,24,8192", "wav,48000,2,24,50000",
        "wav,44100,1,32,1000"
    })
    void losslessFilesGiveBackEveryBit(String codec, int rateHz, int channels, int bits, int frames) throws Exception {
        Path file = file(codec, rateHz, channels, bits, frames);
        if (codec.endsWith("flac")) {
            String said = Tool.must("flac", "-t", "-s", "--totally-silent", file.toString());
            assertEquals("", said);
        }
        float[][] heard = Sounds.decoded(file, channels, folder);
        assertEquals(frames, heard[0].length);
        double step = bits == 32 ? 0 : 1.0 / (1 << bits - 1);
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < frames; i++) {
                double wanted = Sounds.at(i, c, rateHz);
                double exact = bits == 32 ? wanted : Math.floor(wanted / step + 0.5) * step;
                assertEquals(exact, heard[c][i], 1e-12, "frame " + i);
            }
    }

    @ParameterizedTest
    @CsvSource({"2,100000", "1,48000", "2,48123", "2,10"})
    void opusKeepsLengthAndPlace(int channels, int frames) throws Exception {
        Path file = file("opus", 48_000, channels, 0, frames);
        float[][] heard = Sounds.decoded(file, channels, folder);
        assertEquals(frames, heard[0].length);
        if (frames > 40_000) {
            double error = Sounds.errorDb(heard[0], 4800, 30_000, 4800, 48_000);
            assertTrue(error < -15, "error " + error + " dB");
            assertTrue(Sounds.errorDb(heard[0], 4800, 30_000, 4801, 48_000) > error + 1, "one frame off is not worse");
        }
        String info = Tool.must("opusinfo", file.toString());
        assertTrue(info.contains("TITLE=Prüfung"), info);
        assertTrue(!info.toLowerCase().contains("warning"), info);
        assertEquals("", Tool.must("oggz-validate", file.toString()).replace(file + ": \n", ""));
    }

    @ParameterizedTest
    @CsvSource({"opus", "oggflac"})
    void titlesMakeAChainInWhichNoFrameIsLost(String codec) throws Exception {
        EncoderFactory factory = factory(codec);
        EncoderSettings settings = EncoderSettings.stream(codec.equals("opus") ? 160 : 0)
                .withShape(48_000, 2)
                .withBits(codec.equals("opus") ? 0 : 24)
                .withInBandTitles(true);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int frames = 0;
        try (Encoder encoder = factory.open(settings)) {
            all.writeBytes(encoder.header());
            for (int title = 0; title < 3; title++) {
                if (title > 0) all.writeBytes(encoder.title(new Title("Artist " + title, "Song " + title)));
                for (int i = 0; i < 100; i++, frames += 501)
                    all.writeBytes(encoder.encode(Sounds.block(frames, 501, 2, 48_000), 501));
            }
            all.writeBytes(encoder.finish());
        }
        Path file = folder.resolve("chain.ogg");
        Files.write(file, all.toByteArray());
        Path raw = folder.resolve("chain.wav");
        if (codec.equals("opus")) Tool.must("opusdec", "--quiet", "--float", file.toString(), raw.toString());
        else Tool.must("ffmpeg", "-nostdin", "-v", "error", "-i", file.toString(), "-c:a", "pcm_f32le", raw.toString());
        float[][] heard = Sounds.decoded(raw, 2, folder);
        assertEquals(frames, heard[0].length);
        for (int at = 10_000; at + 20_000 < frames; at += 20_000) {
            double error = Sounds.errorDb(heard[0], at, 20_000, at, 48_000);
            assertTrue(error < -15, "error " + error + " dB at " + at);
        }
        assertEquals("", Tool.must("oggz-validate", file.toString()).replace(file + ": \n", ""));
    }

    @Test
    void seekPointsOfAFileAreRight() throws Exception {
        Path file = file("flac", 48_000, 2, 16, 48_000 * 5);
        String said = Tool.must("metaflac", "--list", "--block-type=SEEKTABLE", file.toString());
        assertTrue(said.contains("point 0: sample_number=0") && said.contains("point 4: sample_number="), said);
        Path part = folder.resolve("part.wav");
        Tool.must("flac", "-s", "-d", "--skip=150000", "-o", part.toString(), file.toString());
        float[][] heard = Sounds.decoded(part, 2, folder);
        assertEquals(48_000 * 5 - 150_000, heard[0].length);
        assertEquals(Sounds.at(150_000, 0, 48_000), heard[0][0], 1.0 / 32_768);
    }
}
