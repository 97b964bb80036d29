package org.longwave.codec.jump3r;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.StreamDecoder;
import org.longwave.testkit.Sounds;

class Mp3StreamTest {
    private static byte[] encoded(int rateHz, int channels, int kbps, int frames) throws Exception {
        EncoderSettings settings = EncoderSettings.stream(kbps).withShape(rateHz, channels);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Encoder encoder = new Mp3EncoderFactory().open(settings)) {
            for (int at = 0; at < frames; at += 1152)
                all.writeBytes(encoder.encode(Sounds.block(at, 1152, channels, rateHz), 1152));
            all.writeBytes(encoder.finish());
        }
        return all.toByteArray();
    }

    /** The first channel. */
    private static float[] decoded(byte[] mp3, int step, int rateHz, int channels) {
        float[] all = new float[0];
        float[] frames = new float[3000];
        try (StreamDecoder decoder = new Mp3DecoderFactory().open()) {
            for (int at = 0; at < mp3.length; at += step) {
                byte[] part = Arrays.copyOfRange(mp3, at, Math.min(mp3.length, at + step));
                decoder.push(part, part.length);
                for (int count = decoder.pull(frames); count > 0; count = decoder.pull(frames)) {
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

    private static double bestErrorDb(float[] heard, int at, int rateHz, int least, int most) {
        double best = 0;
        for (int shift = least; shift <= most; shift++)
            best = Math.min(best, Sounds.errorDb(heard, at, 4800, at + shift, rateHz));
        return best;
    }

    @ParameterizedTest
    @CsvSource({"48000,2,192", "44100,2,128", "32000,1,64", "48000,2,320", "44100,1,32"})
    void givesBackWhatOurEncoderMade(int rateHz, int channels, int kbps) throws Exception {
        byte[] mp3 = encoded(rateHz, channels, kbps, 3 * rateHz);
        for (int step : new int[] {100, 4096}) {
            float[] heard = decoded(mp3, step, rateHz, channels);
            assertTrue(heard.length > 2.8 * rateHz && heard.length < 3.2 * rateHz, heard.length + " frames");
            for (int at : new int[] {rateHz / 2, rateHz, 2 * rateHz}) {
                double error = bestErrorDb(heard, at, rateHz, -3000, 100);
                assertTrue(error < (kbps < 64 ? -6 : -12), "error " + error + " dB at " + at);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"48000,2,320", "48000,2,96", "44100,1,32"})
    void aListenerWhoComesLateHearsWhatFollowsAndNoRubbish(int rateHz, int channels, int kbps) throws Exception {
        byte[] mp3 = encoded(rateHz, channels, kbps, 3 * rateHz);
        float[] whole = decoded(mp3, 4096, rateHz, channels);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            for (int from = 1; from < mp3.length / 2; from += mp3.length / 17) {
                byte[] late = Arrays.copyOfRange(mp3, from, mp3.length);
                float[] heard = decoded(late, 1000, rateHz, channels);
                assertTrue(heard.length > whole.length / 4, heard.length + " frames from byte " + from);
                // the end is the same; the filter bank takes two frames to fill
                int same = heard.length - 3 * 1152;
                double power = 0;
                double error = 0;
                for (int i = 1; i <= same; i++) {
                    float wanted = whole[whole.length - i];
                    double difference = heard[heard.length - i] - wanted;
                    error += difference * difference;
                    power += wanted * wanted;
                }
                assertTrue(error < power * 1e-4, "from byte " + from + ": " + error / power);
            }
        } finally {
            System.setErr(err);
        }
        assertEquals("", said.toString(StandardCharsets.UTF_8), "the library complains of what it is given");
    }

    @Test
    void noiseAndDamageNeverThrowAndEnd() throws Exception {
        byte[] mp3 = encoded(48_000, 2, 128, 96_000);
        SplittableRandom chance = new SplittableRandom(9);
        PrintStream err = System.err;
        // the library says something about frames that it cannot take
        System.setErr(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        try {
            for (int round = 0; round < 60; round++) {
                byte[] bytes = mp3.clone();
                if (round % 3 == 0) chance.nextBytes(bytes);
                else
                    for (int i = 0; i < round * round; i++)
                        bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt();
                bytes = Arrays.copyOf(bytes, chance.nextInt(bytes.length));
                feed(bytes, 1 + chance.nextInt(3000));
            }
        } finally {
            System.setErr(err);
        }
    }

    private static void feed(byte[] bytes, int step) {
        float[] frames = new float[4096];
        try (StreamDecoder decoder = new Mp3Stream()) {
            for (int at = 0; at < bytes.length; at += step) {
                byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + step));
                decoder.push(part, part.length);
                int pulls = 0;
                while (decoder.pull(frames) > 0) assertTrue(++pulls < 10_000, "pulls without an end");
            }
        }
    }

    @Test
    void isSilentAboutSoundThatIsNoMp3() {
        byte[] none = new byte[100_000];
        Arrays.fill(none, (byte) 0xFF);
        StreamDecoder decoder = new Mp3Stream();
        decoder.push(none, none.length);
        assertEquals(0, decoder.pull(new float[4096]));
        assertEquals(0, decoder.rateHz());
        assertTrue(new Mp3DecoderFactory().takes("audio/mpeg", none));
        assertFalse(new Mp3DecoderFactory().takes("audio/aac", none));
    }
}
