package org.longwave.codec.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** The machine's own libraries, read back by other programs; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class NativeRealTest {
    private static final List<EncoderFactory> FOUND = NativeCodecs.found();

    @TempDir
    Path folder;

    private static EncoderFactory factory(String codec) {
        return FOUND.stream()
                .filter(f -> f.info().codec().equals(codec))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no library for " + codec + "; ./longwave test installs it"));
    }

    @ParameterizedTest
    @CsvSource({
        "mp3,48000,2,192,NaN,100000", "mp3,44100,1,0,3,70001", "opus,48000,2,128,NaN,48123",
        "opus,48000,1,64,NaN,100000", "vorbis,44100,2,0,6,100000", "vorbis,48000,1,96,NaN,70003"
    })
    void filesAreExactlyAsLongAsTheirSoundAndInTheirPlace(
            String codec, int rateHz, int channels, int kbps, double quality, int frames) throws Exception {
        EncoderSettings settings = EncoderSettings.file(kbps, 0, Map.of("title", "Prüfung"))
                .withQuality(quality)
                .withShape(rateHz, channels);
        Path file = folder.resolve("file." + factory(codec).info().fileExtension());
        Sounds.write(factory(codec).open(settings), file, frames, 1500, channels, rateHz);
        float[][] heard = Sounds.decoded(file, channels, folder);
        assertEquals(frames, heard[0].length);
        double error = Sounds.errorDb(heard[0], 10_000, 30_000, 10_000, rateHz);
        assertTrue(error < -12, "error " + error + " dB");
        assertTrue(Sounds.errorDb(heard[0], 10_000, 30_000, 10_002, rateHz) > error, "two frames off is not worse");
        if (codec.equals("mp3")) return;
        assertEquals("", Tool.must("oggz-validate", file.toString()).replace(file + ": \n", ""));
        String info = Tool.must(codec.equals("opus") ? "opusinfo" : "ogginfo", file.toString());
        assertTrue(info.contains("Prüfung") && !info.toLowerCase().contains("warning"), info);
    }

    @ParameterizedTest
    @CsvSource({"opus,160", "vorbis,192"})
    void titlesMakeAChainInWhichNoFrameIsLost(String codec, int kbps) throws Exception {
        EncoderSettings settings =
                EncoderSettings.stream(kbps).withShape(48_000, 2).withInBandTitles(true);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int frames = 0;
        try (Encoder encoder = factory(codec).open(settings)) {
            all.writeBytes(encoder.header());
            for (int title = 0; title < 3; title++) {
                if (title > 0) all.writeBytes(encoder.title(new Title("Artist " + title, "Song " + title)));
                for (int i = 0; i < 100; i++, frames += 501)
                    all.writeBytes(encoder.encode(Sounds.block(frames, 501, 2, 48_000), 501));
            }
            all.writeBytes(encoder.finish());
        }
        Path file = folder.resolve("chain.ogg");
        Path raw = folder.resolve("chain.wav");
        Files.write(file, all.toByteArray());
        if (codec.equals("opus")) Tool.must("opusdec", "--quiet", "--float", file.toString(), raw.toString());
        else Tool.must("oggdec", "-Q", "-b", "16", "-o", raw.toString(), file.toString());
        float[][] heard = Sounds.decoded(raw, 2, folder);
        assertEquals(frames, heard[0].length);
        for (int at = 10_000; at + 20_000 < frames; at += 20_000) {
            double error = Sounds.errorDb(heard[0], at, 20_000, at, 48_000);
            assertTrue(error < -15, "error " + error + " dB at " + at);
        }
        assertEquals("", Tool.must("oggz-validate", file.toString()).replace(file + ": \n", ""));
    }

    @Test
    void fourInParallelGiveTheSameBytes() throws Exception {
        EncoderSettings settings = EncoderSettings.file(192, 0, Map.of()).withShape(48_000, 2);
        List<Path> files = List.of(folder.resolve("0"), folder.resolve("1"), folder.resolve("2"), folder.resolve("3"));
        List<Thread> threads = files.stream()
                .map(f -> Thread.ofPlatform().start(() -> write(settings, f)))
                .toList();
        for (Thread thread : threads) thread.join();
        for (Path file : files) assertEquals(-1, Files.mismatch(files.getFirst(), file));
        assertTrue(Files.size(files.getFirst()) > 20_000);
    }

    private static void write(EncoderSettings settings, Path file) {
        try {
            Sounds.write(factory("mp3").open(settings), file, 48_000, 256, 2, 48_000);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void aLibraryThatIsNotThereIsNamed() {
        assertEquals(
                "libsurelynot.so.7 is not installed",
                assertThrows(UnsatisfiedLinkError.class, () -> NativeLibrary.load("surelynot", 7))
                        .getMessage());
    }
}
