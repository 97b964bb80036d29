package org.longwave.codec.natives;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.dsp.Mp3Frames;

/** One MP3 stream or file by LAME, on its owner's thread. */
final class LameEncoder implements Encoder {
    private static final int FRAMES = 1152;
    private static final int OUT_BYTES = FRAMES * 5 / 4 + 7200;
    private static final int VBR_MTRH = 4;
    private static final int JOINT_STEREO = 1;
    private static final int MONO = 3;
    private static final int DELAY_FRAMES = 576 + 529;

    private final Lame lame;
    private final int channels;
    private final boolean file;
    private final long flags;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment left = arena.allocate(FRAMES * 4L, 16);
    private final MemorySegment right = arena.allocate(FRAMES * 4L, 16);
    private final MemorySegment out = arena.allocate(OUT_BYTES, 16);
    private final byte[] bytes = new byte[OUT_BYTES];
    private final Mp3Frames whole = new Mp3Frames();
    private byte[] info = new byte[0];
    private boolean finished;

    LameEncoder(Lame lame, EncoderSettings settings) {
        this.lame = lame;
        channels = settings.channels();
        file = settings.isFile();
        try {
            flags = (long) lame.init.invokeExact();
            configure(settings);
        } catch (Throwable broken) {
            arena.close();
            throw NativeLibrary.broken("opening LAME", broken);
        }
    }

    private void configure(EncoderSettings settings) throws Throwable {
        lame.set(flags, "num_channels", channels);
        lame.set(flags, "in_samplerate", settings.rateHz());
        lame.set(flags, "out_samplerate", settings.rateHz());
        lame.set(flags, "mode", channels == 1 ? MONO : JOINT_STEREO);
        lame.set(flags, "quality", 3);
        lame.set(flags, "write_id3tag_automatic", 0);
        lame.set(flags, "findReplayGain", 0);
        lame.set(flags, "bWriteVbrTag", file ? 1 : 0);
        if (settings.isVariable()) {
            lame.set(flags, "VBR", VBR_MTRH);
            checked((int) lame.setQuality.invokeExact(flags, (float) settings.quality()));
        } else {
            lame.set(flags, "brate", settings.bitrateKbps());
        }
        // LAME's presets make it softer against clipping; the station has a limiter and means its level
        checked((int) lame.setScale.invokeExact(flags, 1f));
        checked((int) lame.initParams.invokeExact(flags));
    }

    private static int checked(int code) {
        if (code < 0) throw new IllegalStateException("LAME failed with code " + code);
        return code;
    }

    @Override
    public byte[] encode(float[][] planar, int frames) {
        if (finished) throw new IllegalStateException("the encoder was finished or closed and takes no more frames");
        if (frames <= FRAMES) return part(planar, 0, frames);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int from = 0; from < frames; from += FRAMES)
            all.writeBytes(part(planar, from, Math.min(FRAMES, frames - from)));
        return all.toByteArray();
    }

    private byte[] part(float[][] planar, int from, int frames) {
        copy(planar[0], from, frames, left);
        copy(planar[channels - 1], from, frames, right);
        try {
            return whole(checked((int)
                    lame.encode.invokeExact(flags, left.address(), right.address(), frames, out.address(), OUT_BYTES)));
        } catch (Throwable broken) {
            throw NativeLibrary.broken("LAME", broken);
        }
    }

    private static void copy(float[] samples, int from, int frames, MemorySegment into) {
        for (int i = 0; i < frames; i++)
            into.setAtIndex(ValueLayout.JAVA_FLOAT, i, NativeLibrary.clean(samples[from + i]));
    }

    private byte[] whole(int count) {
        MemorySegment.copy(out, ValueLayout.JAVA_BYTE, 0, bytes, 0, count);
        return whole.add(bytes, count);
    }

    @Override
    public byte[] finish() {
        if (finished) return new byte[0];
        try {
            byte[] last = whole(checked((int) lame.flush.invokeExact(flags, out.address(), OUT_BYTES)));
            if (file) {
                long length = (long) lame.infoFrame.invokeExact(flags, out.address(), (long) OUT_BYTES);
                info = out.asSlice(0, Math.min(length, OUT_BYTES)).toArray(ValueLayout.JAVA_BYTE);
            }
            return last;
        } catch (Throwable broken) {
            throw NativeLibrary.broken("LAME", broken);
        } finally {
            close();
        }
    }

    @Override
    public byte[] fileStart() {
        return info;
    }

    @Override
    public int delayFrames() {
        return file ? 0 : DELAY_FRAMES;
    }

    @Override
    public void close() {
        if (finished) return;
        finished = true;
        try {
            int code = (int) lame.close.invokeExact(flags);
            checked(code);
        } catch (Throwable broken) {
            throw NativeLibrary.broken("closing LAME", broken);
        } finally {
            arena.close();
        }
    }
}
