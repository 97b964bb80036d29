package org.longwave.codec.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.api.codec.DecoderFactory;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.StreamDecoder;
import org.longwave.api.codec.Title;
import org.longwave.testkit.Sounds;

/** The machine's libvorbis decodes what it encoded; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class VorbisStreamRealTest {
    private static final DecoderFactory DECODER = NativeCodecs.decoders().getFirst();

    private static byte[] encoded(int rateHz, int channels, int seconds) throws Exception {
        EncoderFactory factory = NativeCodecs.found().stream()
                .filter(f -> f.info().codec().equals("vorbis"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("libvorbisenc is missing; ./longwave test installs it"));
        EncoderSettings settings =
                EncoderSettings.stream(128).withShape(rateHz, channels).withInBandTitles(true);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Encoder encoder = factory.open(settings)) {
            all.writeBytes(encoder.header());
            for (int at = 0; at < seconds * rateHz; at += 441) {
                all.writeBytes(encoder.encode(Sounds.block(at, 441, channels, rateHz), 441));
                if (at == 44_100) all.writeBytes(encoder.title(new Title("Artist", "Title")));
            }
            all.writeBytes(encoder.finish());
        }
        return all.toByteArray();
    }

    private static float[] decoded(byte[] bytes, int step, int rateHz, int channels) {
        float[] all = new float[0];
        float[] frames = new float[3000];
        try (StreamDecoder decoder = DECODER.open()) {
            for (int at = 0; at < bytes.length; at += step) {
                byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + step));
                decoder.push(part, part.length);
                int pulls = 0;
                for (int count = decoder.pull(frames); count > 0; count = decoder.pull(frames)) {
                    assertTrue(++pulls < 10_000, "pulls without an end");
                    if (channels == 0) continue;
                    assertEquals(rateHz, decoder.rateHz());
                    assertEquals(channels, decoder.channels());
                    int from = all.length;
                    all = Arrays.copyOf(all, from + count);
                    for (int i = 0; i < count; i++) all[from + i] = frames[i * channels];
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"44100,2", "48000,1"})
    void givesBackWhatWasEncodedOverATitle(int rateHz, int channels) throws Exception {
        byte[] ogg = encoded(rateHz, channels, 3);
        for (int step : new int[] {100, 4096}) {
            float[] heard = decoded(ogg, step, rateHz, channels);
            assertTrue(heard.length > 2.9 * rateHz && heard.length < 3.1 * rateHz, heard.length + " frames");
            for (int at : new int[] {20_000, 100_000}) {
                double best = 0;
                for (int shift = -3000; shift <= 3000; shift++)
                    best = Math.min(best, Sounds.errorDb(heard, at, 4800, at + shift, rateHz));
                assertTrue(best < -12, "error " + best + " dB at " + at);
            }
        }
    }

    @Test
    void noiseAndDamageNeverThrowAndEnd() throws Exception {
        byte[] ogg = encoded(44_100, 2, 2);
        SplittableRandom chance = new SplittableRandom(13);
        for (int round = 0; round < 60; round++) {
            byte[] bytes = ogg.clone();
            if (round % 3 == 0) chance.nextBytes(bytes);
            else for (int i = 0; i < round * 4; i++) bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt();
            bytes = Arrays.copyOf(bytes, chance.nextInt(bytes.length));
            decoded(bytes, 1 + chance.nextInt(3000), 0, 0);
        }
    }

    /** Whole pages with packets of chance behind true headers, and with headers of chance. */
    @Test
    void packetsOfRubbishNeverThrow() throws Exception {
        SplittableRandom chance = new SplittableRandom(14);
        for (int round = 0; round < 20; round++) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            var packets = new org.longwave.dsp.ogg.OggPackets();
            byte[] ogg = encoded(44_100, 2, 1);
            packets.push(ogg, ogg.length);
            var pages = new org.longwave.dsp.ogg.OggPages(round, 441);
            byte[][] heads = new byte[3][];
            for (int i = 0; i < 3; i++) heads[i] = packets.poll().bytes();
            if (round % 2 == 1) {
                byte[] third = heads[2];
                for (int i = 0; i < 5; i++)
                    third[7 + chance.nextInt(third.length - 7)] ^= (byte) (1 << chance.nextInt(8));
            }
            all.writeBytes(pages.headers(heads[0], heads[1], heads[2]));
            for (int i = 0; i < 300; i++) {
                byte[] packet = new byte[chance.nextInt(500)];
                chance.nextBytes(packet);
                if (packet.length > 0) packet[0] &= (byte) 0xFE;
                pages.packet(packet, packet.length, i * 441L);
                all.writeBytes(pages.take());
            }
            decoded(all.toByteArray(), 4096, 0, 0);
        }
    }

    @Test
    void takesVorbisOnly() throws Exception {
        assertTrue(DECODER.takes("audio/ogg", encoded(44_100, 1, 1)));
        assertFalse(DECODER.takes("audio/ogg", new byte[200]));
    }
}
