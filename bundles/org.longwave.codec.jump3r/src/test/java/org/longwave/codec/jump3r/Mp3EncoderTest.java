package org.longwave.codec.jump3r;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longwave.api.DeviceException;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.dsp.Mp3Frames;

class Mp3EncoderTest {
    private static final int BLOCK = 256;

    @ParameterizedTest
    @CsvSource({"48000,2,192", "44100,2,128", "32000,1,64", "48000,2,320", "44100,1,32", "48000,1,96"})
    void givesContiguousFramesOfTheBitrateAskedFor(int rateHz, int channels, int kbps) throws Exception {
        byte[] mp3 = tone(rateHz, channels, kbps, 2, 0.5f);
        int frames = 0;
        for (int at = 0; at < mp3.length; at += Mp3Frames.frameBytes(mp3, at)) {
            assertEquals(0xFF, mp3[at] & 0xFF);
            assertEquals(bitrateIndex(kbps), (mp3[at + 2] & 0xFF) >> 4);
            assertEquals(channels == 1 ? 3 : 1, (mp3[at + 3] & 0xFF) >> 6, "channel mode");
            frames++;
        }
        int expected = 2 * rateHz / Mp3Format.FRAMES;
        assertTrue(frames >= expected && frames <= expected + 3, frames + " frames, expected about " + expected);
    }

    @Test
    void returnsWholeFramesOnlySoThatAStreamCanBeCutAnywhere() throws Exception {
        try (Encoder encoder = new Mp3EncoderFactory().open(stream(48_000, 2, 128))) {
            int arrays = 0;
            for (int i = 0; i < 500; i++) {
                byte[] bytes = encoder.encode(block(48_000, i, 0.7f), BLOCK);
                int at = 0;
                while (at < bytes.length) at += Mp3Frames.frameBytes(bytes, at);
                assertEquals(bytes.length, at);
                if (bytes.length > 0) arrays++;
            }
            assertTrue(arrays > 90, "arrays with sound: " + arrays);
        }
    }

    @Test
    void startsWithSoundAndNotWithAPlaceholder() throws Exception {
        byte[] mp3 = tone(48_000, 2, 192, 1, 0.5f);
        String first = new String(mp3, 0, 600, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertTrue(!first.contains("Info") && !first.contains("Xing"), "an Info frame stands first");
    }

    @Test
    void clipsWhatIsTooLoudAndSilencesWhatIsNoNumber() throws Exception {
        assertArrayEquals(constant(1f), constant(37f));
        assertArrayEquals(constant(-1f), constant(Float.NEGATIVE_INFINITY));
        assertArrayEquals(constant(0f), constant(Float.NaN));
    }

    @Test
    void aLongPieceEqualsManyShortOnes() throws Exception {
        float[][] all = new float[2][BLOCK * 20];
        for (int i = 0; i < 20; i++) {
            float[][] one = block(48_000, i, 0.5f);
            for (int c = 0; c < 2; c++) System.arraycopy(one[c], 0, all[c], i * BLOCK, BLOCK);
        }
        ByteArrayOutputStream shorts = new ByteArrayOutputStream();
        Encoder a = new Mp3EncoderFactory().open(stream(48_000, 2, 128));
        for (int i = 0; i < 20; i++) shorts.writeBytes(a.encode(block(48_000, i, 0.5f), BLOCK));
        shorts.writeBytes(a.finish());
        ByteArrayOutputStream longs = new ByteArrayOutputStream();
        Encoder b = new Mp3EncoderFactory().open(stream(48_000, 2, 128));
        longs.writeBytes(b.encode(all, BLOCK * 20));
        longs.writeBytes(b.finish());
        assertArrayEquals(shorts.toByteArray(), longs.toByteArray());
    }

    @Test
    void fourInParallelGiveTheSameBytes() throws Exception {
        byte[] alone = tone(48_000, 2, 192, 2, 0.5f);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<byte[]>> four = new ArrayList<>();
            for (int i = 0; i < 4; i++) four.add(() -> tone(48_000, 2, 192, 2, 0.5f));
            for (Future<byte[]> one : threads.invokeAll(four)) assertArrayEquals(alone, one.get());
        }
    }

    @Test
    void refusesWhatMp3CannotDoAndNamesTheAllowedValues() {
        Mp3EncoderFactory factory = new Mp3EncoderFactory();
        DeviceException rate = assertThrows(DeviceException.class, () -> factory.open(stream(96_000, 2, 128)));
        assertEquals(DeviceException.Reason.FORMAT, rate.reason());
        assertEquals("MP3 cannot do a sample rate of 96000 Hz; set 32000, 44100 or 48000 Hz.", rate.getMessage());
        DeviceException bitrate = assertThrows(DeviceException.class, () -> factory.open(stream(48_000, 2, 100)));
        assertTrue(bitrate.getMessage().contains("32, 40, 48"), bitrate.getMessage());
        assertThrows(DeviceException.class, () -> factory.open(stream(48_000, 3, 128)));
    }

    @Test
    void takesNothingAfterTheEnd() throws Exception {
        Encoder encoder = new Mp3EncoderFactory().open(stream(48_000, 2, 128));
        encoder.finish();
        assertEquals(0, encoder.finish().length);
        encoder.close();
        assertThrows(IllegalStateException.class, () -> encoder.encode(new float[2][BLOCK], BLOCK));
    }

    @Test
    void saysWhichArgumentIsWrong() throws Exception {
        try (Encoder encoder = new Mp3EncoderFactory().open(stream(48_000, 2, 128))) {
            assertThrows(IllegalArgumentException.class, () -> encoder.encode(new float[1][BLOCK], BLOCK));
            assertThrows(IllegalArgumentException.class, () -> encoder.encode(new float[2][BLOCK], BLOCK + 1));
        }
    }

    static EncoderSettings stream(int rateHz, int channels, int kbps) {
        return EncoderSettings.stream(kbps).withShape(rateHz, channels);
    }

    private static int bitrateIndex(int kbps) {
        return List.of(0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
                .indexOf(kbps);
    }

    private static byte[] constant(float value) throws DeviceException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        float[][] planar = new float[2][BLOCK];
        for (float[] channel : planar) java.util.Arrays.fill(channel, value);
        Encoder encoder = new Mp3EncoderFactory().open(stream(48_000, 2, 128));
        for (int i = 0; i < 60; i++) all.writeBytes(encoder.encode(planar, BLOCK));
        all.writeBytes(encoder.finish());
        return all.toByteArray();
    }

    static byte[] tone(int rateHz, int channels, int kbps, int seconds, float amplitude) throws DeviceException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Encoder encoder = new Mp3EncoderFactory().open(stream(rateHz, channels, kbps));
        for (int i = 0; i < seconds * rateHz / BLOCK; i++)
            all.writeBytes(encoder.encode(block(rateHz, i, amplitude), BLOCK));
        all.writeBytes(encoder.finish());
        return all.toByteArray();
    }

    /** Block {@code number} of a 997 Hz tone. */
    private static float[][] block(int rateHz, int number, float amplitude) {
        float[][] planar = new float[2][BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            double t = (number * (double) BLOCK + i) / rateHz;
            planar[0][i] = (float) (amplitude * Math.sin(2 * Math.PI * 997 * t));
            planar[1][i] = planar[0][i];
        }
        return planar;
    }
}
