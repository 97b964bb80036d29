package org.longwave.codec.aac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.longwave.api.DeviceException;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.testkit.Sounds;

/** The machine's libavcodec, read back by the ffmpeg program; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class AacRealTest {
    @TempDir
    Path folder;

    private static EncoderFactory factory() {
        return AacCodec.found().orElseThrow(() -> new AssertionError("no libavcodec; ./longwave test installs it"));
    }

    @ParameterizedTest
    @CsvSource({"48000,2,192,100000", "44100,2,128,70001", "48000,1,96,100000", "32000,2,64,90000"})
    void whatItEncodesIsInItsPlace(int rateHz, int channels, int kbps, int frames) throws Exception {
        EncoderFactory factory = factory();
        EncoderSettings settings = EncoderSettings.file(kbps, 0, Map.of()).withShape(rateHz, channels);
        Path file = folder.resolve("file.aac");
        Encoder encoder = factory.open(settings);
        int delay = encoder.delayFrames();
        Sounds.write(encoder, file, frames, 1500, channels, rateHz);
        float[][] heard = Sounds.decoded(file, channels, folder);
        assertTrue(heard[0].length >= frames + delay, "only " + heard[0].length);
        double error = Sounds.errorDb(heard[0], 10_000 + delay, 30_000, 10_000, rateHz);
        assertTrue(error < -10, "error " + error + " dB");
        for (int off : new int[] {-3, 3})
            assertTrue(Sounds.errorDb(heard[0], 10_000 + delay, 30_000, 10_000 + off, rateHz) > error, off + " off");
        double kbit = Files.size(file) * 8.0 / 1000 / ((double) frames / rateHz);
        assertTrue(Math.abs(kbit / kbps - 1) < 0.25, kbit + " kbit/s for " + kbps);
    }

    @Test
    void aStreamCanBeginWithAnyPiece() throws Exception {
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        try (Encoder encoder = factory().open(EncoderSettings.stream(128).withShape(48_000, 2))) {
            for (int i = 0; i < 400; i++) {
                byte[] piece = encoder.encode(Sounds.block(i * 256, 256, 2, 48_000), 256);
                if (i > 200) tail.writeBytes(piece);
            }
        }
        Path file = folder.resolve("tail.aac");
        Files.write(file, tail.toByteArray());
        assertTrue(Sounds.decoded(file, 2, folder)[0].length > 45_000);
    }

    @Test
    void refusesInPlainWordsAndAfterItsEnd() throws Exception {
        DeviceException refused = assertThrows(
                DeviceException.class,
                () -> factory().open(EncoderSettings.stream(100).withShape(48_000, 2)));
        assertTrue(refused.getMessage().startsWith("AAC cannot do a bit rate of 100 kbit/s"), refused.getMessage());
        Encoder encoder = factory().open(EncoderSettings.stream(128).withShape(48_000, 2));
        encoder.close();
        encoder.close();
        assertEquals(0, encoder.finish().length);
        assertThrows(IllegalStateException.class, () -> encoder.encode(new float[2][16], 16));
    }
}
