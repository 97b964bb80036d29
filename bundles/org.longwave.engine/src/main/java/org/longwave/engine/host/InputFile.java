package org.longwave.engine.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;

/**
 * The recording of one strip's input, being written; one thread. After a line of text that says what it is come
 * records, little-endian: kind (4 bytes), check sum of the rest (4), first engine frame (8), frames (4), then for
 * {@link #SOUND} the samples, 32-bit float, channel after channel. {@link #SILENCE} has none: all of them are +0.0.
 * Frames only grow; what is in no record was not recorded. Each record stands for itself, so a file that was cut off is
 * good up to its last whole record.
 */
final class InputFile implements AutoCloseable {
    static final String SUFFIX = ".input";
    static final int SOUND = 1;
    static final int SILENCE = 2;
    static final int HEAD_BYTES = 20;
    /** Kind and check sum are not summed. */
    static final int SUM_FROM = 8;

    private static final int BUFFER_BYTES = 128 << 10;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C sum = new CRC32C();
    private long silentFrom;
    private int silentFrames;
    private long bytes;

    /** Goes on at the end of a file that is there. */
    InputFile(Path file, StreamFormat format, Instant started, String strip) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (channel.size() == 0)
            buffer.put((header(format, started, strip) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    static String header(StreamFormat format, Instant started, String strip) {
        return "longwave-input 1 rateHz=" + format.rateHz() + " channels=" + format.channels() + " blockFrames="
                + format.blockFrames() + " started=" + started + " strip=" + LogWords.encode(strip);
    }

    /** Bytes written so far, by this object. */
    long bytes() {
        return bytes + buffer.position();
    }

    void write(AudioBlock block) throws IOException {
        if (isSilent(block)) {
            if (silentFrames > 0 && silentFrom + silentFrames != block.frame()) endSilence();
            if (silentFrames == 0) silentFrom = block.frame();
            silentFrames += block.frames();
            if (silentFrames > 1 << 20) endSilence();
            return;
        }
        endSilence();
        int length = HEAD_BYTES + block.channels() * block.frames() * Float.BYTES;
        int at = begin(SOUND, length, block.frame(), block.frames());
        for (int c = 0; c < block.channels(); c++)
            for (float x : block.channel(c)) buffer.putInt(Float.floatToRawIntBits(x));
        end(at);
    }

    private static boolean isSilent(AudioBlock block) {
        for (int c = 0; c < block.channels(); c++)
            for (float x : block.channel(c)) if (Float.floatToRawIntBits(x) != 0) return false;
        return true;
    }

    private void endSilence() throws IOException {
        if (silentFrames == 0) return;
        int at = begin(SILENCE, HEAD_BYTES, silentFrom, silentFrames);
        silentFrames = 0;
        end(at);
    }

    private int begin(int kind, int length, long frame, int frames) throws IOException {
        if (buffer.remaining() < length) drain();
        int at = buffer.position();
        buffer.putInt(kind).putInt(0).putLong(frame).putInt(frames);
        return at;
    }

    private void end(int at) {
        sum.reset();
        sum.update(buffer.duplicate().limit(buffer.position()).position(at + SUM_FROM));
        buffer.putInt(at + 4, (int) sum.getValue());
    }

    private void drain() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) bytes += channel.write(buffer);
        buffer.clear();
    }

    /** Everything so far to the system: it survives a kill of the program. */
    void flush() throws IOException {
        endSilence();
        drain();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        }
    }
}
