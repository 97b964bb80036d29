package org.longwave.engine.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.longwave.api.StreamFormat;

/**
 * A WAV file of 32-bit float, being written; the renderer's thread. Room for a ds64 chunk is kept at the start: beyond
 * 4 GB it is an RF64 file (EBU Tech 3306).
 */
final class FloatWav implements AutoCloseable {
    private static final int HEADER_BYTES = 92;
    private static final long MOST = 0xFFFF_FFFFL;
    private static final int BUFFER_BYTES = 256 << 10;

    private final FileChannel channel;
    private final StreamFormat format;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final float[] interleaved;
    private long frames;

    /** Overwrites what is there. */
    FloatWav(Path file, StreamFormat format) throws IOException {
        this.format = format;
        interleaved = new float[format.channels() * format.blockFrames()];
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        buffer.put(header(format, 0));
    }

    long frames() {
        return frames;
    }

    /** The first {@code count} frames, at most a block; null: silence. */
    void write(float[][] planar, int count) throws IOException {
        int channels = format.channels();
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < count; i++) interleaved[i * channels + c] = planar == null ? 0f : planar[c][i];
        int bytes = count * channels * Float.BYTES;
        if (buffer.remaining() < bytes) drain();
        buffer.asFloatBuffer().put(interleaved, 0, count * channels);
        buffer.position(buffer.position() + bytes);
        frames += count;
    }

    private void drain() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) channel.write(buffer);
        buffer.clear();
    }

    static ByteBuffer header(StreamFormat format, long frames) {
        int frameBytes = format.channels() * Float.BYTES;
        long data = frames * frameBytes;
        long riff = HEADER_BYTES - 8 + data;
        boolean large = riff > MOST;
        ByteBuffer b = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        tag(b, large ? "RF64" : "RIFF").putInt((int) (large ? MOST : riff));
        tag(b, "WAVE");
        tag(b, large ? "ds64" : "JUNK").putInt(28);
        b.putLong(large ? riff : 0)
                .putLong(large ? data : 0)
                .putLong(large ? frames : 0)
                .putInt(0);
        tag(b, "fmt ").putInt(16).putShort((short) 3).putShort((short) format.channels());
        b.putInt(format.rateHz()).putInt(format.rateHz() * frameBytes);
        b.putShort((short) frameBytes).putShort((short) (8 * Float.BYTES));
        tag(b, "fact").putInt(4).putInt((int) Math.min(MOST, frames));
        tag(b, "data").putInt((int) (large ? MOST : data));
        return b.flip();
    }

    private static ByteBuffer tag(ByteBuffer b, String name) {
        return b.put(name.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            drain();
            ByteBuffer header = header(format, frames);
            for (long at = 0; header.hasRemaining(); ) at += channel.write(header, at);
        }
    }
}
