package org.longwave.codec;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderSettings;

/** A native FLAC file, on its owner's thread; {@link #fileStart} has true length, checksum and seek points. */
final class FlacFile implements Encoder {
    private final EncoderSettings settings;
    private final FlacFrames frames;
    private final FlacBlocks blocks;
    private final MessageDigest md5;
    private final List<FlacMeta.SeekPoint> points = new ArrayList<>();
    private ByteArrayOutputStream ready = new ByteArrayOutputStream();
    private byte[] raw = new byte[0];
    private long taken;
    private long bytes;
    private long nextPoint;
    private int least = Integer.MAX_VALUE;
    private int longest;
    private boolean finished;

    FlacFile(EncoderSettings settings) {
        this.settings = settings;
        frames = new FlacFrames(settings.rateHz(), settings.channels(), settings.bits());
        blocks = new FlacBlocks(settings, this::block);
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }

    private void block(int[][] samples, int count) {
        digest(samples, count);
        byte[] frame = frames.frame(samples, count);
        if (taken >= nextPoint) {
            points.add(new FlacMeta.SeekPoint(taken, bytes, count));
            nextPoint += settings.rateHz();
        }
        ready.writeBytes(frame);
        taken += count;
        bytes += frame.length;
        least = Math.min(least, frame.length);
        longest = Math.max(longest, frame.length);
    }

    private void digest(int[][] samples, int count) {
        int width = settings.bits() / 8;
        int length = count * width * samples.length;
        if (raw.length < length) raw = new byte[length];
        int at = 0;
        for (int i = 0; i < count; i++)
            for (int[] channel : samples) for (int b = 0; b < width; b++) raw[at++] = (byte) (channel[i] >> 8 * b);
        md5.update(raw, 0, length);
    }

    @Override
    public byte[] header() {
        return start(0, 0, 0, new byte[16]);
    }

    private byte[] start(int shortest, int largest, long length, byte[] sum) {
        byte[] info = FlacMeta.streamInfo(
                settings.rateHz(), settings.channels(), settings.bits(), shortest, largest, length, sum);
        return FlacMeta.file(info, FlacMeta.seekTable(points), FlacMeta.comment(settings.tags()));
    }

    @Override
    public byte[] encode(float[][] planar, int count) {
        if (finished) throw new IllegalStateException("the file was finished and takes no more frames");
        blocks.add(planar, count);
        return taken();
    }

    private byte[] taken() {
        byte[] all = ready.toByteArray();
        ready.reset();
        return all;
    }

    @Override
    public byte[] finish() {
        if (!finished) blocks.flush();
        finished = true;
        return taken();
    }

    @Override
    public byte[] fileStart() {
        return start(longest == 0 ? 0 : least, longest, taken, digestNow());
    }

    private byte[] digestNow() {
        try {
            return ((MessageDigest) md5.clone()).digest();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's MD5 can be copied", impossible);
        }
    }

    @Override
    public void close() {
        finished = true;
    }
}
