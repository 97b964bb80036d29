package org.longwave.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.StreamDecoder;
import org.longwave.api.codec.Title;
import org.longwave.testkit.Sounds;

class OpusStreamTest {
    private static byte[] encoded(EncoderFactory factory, int channels, int kbps, int seconds) throws Exception {
        EncoderSettings settings =
                EncoderSettings.stream(kbps).withShape(48_000, channels).withInBandTitles(true);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Encoder encoder = factory.open(settings)) {
            all.writeBytes(encoder.header());
            for (int at = 0; at < seconds * 48_000; at += 480) {
                all.writeBytes(encoder.encode(Sounds.block(at, 480, channels, 48_000), 480));
                if (at == 48_000) all.writeBytes(encoder.title(new Title("Artist", "Title")));
            }
            all.writeBytes(encoder.finish());
        }
        return all.toByteArray();
    }

    static float[] decoded(StreamDecoder decoder, byte[] bytes, int step, int channels) {
        float[] all = new float[0];
        float[] frames = new float[3000];
        for (int at = 0; at < bytes.length; at += step) {
            byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + step));
            decoder.push(part, part.length);
            int pulls = 0;
            for (int count = decoder.pull(frames); count > 0; count = decoder.pull(frames)) {
                assertTrue(++pulls < 10_000, "pulls without an end");
                if (channels == 0) continue;
                assertEquals(channels, decoder.channels());
                int from = all.length;
                all = Arrays.copyOf(all, from + count);
                for (int i = 0; i < count; i++) all[from + i] = frames[i * channels];
            }
        }
        decoder.close();
        return all;
    }

    @ParameterizedTest
    @CsvSource({"1,64", "2,128"})
    void givesBackWhatOurEncoderMadeOverATitle(int channels, int kbps) throws Exception {
        byte[] ogg = encoded(new OpusFactory(), channels, kbps, 3);
        for (int step : new int[] {100, 4096}) {
            StreamDecoder decoder = new OpusDecoderFactory().open();
            float[] heard = decoded(decoder, ogg, step, channels);
            assertEquals(48_000, decoder.rateHz());
            assertTrue(heard.length > 3 * 48_000 && heard.length < 3.2 * 48_000, heard.length + " frames");
            for (int at : new int[] {20_000, 100_000}) {
                double best = 0;
                for (int shift = -3000; shift <= 100; shift++)
                    best = Math.min(best, Sounds.errorDb(heard, at, 4800, at + shift, 48_000));
                assertTrue(best < -12, "error " + best + " dB at " + at);
            }
        }
    }

    @Test
    void noiseAndDamageNeverThrowAndEnd() throws Exception {
        byte[] ogg = encoded(new OpusFactory(), 2, 96, 2);
        byte[] header = Arrays.copyOf(ogg, 200);
        SplittableRandom chance = new SplittableRandom(11);
        for (int round = 0; round < 60; round++) {
            byte[] bytes = ogg.clone();
            if (round % 3 == 0) {
                chance.nextBytes(bytes);
                System.arraycopy(header, 0, bytes, 0, header.length);
            } else {
                for (int i = 0; i < round * 4; i++) bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt();
            }
            bytes = Arrays.copyOf(bytes, chance.nextInt(bytes.length));
            decoded(new OpusStream(), bytes, 1 + chance.nextInt(3000), 0);
        }
    }

    /** Pages that are whole, with packets that are not. */
    @Test
    void packetsOfRubbishNeverThrow() throws Exception {
        SplittableRandom chance = new SplittableRandom(12);
        byte[] head = Arrays.copyOf(encoded(new OpusFactory(), 2, 96, 1), 47);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head);
        int serial = 0;
        for (int i = 0; i < 4; i++) serial |= (head[14 + i] & 0xFF) << 8 * i;
        var pages = new org.longwave.dsp.ogg.OggPages(serial, 960);
        for (int i = 0; i < 3000; i++) {
            byte[] packet = new byte[chance.nextInt(400)];
            chance.nextBytes(packet);
            pages.packet(packet, packet.length, i * 960L);
            all.writeBytes(pages.take());
        }
        decoded(new OpusStream(), all.toByteArray(), 4096, 0);
    }

    @Test
    void takesOpusOnly() throws Exception {
        OpusDecoderFactory factory = new OpusDecoderFactory();
        assertTrue(factory.takes("application/ogg", encoded(new OpusFactory(), 1, 64, 1)));
        assertFalse(factory.takes("audio/ogg", new byte[300]));
        assertFalse(factory.takes("audio/ogg", new byte[0]));
    }
}
