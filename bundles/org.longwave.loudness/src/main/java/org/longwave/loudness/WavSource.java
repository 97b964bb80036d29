package org.longwave.loudness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One thread at a time. The sound of a WAV, RF64 or BW64 file as planar float: 16, 24 or 32 bit, or 32-bit float; mono,
 * stereo or 5.1. Sound that a broken-off recording did not declare is read up to the file's end.
 */
final class WavSource implements AutoCloseable {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final long UNKNOWN = 0xFFFF_FFFFL;
    private static final int BUFFER_FRAMES = 8192;

    private final Path file;
    private final FileChannel channel;
    private int tag;
    private int channels;
    private int rateHz;
    private int bits;
    private long left;
    private ByteBuffer buffer;

    WavSource(Path file) throws IOException {
        this.file = file;
        if (Files.isDirectory(file)) throw new IOException("\"" + file + "\" is a folder; name the files in it");
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new IOException("\"" + file + "\" does not exist", e);
        }
        try {
            header();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void header() throws IOException {
        ByteBuffer head = bytes(12);
        String form = id(head);
        head.getInt();
        boolean large = form.equals("RF64") || form.equals("BW64");
        if (!large && !form.equals("RIFF") || !id(head).equals("WAVE"))
            throw wrong("is no WAV file; convert it to WAV first");
        long longBytes = -1;
        while (true) {
            ByteBuffer chunk = bytes(8);
            String id = id(chunk);
            long size = Integer.toUnsignedLong(chunk.getInt());
            long body = channel.position();
            if (id.equals("data")) {
                data(size, large ? longBytes : -1);
                return;
            }
            if (id.equals("fmt ") && size >= 16) format(bytes((int) Math.min(size, 40)));
            if (id.equals("ds64") && size >= 16) longBytes = bytes(16).getLong(8);
            channel.position(body + size + (size & 1));
        }
    }

    private void format(ByteBuffer fmt) throws IOException {
        tag = Short.toUnsignedInt(fmt.getShort(0));
        channels = Short.toUnsignedInt(fmt.getShort(2));
        rateHz = fmt.getInt(4);
        bits = Short.toUnsignedInt(fmt.getShort(14));
        if (tag == EXTENSIBLE && fmt.limit() >= 26) tag = Short.toUnsignedInt(fmt.getShort(24));
        boolean known = tag == PCM && (bits == 16 || bits == 24 || bits == 32) || tag == FLOAT && bits == 32;
        if (!known)
            throw wrong("has format " + tag + " with " + bits
                    + " bits; PCM with 16, 24 or 32 bits and float with 32 can be measured: convert it");
        if (channels != 1 && channels != 2 && channels != 6)
            throw wrong("has " + channels + " channels; mono, stereo and 5.1 can be measured: convert it");
        if (rateHz < 8000 || rateHz > 384_000)
            throw wrong("has a rate of " + rateHz + " Hz; 8000 to 384000 can be measured: convert it");
    }

    private void data(long size, long longBytes) throws IOException {
        if (channels == 0) throw wrong("says nothing of its format before its sound; it is damaged");
        long available = channel.size() - channel.position();
        long declared = size == UNKNOWN && longBytes >= 0 ? longBytes : size;
        left = (declared == 0 ? available : Math.min(declared, available)) / frameBytes();
        buffer = ByteBuffer.allocateDirect(BUFFER_FRAMES * frameBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int frameBytes() {
        return channels * bits / 8;
    }

    private ByteBuffer bytes(int count) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (b.hasRemaining()) if (channel.read(b) < 0) throw wrong("ends before its sound; it is damaged");
        return b.flip();
    }

    private static String id(ByteBuffer b) {
        byte[] four = new byte[4];
        b.get(four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }

    private IOException wrong(String what) {
        return new IOException("\"" + file + "\" " + what);
    }

    int rateHz() {
        return rateHz;
    }

    int channels() {
        return channels;
    }

    float[][] newBlock() {
        return new float[channels][BUFFER_FRAMES];
    }

    /** The next frames; 0 at the end. */
    int read(float[][] planar) throws IOException {
        int frames = (int) Math.min(left, BUFFER_FRAMES);
        buffer.clear().limit(frames * frameBytes());
        while (buffer.hasRemaining()) if (channel.read(buffer) < 0) throw wrong("became shorter while it was read");
        buffer.flip();
        for (int i = 0; i < frames; i++) for (int c = 0; c < channels; c++) planar[c][i] = sample();
        left -= frames;
        return frames;
    }

    private float sample() {
        if (tag == FLOAT) return buffer.getFloat();
        if (bits == 16) return buffer.getShort() / 32_768f;
        if (bits == 32) return buffer.getInt() / 2_147_483_648f;
        int low = Short.toUnsignedInt(buffer.getShort());
        return (buffer.get() << 16 | low) / 8_388_608f;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
