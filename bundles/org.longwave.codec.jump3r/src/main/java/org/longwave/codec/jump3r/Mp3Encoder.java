package org.longwave.codec.jump3r;

import java.io.ByteArrayOutputStream;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.dsp.Mp3Frames;

/** One MP3 stream, on its consumer's thread. Every array it returns holds whole frames. */
final class Mp3Encoder implements Encoder {
    /** What LAME wants for {@link Mp3Format#FRAMES} frames at once: 1.25 * frames + 7200 bytes. */
    private static final int OUT_BYTES = Mp3Format.FRAMES * 5 / 4 + 7200;

    /** LAME's encoder delay and the 529 frames of a decoder's filter bank. */
    private static final int DELAY_FRAMES = 576 + 529;

    private final Lame3 lame;
    private final int channels;
    private final int[] left = new int[Mp3Format.FRAMES];
    private final int[] right = new int[Mp3Format.FRAMES];
    private final byte[] out = new byte[OUT_BYTES];
    private final Mp3Frames whole = new Mp3Frames();
    private final boolean file;
    private byte[] info = new byte[0];
    private boolean finished;

    Mp3Encoder(EncoderSettings format) {
        channels = format.channels();
        file = format.isFile();
        lame = new Lame3(format);
    }

    @Override
    public byte[] encode(float[][] planar, int frames) {
        if (finished) throw new IllegalStateException("the encoder was finished or closed and takes no more frames");
        if (planar.length < channels)
            throw new IllegalArgumentException("planar has " + planar.length + " channels, needed " + channels);
        if (frames < 0 || frames > planar[0].length)
            throw new IllegalArgumentException("frames is " + frames + ", allowed 0.." + planar[0].length);
        if (frames <= Mp3Format.FRAMES) return part(planar, 0, frames);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int from = 0; from < frames; from += Mp3Format.FRAMES)
            all.writeBytes(part(planar, from, Math.min(Mp3Format.FRAMES, frames - from)));
        return all.toByteArray();
    }

    private byte[] part(float[][] planar, int from, int frames) {
        convert(planar[0], from, frames, left);
        convert(planar[channels - 1], from, frames, right);
        return whole.add(out, lame.encode(left, right, frames, out));
    }

    private static void convert(float[] samples, int from, int frames, int[] into) {
        for (int i = 0; i < frames; i++) {
            // a cast of NaN gives 0: silence
            into[i] = (int) (Math.clamp(samples[from + i], -1f, 1f) * (double) Integer.MAX_VALUE);
        }
    }

    @Override
    public byte[] finish() {
        if (finished) return new byte[0];
        finished = true;
        byte[] last = whole.add(out, lame.flush(out));
        if (file) info = lame.infoFrame();
        lame.close();
        return last;
    }

    @Override
    public byte[] fileStart() {
        return info;
    }

    /** What every decoder adds, and LAME's own; a file's Info frame tells a decoder to take it away. */
    @Override
    public int delayFrames() {
        return file ? 0 : DELAY_FRAMES;
    }

    @Override
    public void close() {
        if (finished) return;
        finished = true;
        lame.close();
    }
}
