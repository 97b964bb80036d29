package org.longwave.player;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.longwave.api.DeviceException;
import org.longwave.api.DeviceException.Reason;

/**
 * Device thread: the frames of one WAV file, in order, as float. Integers are scaled by exact powers of two; what is
 * not a finite number becomes 0.
 */
final class WavReader implements AutoCloseable {
    private static final int BUFFER_FRAMES = 8192;

    private final Path file;
    private final FileChannel channel;
    private final WavFormat format;
    private final Stamp stamp;
    private final ByteBuffer buffer;
    private long frame;

    /** What changes when somebody puts another file in the place of this one. */
    private record Stamp(Object key, long bytes, long modifiedMillis) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(a.fileKey(), a.size(), a.lastModifiedTime().toMillis());
        }
    }

    private WavReader(Path file, FileChannel channel) throws IOException, DeviceException {
        this.file = file;
        this.channel = channel;
        stamp = Stamp.of(file);
        format = WavHeader.read(channel, file);
        buffer = ByteBuffer.allocateDirect(BUFFER_FRAMES * format.frameBytes())
                .order(ByteOrder.LITTLE_ENDIAN)
                .limit(0);
    }

    static WavReader open(Path file) throws DeviceException {
        try {
            if (Files.isDirectory(file))
                throw new DeviceException(
                        Reason.FORMAT, "\"" + file + "\" is a folder, not a WAV file; change \"file\" in the station.");
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                return new WavReader(file, channel);
            } catch (IOException | DeviceException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new DeviceException(
                    Reason.UNAVAILABLE,
                    "\"" + file + "\" does not exist; put it there or change \"file\" in the station.",
                    e);
        } catch (AccessDeniedException e) {
            throw new DeviceException(
                    Reason.REFUSED, "\"" + file + "\" may not be read; give the station's user the right to.", e);
        } catch (IOException e) {
            throw new DeviceException(
                    Reason.IO, "\"" + file + "\" cannot be read (" + e.getMessage() + "); check the disk.", e);
        }
    }

    WavFormat format() {
        return format;
    }

    Path file() {
        return file;
    }

    /** True when another file, or another version of it, stands at the path now; false when none does. */
    boolean replaced() {
        try {
            return !Stamp.of(file).equals(stamp);
        } catch (IOException e) {
            // gone for the moment: what is open can still be played
            return false;
        }
    }

    void rewind() {
        frame = 0;
        buffer.limit(0);
    }

    /**
     * The next frames into {@code planar} (file's channels x frames), from {@code offset} on.
     *
     * @return frames read, fewer than asked for only at the end; 0 at the end
     */
    int read(float[][] planar, int offset, int frames) throws DeviceException {
        int done = 0;
        while (done < frames && frame < format.frames()) {
            if (!buffer.hasRemaining()) fillBuffer();
            int n = Math.min(frames - done, buffer.remaining() / format.frameBytes());
            decode(planar, offset + done, n);
            done += n;
            frame += n;
        }
        return done;
    }

    private void fillBuffer() throws DeviceException {
        long left = (format.frames() - frame) * format.frameBytes();
        long at = format.dataOffset() + frame * format.frameBytes();
        buffer.clear().limit((int) Math.min(buffer.capacity(), left));
        try {
            while (buffer.hasRemaining())
                if (channel.read(buffer, at + buffer.position()) < 0)
                    throw new DeviceException(
                            Reason.LOST,
                            "\"" + file + "\" was cut short while it was played: it ends at byte "
                                    + (at + buffer.position()) + "; put the whole file there again.");
        } catch (IOException e) {
            throw new DeviceException(
                    Reason.IO,
                    "\"" + file + "\" cannot be read at byte " + at + " (" + e.getMessage() + "); check the disk.",
                    e);
        }
        buffer.flip();
    }

    /** One format and channel at a time: short loops without a choice in them. */
    private void decode(float[][] planar, int offset, int frames) {
        int channels = format.channels();
        int step = format.frameBytes();
        int at = buffer.position();
        for (int c = 0; c < channels; c++) {
            float[] to = planar[c];
            int from = at + c * format.sample().bytes;
            switch (format.sample()) {
                case INT16 -> {
                    for (int i = 0; i < frames; i++) to[offset + i] = buffer.getShort(from + i * step) * 0x1p-15f;
                }
                case INT24 -> {
                    for (int i = 0; i < frames; i++) to[offset + i] = int24(from + i * step) * 0x1p-23f;
                }
                case INT32 -> {
                    for (int i = 0; i < frames; i++) to[offset + i] = buffer.getInt(from + i * step) * 0x1p-31f;
                }
                case FLOAT32 -> {
                    for (int i = 0; i < frames; i++) to[offset + i] = finite(buffer.getFloat(from + i * step));
                }
            }
        }
        buffer.position(at + frames * step);
    }

    private int int24(int at) {
        return buffer.get(at + 2) << 16 | Short.toUnsignedInt(buffer.getShort(at));
    }

    private static float finite(float x) {
        return Float.isFinite(x) ? x : 0f;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
