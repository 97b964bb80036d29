package org.longwave.output.recorder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The bytes before the samples, always of the same length, so that they can be written again in place while the file
 * grows. Broadcast Wave (EBU Tech 3285 v1) with 28 bytes reserved as {@code JUNK}; beyond 4 GB the same bytes become the
 * {@code ds64} chunk of RF64 (EBU Tech 3306). Disk thread.
 *
 * @param description what the {@code bext} chunk says of the sound, at most 256 ASCII characters
 * @param reference name of the recorder, at most 32 ASCII characters
 * @param started local time of the first sample
 */
record WavHeader(
        SampleFormat format,
        int rateHz,
        int channels,
        String description,
        String reference,
        LocalDateTime started,
        long riffLimitBytes) {
    /** Largest size a RIFF header can say. */
    static final long RIFF_LIMIT_BYTES = 0xFFFF_FFFFL;

    private static final int DS64_BYTES = 28;
    private static final int BEXT_BYTES = 602;

    int frameBytes() {
        return format.bytes * channels;
    }

    long bytesPerSecond() {
        return (long) rateHz * frameBytes();
    }

    /** Length of what {@link #bytes} returns. */
    int length() {
        return 12 + 8 + DS64_BYTES + 8 + BEXT_BYTES + 8 + fmtBytes() + (format.isFloat() ? 12 : 0) + 8;
    }

    private int fmtBytes() {
        return format.isFloat() ? 18 : 16;
    }

    /** @param firstFrame engine frame of the first sample, written as the bext chunk's TimeReference */
    ByteBuffer bytes(long firstFrame, long frames) {
        long dataBytes = frames * frameBytes();
        long riffBytes = length() - 8 + dataBytes + (dataBytes & 1);
        boolean large = riffBytes > riffLimitBytes;
        ByteBuffer b = ByteBuffer.allocate(length()).order(ByteOrder.LITTLE_ENDIAN);
        tag(b, large ? "RF64" : "RIFF").putInt(large ? -1 : (int) riffBytes);
        tag(b, "WAVE");
        tag(b, large ? "ds64" : "JUNK").putInt(DS64_BYTES);
        b.putLong(large ? riffBytes : 0).putLong(large ? dataBytes : 0).putLong(large ? frames : 0);
        b.putInt(0);
        bext(b, firstFrame);
        fmt(b);
        if (format.isFloat()) tag(b, "fact").putInt(4).putInt(large ? -1 : (int) frames);
        tag(b, "data").putInt(large ? -1 : (int) dataBytes);
        return b.flip();
    }

    private void bext(ByteBuffer b, long firstFrame) {
        tag(b, "bext").putInt(BEXT_BYTES);
        int end = b.position() + BEXT_BYTES;
        text(b, description, 256);
        text(b, "Longwave", 32);
        text(b, reference, 32);
        text(b, started.format(DateTimeFormatter.ISO_LOCAL_DATE), 10);
        text(b, started.format(DateTimeFormatter.ofPattern("HH:mm:ss")), 8);
        b.putLong(firstFrame).putShort((short) 1);
        b.position(end);
    }

    private void fmt(ByteBuffer b) {
        tag(b, "fmt ").putInt(fmtBytes());
        b.putShort((short) (format.isFloat() ? 3 : 1)).putShort((short) channels);
        b.putInt(rateHz).putInt((int) bytesPerSecond());
        b.putShort((short) frameBytes()).putShort((short) (format.bytes * 8));
        if (format.isFloat()) b.putShort((short) 0);
    }

    private static ByteBuffer tag(ByteBuffer b, String fourCharacters) {
        return b.put(fourCharacters.getBytes(StandardCharsets.US_ASCII));
    }

    private static void text(ByteBuffer b, String text, int length) {
        int end = b.position() + length;
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        b.put(ascii, 0, Math.min(ascii.length, length)).position(end);
    }
}
