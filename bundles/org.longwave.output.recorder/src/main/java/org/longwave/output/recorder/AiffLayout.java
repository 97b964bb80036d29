package org.longwave.output.recorder;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.longwave.api.output.RecordedFile.Levels;

/**
 * AIFF (Apple, 1.3) for integers, AIFF-C with {@code fl32} for float. Behind the samples stand {@code MARK},
 * {@code NAME}, {@code AUTH} and {@code ANNO}. Its sizes are signed 32-bit numbers, so a file ends before 2 GB.
 * Disk thread.
 */
record AiffLayout(FileHead head) implements Layout {
    static final long LIMIT_BYTES = 0x7FFF_FFFFL - (16 << 20);
    private static final int AIFC_VERSION = 0xA280_5140;
    private static final int TEXT_BYTES = 255;
    private static final byte[] FLOAT_NAME = {
        14, '3', '2', '-', 'b', 'i', 't', ' ', 'f', 'l', 'o', 'a', 't', ' ', ' ', 0
    };

    private boolean isFloat() {
        return head.format().word.isFloat();
    }

    @Override
    public ByteOrder order() {
        return ByteOrder.BIG_ENDIAN;
    }

    private int commBytes() {
        return isFloat() ? 18 + 4 + FLOAT_NAME.length : 18;
    }

    @Override
    public int length() {
        return 12 + (isFloat() ? 12 : 0) + 8 + commBytes() + 8 + 8;
    }

    @Override
    public ByteBuffer header(long firstFrame, long frames, long trailerBytes, Levels levels) {
        long dataBytes = frames * head.frameBytes();
        ByteBuffer b = ByteBuffer.allocate(length());
        tag(b, "FORM").putInt((int) (length() - 8 + dataBytes + (dataBytes & 1) + trailerBytes));
        tag(b, isFloat() ? "AIFC" : "AIFF");
        if (isFloat()) tag(b, "FVER").putInt(4).putInt(AIFC_VERSION);
        tag(b, "COMM").putInt(commBytes());
        b.putShort((short) head.channels()).putInt((int) frames).putShort((short) (head.format().word.bytes * 8));
        extended(b, head.rateHz());
        if (isFloat()) tag(b, "fl32").put(FLOAT_NAME);
        tag(b, "SSND").putInt((int) (8 + dataBytes)).putInt(0).putInt(0);
        return b.flip();
    }

    /** A whole number as IEEE 754 80-bit extended. */
    private static void extended(ByteBuffer b, int value) {
        int zeros = Integer.numberOfLeadingZeros(value);
        b.putShort((short) (16383 + 31 - zeros)).putLong(((long) value << zeros) << 32);
    }

    @Override
    public ByteBuffer trailer(List<Marker> markers, Map<String, String> tags) {
        Chunks chunks = new Chunks(ByteOrder.BIG_ENDIAN);
        int count = Math.min(markers.size(), Short.MAX_VALUE);
        if (count > 0) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) count).array());
            for (int i = 0; i < count; i++) {
                byte[] text = bytes(markers.get(i).text());
                int length = text.length + 1 + (text.length + 1) % 2;
                ByteBuffer mark = ByteBuffer.allocate(6 + length);
                mark.putShort((short) (i + 1)).putInt((int) markers.get(i).frame());
                out.writeBytes(mark.put((byte) text.length).put(text).array());
            }
            chunks.chunk("MARK", out.toByteArray());
        }
        tags.forEach((key, value) -> {
            String id = chunkId(key);
            if (id != null && !value.isEmpty()) chunks.chunk(id, value.getBytes(StandardCharsets.UTF_8));
        });
        chunks.chunk("ANNO", ("Recorded by Longwave. " + head.description()).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(chunks.bytes());
    }

    @Override
    public int places(List<Marker> markers) {
        return Math.min(markers.size(), Short.MAX_VALUE);
    }

    private static byte[] bytes(String text) {
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        return all.length <= TEXT_BYTES ? all : Arrays.copyOf(all, TEXT_BYTES);
    }

    /** The chunk of a text, null when it has none. */
    static String chunkId(String key) {
        return switch (key) {
            case "title" -> "NAME";
            case "artist" -> "AUTH";
            case "copyright" -> "(c) ";
            case "comment" -> "ANNO";
            default -> null;
        };
    }

    private static ByteBuffer tag(ByteBuffer b, String fourCharacters) {
        return b.put(fourCharacters.getBytes(StandardCharsets.US_ASCII));
    }
}
