package org.longwave.engine.host;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.longwave.api.StreamFormat;
import org.longwave.api.render.RenderRefusedException;

/** Reads an {@link InputFile} from its beginning to its end, block by block; one thread. */
final class InputFileReader implements AutoCloseable {
    private final Path file;
    private final StreamFormat format;
    private final DataInputStream in;
    private final CRC32C sum = new CRC32C();
    private final ByteBuffer record;
    private long from = -1;
    private int frames;
    private boolean sound;
    private boolean ended;

    /** @throws RenderRefusedException it is no recording of this strip in this run */
    InputFileReader(Path file, StreamFormat format, Instant started, String strip)
            throws IOException, RenderRefusedException {
        this.file = file;
        this.format = format;
        int bytes = InputFile.HEAD_BYTES + format.channels() * format.blockFrames() * Float.BYTES;
        record = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 256 << 10));
        String expected = InputFile.header(format, started, strip) + "\n";
        String found = new String(in.readNBytes(expected.length()), StandardCharsets.US_ASCII);
        if (found.equals(expected)) return;
        in.close();
        throw new RenderRefusedException(file + " is not the recording of strip \"" + strip + "\" in the run of "
                + started + "; take the folder of recorded inputs that belongs to this log");
    }

    /** Fills the block that begins at {@code frame}; frames only grow from call to call. False: not recorded. */
    boolean read(long frame, float[][] block) throws IOException, RenderRefusedException {
        while (!ended && from + frames <= frame) next();
        if (ended || from > frame) return false;
        for (int c = 0; c < block.length; c++)
            for (int i = 0; i < format.blockFrames(); i++)
                block[c][i] = sound
                        ? record.getFloat(InputFile.HEAD_BYTES + (c * format.blockFrames() + i) * Float.BYTES)
                        : 0f;
        return true;
    }

    private void next() throws IOException, RenderRefusedException {
        try {
            in.readFully(record.array(), 0, InputFile.HEAD_BYTES);
            int kind = record.getInt(0);
            long begin = record.getLong(8);
            int length = record.getInt(16);
            sound = kind == InputFile.SOUND;
            boolean fits = sound
                    ? length == format.blockFrames()
                    : kind == InputFile.SILENCE && length > 0 && length % format.blockFrames() == 0;
            if (!fits || begin < from + frames || begin % format.blockFrames() != 0) throw damaged();
            int end = InputFile.HEAD_BYTES;
            if (sound) {
                in.readFully(record.array(), end, record.capacity() - end);
                end = record.capacity();
            }
            sum.reset();
            sum.update(record.array(), InputFile.SUM_FROM, end - InputFile.SUM_FROM);
            if ((int) sum.getValue() != record.getInt(4)) throw damaged();
            from = begin;
            frames = length;
        } catch (EOFException e) {
            ended = true; // cut off or at its end: the render says which frame it misses
        }
    }

    private RenderRefusedException damaged() {
        return new RenderRefusedException(file + " is damaged after frame " + Math.max(0, from + frames)
                + ": its check sum is wrong; without it the show cannot be rendered again");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
