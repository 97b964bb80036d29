package org.longwave.codec.jump3r;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.testkit.Sounds;

/** Another program decodes what we encode; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class Mp3RealTest {
    @TempDir
    Path folder;

    @Test
    void ffmpegHearsTheToneAtItsLevelAndPitch() throws Exception {
        Path mp3 = folder.resolve("tone.mp3");
        Path pcm = folder.resolve("tone.f32");
        Files.write(mp3, Mp3EncoderTest.tone(48_000, 2, 192, 5, 0.5f));
        String complaints = ffmpeg("-v", "error", "-f", "mp3", "-i", mp3.toString(), "-f", "f32le", pcm.toString());
        assertEquals("", complaints);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(pcm)).order(ByteOrder.LITTLE_ENDIAN);
        int frames = bytes.remaining() / 8;
        assertTrue(Math.abs(frames - 5 * 48_000) <= 2 * 1152, frames + " frames");
        double sin = 0;
        double cos = 0;
        double power = 0;
        int from = 48_000;
        int count = 3 * 48_000;
        for (int i = 0; i < count; i++) {
            float sample = bytes.getFloat((from + i) * 8);
            sin += sample * Math.sin(2 * Math.PI * 997 * i / 48_000);
            cos += sample * Math.cos(2 * Math.PI * 997 * i / 48_000);
            power += sample * sample;
        }
        double amplitude = 2 * Math.hypot(sin, cos) / count;
        assertEquals(0.5, amplitude, 0.01);
        double rest = power / count - amplitude * amplitude / 2;
        assertTrue(rest < power / count * 1e-4, "rest beside the tone " + rest);
    }

    @ParameterizedTest
    @CsvSource({"48000,2,192,NaN,100000", "44100,1,64,NaN,60000", "48000,2,0,2,100001", "44100,2,0,6,44100"})
    void aFileIsExactlyAsLongAsItsSoundAndInItsPlace(int rateHz, int channels, int kbps, double quality, int frames)
            throws Exception {
        EncoderSettings settings =
                EncoderSettings.file(kbps, 0, Map.of()).withQuality(quality).withShape(rateHz, channels);
        Path mp3 = folder.resolve("file.mp3");
        Sounds.write(new Mp3EncoderFactory().open(settings), mp3, frames, 480, channels, rateHz);
        float[][] heard = Sounds.decoded(mp3, channels, folder);
        assertEquals(frames, heard[0].length);
        double error = Sounds.errorDb(heard[0], 10_000, 30_000, 10_000, rateHz);
        assertTrue(error < -12, "error " + error + " dB");
        assertTrue(Sounds.errorDb(heard[0], 10_000, 30_000, 10_002, rateHz) > error, "two frames off is not worse");
        if (quality > 0) assertTrue(Files.size(mp3) < 320_000L / 8 * frames / rateHz, "not variable");
    }

    private static String ffmpeg(String... arguments) throws InterruptedException {
        java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of("ffmpeg", "-nostdin", "-y"));
        command.addAll(java.util.List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            assertEquals(0, process.waitFor(), said);
            return said;
        } catch (IOException missing) {
            return fail("ffmpeg is missing: install it (apt-get install ffmpeg) to run this test", missing);
        }
    }
}
