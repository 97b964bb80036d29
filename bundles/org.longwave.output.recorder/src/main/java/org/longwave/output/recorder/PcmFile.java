package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.longwave.api.output.RecordedFile.Levels;

/** A WAV or AIFF file that grows. Its header tells the length that is in the file at the last second. Disk thread. */
final class PcmFile implements SoundFile {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final byte[] ZEROS = new byte[CHUNK_BYTES];

    private final Disk.DiskFile file;
    private final Layout layout;
    private final FileHead head;
    private final ByteBuffer pending;
    private final byte[] bytes = new byte[CHUNK_BYTES];
    private long firstFrame;
    private long frames;
    private long dataBytes;
    private Levels levels = Levels.UNKNOWN;

    /** Writes the header; the file is valid and empty from here on. */
    PcmFile(Disk.DiskFile file, Layout layout) throws IOException {
        this.file = file;
        this.layout = layout;
        head = layout.head();
        pending = ByteBuffer.allocateDirect(CHUNK_BYTES).order(layout.order());
        writeHeader(0);
    }

    @Override
    public void startAt(long engineFrame) throws IOException {
        firstFrame = engineFrame;
        writeHeader(0);
    }

    @Override
    public long frames() {
        return frames;
    }

    @Override
    public long bytes() {
        return layout.length() + dataBytes;
    }

    @Override
    public void append(float[] interleaved, int offset, int count, long engineFrame) throws IOException {
        int channels = head.channels();
        Word word = head.format().word;
        for (int done = 0; done < count; ) {
            if (pending.remaining() < head.frameBytes()) flush();
            int now = Math.min(count - done, pending.remaining() / head.frameBytes());
            int from = (offset + done) * channels;
            if (head.dither()) dithered(interleaved, from, now, engineFrame + done);
            else {
                word.put(interleaved, from, now * channels, layout.order(), bytes);
                pending.put(bytes, 0, now * head.frameBytes());
            }
            done += now;
            frames += now;
        }
    }

    private void dithered(float[] interleaved, int from, int count, long engineFrame) {
        int channels = head.channels();
        Word word = head.format().word;
        for (int i = 0; i < count; i++)
            for (int c = 0; c < channels; c++)
                word.put(pending, interleaved[from + i * channels + c], engineFrame + i, c, true);
    }

    @Override
    public void silence(long count) throws IOException {
        for (long left = count; left > 0; ) {
            if (pending.remaining() < head.frameBytes()) flush();
            int now = (int) Math.min(left, pending.remaining() / head.frameBytes());
            pending.put(ZEROS, 0, now * head.frameBytes());
            frames += now;
            left -= now;
        }
    }

    @Override
    public void flush() throws IOException {
        pending.flip();
        long before = dataBytes;
        try {
            file.write(pending, layout.length() + dataBytes);
        } finally {
            dataBytes = before + pending.position();
            pending.compact();
        }
    }

    /** The header follows the samples onto the medium, so that it never tells more than is there. */
    @Override
    public void secure(boolean force, Levels now) throws IOException {
        if (force) file.force();
        levels = now;
        writeHeader(0);
    }

    private void writeHeader(long trailerBytes) throws IOException {
        file.write(layout.header(firstFrame, dataBytes / head.frameBytes(), trailerBytes, levels), 0);
    }

    @Override
    public void end() throws IOException {
        flush();
        writeHeader(0);
    }

    @Override
    public int close(List<Marker> markers, Map<String, String> tags, Levels last, boolean force) throws IOException {
        ByteBuffer trailer = layout.trailer(markers, tags);
        int length = trailer.remaining();
        if ((dataBytes & 1) != 0) file.write(ByteBuffer.allocate(1), bytes());
        file.write(trailer, bytes() + (dataBytes & 1));
        levels = last;
        writeHeader(length);
        if (force) file.force();
        file.close();
        return layout.places(markers);
    }

    @Override
    public void closeAfterFailure() throws IOException {
        frames = dataBytes / head.frameBytes();
        if ((frames * head.frameBytes() & 1) != 0) frames--;
        dataBytes = frames * head.frameBytes();
        try (file) {
            file.truncate(bytes());
            writeHeader(0);
        }
    }
}
