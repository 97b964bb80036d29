package org.longwave.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.Title;
import org.longwave.testkit.Sounds;
import org.longwave.testkit.Tool;

class FlacStreamTest {
    @TempDir
    Path folder;

    private static byte[] encoded(int rateHz, int channels, int bits, int frames) throws Exception {
        EncoderSettings settings = EncoderSettings.file(0, bits, Map.of())
                .withShape(rateHz, channels)
                .withInBandTitles(true);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Encoder encoder = new FlacOggFactory().open(settings)) {
            all.writeBytes(encoder.header());
            for (int at = 0; at < frames; at += 500) {
                all.writeBytes(encoder.encode(Sounds.block(at, 500, channels, rateHz), 500));
                if (at == 50_000) all.writeBytes(encoder.title(new Title("Artist", "Title")));
            }
            all.writeBytes(encoder.finish());
        }
        return all.toByteArray();
    }

    private static void assertExact(float[] heard, int frames, int channel, int rateHz, int bits) {
        assertEquals(frames, heard.length);
        double step = 1.0 / (1 << bits - 1);
        for (int i = 0; i < frames; i++) {
            double exact = Math.floor(Sounds.at(i, channel, rateHz) / step + 0.5) * step;
            assertEquals(exact, heard[i], 1e-12, "frame " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"48000,2,16", "44100,1,24", "96000,2,24"})
    void givesBackEveryBitOfWhatOurEncoderMade(int rateHz, int channels, int bits) throws Exception {
        byte[] ogg = encoded(rateHz, channels, bits, 100_000);
        for (int step : new int[] {100, 4096}) {
            FlacStream decoder = new FlacStream();
            assertExact(OpusStreamTest.decoded(decoder, ogg, step, channels), 100_000, 0, rateHz, bits);
            assertEquals(rateHz, decoder.rateHz());
        }
    }

    /** Every kind of subframe, stereo and partition that the reference encoder has. */
    @ParameterizedTest
    @CsvSource({"-0,16,2", "-3,16,2", "-5,24,2", "-8,16,2", "-8,24,2", "-8 -e -p,16,2", "-2 -b 576,16,1", "-6 -M,24,2"})
    @EnabledIfSystemProperty(named = "longwave.real", matches = "true")
    void givesBackEveryBitOfWhatTheReferenceEncoderMade(String options, int bits, int channels) throws Exception {
        int frames = 60_000;
        Path wav = folder.resolve("sound.wav");
        EncoderSettings settings = EncoderSettings.file(0, bits, Map.of()).withShape(44_100, channels);
        Sounds.write(new WavFactory().open(settings), wav, frames, 500, channels, 44_100);
        Path ogg = folder.resolve("sound.oga");
        String[] command = ("flac --ogg -s -f " + options + " -o " + ogg + " " + wav).split(" ");
        Tool.must(command);
        byte[] bytes = Files.readAllBytes(ogg);
        assertTrue(new FlacDecoderFactory().takes("audio/ogg", Arrays.copyOf(bytes, 128)));
        assertExact(OpusStreamTest.decoded(new FlacStream(), bytes, 3000, channels), frames, 0, 44_100, bits);
    }

    @Test
    void noiseAndDamageNeverThrowAndEnd() throws Exception {
        byte[] ogg = encoded(48_000, 2, 16, 50_000);
        SplittableRandom chance = new SplittableRandom(15);
        for (int round = 0; round < 60; round++) {
            byte[] bytes = ogg.clone();
            for (int i = 0; i < round; i++) bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt();
            bytes = Arrays.copyOf(bytes, chance.nextInt(bytes.length));
            OpusStreamTest.decoded(new FlacStream(), bytes, 1 + chance.nextInt(3000), 0);
        }
    }

    /** Frames that begin well and go on by chance. */
    @Test
    void framesOfRubbishNeverThrow() {
        SplittableRandom chance = new SplittableRandom(16);
        var pages = new org.longwave.dsp.ogg.OggPages(5, 4096);
        byte[] info = FlacMeta.streamInfo(48_000, 2, 16, 0, 0, 0, new byte[16]);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(pages.headers(FlacMeta.oggHead(info), FlacMeta.comment(Map.of())));
        for (int i = 0; i < 3000; i++) {
            byte[] packet = new byte[1 + chance.nextInt(600)];
            chance.nextBytes(packet);
            byte[] good = {
                (byte) 0xFF, (byte) 0xF8, (byte) 0xC9, (byte) (0x08 | chance.nextInt(11) << 4), (byte) (i & 127)
            };
            System.arraycopy(good, 0, packet, 0, Math.min(5, packet.length));
            if (packet.length > 6 && i % 2 == 0) packet[6] = (byte) (chance.nextInt(64) << 1);
            pages.packet(packet, packet.length, i * 4096L);
            all.writeBytes(pages.take());
        }
        OpusStreamTest.decoded(new FlacStream(), all.toByteArray(), 4096, 0);
    }

    @Test
    void takesFlacOnly() throws Exception {
        FlacDecoderFactory factory = new FlacDecoderFactory();
        assertTrue(factory.takes("application/ogg", encoded(48_000, 2, 16, 5000)));
        assertFalse(factory.takes("audio/flac", new byte[100]));
    }
}
