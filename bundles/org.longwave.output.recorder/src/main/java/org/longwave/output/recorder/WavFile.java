package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A WAV file that grows. Its header is brought up to date once per second of sound, so that the file is playable at any
 * moment, whatever becomes of this program. Disk thread.
 */
final class WavFile {
    private static final int CHUNK_BYTES = 1 << 16;

    private final Disk.DiskFile file;
    private final WavHeader header;
    private final ByteBuffer pending = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long firstFrame;
    private long frames;
    private long dataBytes;
    private long headerFrames;

    WavFile(Disk.DiskFile file, WavHeader header) {
        this.file = file;
        this.header = header;
    }

    /** Writes the header; the file is a valid, empty WAV from here on. */
    void open() throws IOException {
        file.write(header.bytes(0, 0), 0);
    }

    /** Says where the file starts on the engine's clock; before the first {@link #append}. */
    void startAt(long engineFrame) throws IOException {
        firstFrame = engineFrame;
        file.write(header.bytes(firstFrame, 0), 0);
    }

    /** Frames handed over, including those not yet flushed. */
    long frames() {
        return frames;
    }

    /** Size of the file as far as it is written. */
    long bytes() {
        return header.length() + dataBytes;
    }

    /** @param interleaved frames x channels */
    void append(float[] interleaved, int count) throws IOException {
        int channels = header.channels();
        for (int i = 0; i < count; i++) {
            if (pending.remaining() < header.frameBytes()) flush();
            for (int c = 0; c < channels; c++)
                header.format().put(pending, interleaved[i * channels + c], firstFrame + frames, c);
            frames++;
        }
    }

    /** Digital zeros, without dither: nothing was heard here. */
    void silence(long count) throws IOException {
        for (long left = count; left > 0; ) {
            if (pending.remaining() < header.frameBytes()) flush();
            int now = (int) Math.min(left, pending.remaining() / header.frameBytes());
            for (int i = 0; i < now * header.frameBytes(); i++) pending.put((byte) 0);
            frames += now;
            left -= now;
        }
    }

    /** Hands everything to the file system, and renews the header when a second of sound came since the last time. */
    void flush() throws IOException {
        pending.flip();
        long before = dataBytes;
        try {
            file.write(pending, header.length() + dataBytes);
        } finally {
            dataBytes = before + pending.position();
            pending.compact();
        }
        if (frames - headerFrames >= header.rateHz()) writeHeader();
    }

    private void writeHeader() throws IOException {
        file.write(header.bytes(firstFrame, dataBytes / header.frameBytes()), 0);
        headerFrames = frames;
    }

    /** Ends the file, exact to the sample. */
    void close() throws IOException {
        flush();
        if ((dataBytes & 1) != 0) file.write(ByteBuffer.allocate(1), header.length() + dataBytes);
        writeHeader();
        file.force();
        file.close();
    }

    /** After a failed write: cuts the file behind the last whole frame that is in it and closes it. */
    void closeAfterFailure() throws IOException {
        frames = dataBytes / header.frameBytes();
        if ((frames * header.frameBytes() & 1) != 0) frames--;
        dataBytes = frames * header.frameBytes();
        try (file) {
            file.truncate(bytes());
            writeHeader();
        }
    }
}
