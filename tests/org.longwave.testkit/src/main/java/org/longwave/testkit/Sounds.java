package org.longwave.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.longwave.api.codec.Encoder;

/** Sound made of the frame number, files made by an encoder, and what another program decodes from them. */
public final class Sounds {
    private Sounds() {}

    /**
     * A signal that is nowhere like itself: a chirp that sweeps 200..3200 Hz in about 1.9 s with changing speed, and
     * some noise; left and right differ.
     */
    public static float at(long frame, int channel, int rateHz) {
        double t = (double) frame / rateHz;
        double phase = 2
                * Math.PI
                * (1700 * t - 450 * Math.cos(2 * Math.PI * 0.53 * t + channel) / (0.53 * 2 * Math.PI) * 3.3);
        long z = (frame * 2 + channel + 1) * 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        double noise = ((z ^ z >>> 31) >> 40) / (double) (1 << 23);
        double swell = 0.6 + 0.4 * Math.sin(2 * Math.PI * 0.37 * t + channel);
        return (float) (0.45 * swell * Math.sin(phase) + 0.01 * noise);
    }

    public static float[][] block(long from, int frames, int channels, int rateHz) {
        float[][] planar = new float[channels][frames];
        for (int c = 0; c < channels; c++) for (int i = 0; i < frames; i++) planar[c][i] = at(from + i, c, rateHz);
        return planar;
    }

    /** Feeds {@code frames} frames in blocks of {@code blockFrames} and writes the finished file. */
    public static void write(Encoder encoder, Path file, int frames, int blockFrames, int channels, int rateHz)
            throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(encoder.header());
        for (int at = 0; at < frames; at += blockFrames) {
            int count = Math.min(blockFrames, frames - at);
            all.writeBytes(encoder.encode(block(at, count, channels, rateHz), count));
        }
        all.writeBytes(encoder.finish());
        byte[] bytes = all.toByteArray();
        byte[] start = encoder.fileStart();
        System.arraycopy(start, 0, bytes, 0, start.length);
        encoder.close();
        Files.write(file, bytes);
    }

    /** Any file or URL that ffmpeg understands, as channels x frames. */
    public static float[][] decoded(Path file, int channels, Path folder) throws IOException, InterruptedException {
        Path pcm = Files.createTempFile(folder, "pcm", ".f32");
        String said = Tool.must(
                "ffmpeg", "-nostdin", "-y", "-v", "error", "-i", file.toString(), "-f", "f32le", pcm.toString());
        if (!said.isBlank()) throw new AssertionError("ffmpeg said about " + file + ": " + said);
        return planar(pcm, channels);
    }

    /** Interleaved 32-bit float. */
    public static float[][] planar(Path pcm, int channels) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(pcm)).order(ByteOrder.LITTLE_ENDIAN);
        float[][] planar = new float[channels][bytes.remaining() / 4 / channels];
        for (int i = 0; i < planar[0].length; i++) for (int c = 0; c < channels; c++) planar[c][i] = bytes.getFloat();
        return planar;
    }

    /** How much of {@code heard[from..]} is not the sound of {@code frame} on, in dB of its level; channel 0. */
    public static double errorDb(float[] heard, int from, int count, long frame, int rateHz) {
        double error = 0;
        double power = 0;
        for (int i = 0; i < count; i++) {
            double wanted = at(frame + i, 0, rateHz);
            double difference = heard[from + i] - wanted;
            error += difference * difference;
            power += wanted * wanted;
        }
        return 10 * Math.log10(error / power + 1e-20);
    }
}
