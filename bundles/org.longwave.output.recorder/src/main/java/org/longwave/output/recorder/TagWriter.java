package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Replaces the texts of a finished recording, behind the samples of WAV and AIFF, before the sound of the others.
 * Stateless; any thread that may wait.
 */
final class TagWriter {
    private static final int MAX_TRAILER_BYTES = 16 << 20;

    private TagWriter() {}

    static void write(Disk disk, Path path, Map<String, String> tags) throws IOException {
        try (Disk.DiskFile file = disk.open(path)) {
            if (file == null) throw new IOException("another program has it open");
            if (Preface.write(file, new Preface.Texts(tags, null, 0, 0)) >= 0) {
                file.force();
                return;
            }
            PcmScan scan = PcmScan.of(file);
            if (scan == null) throw new IOException("it is no recording as this program makes them");
            long from = scan.dataAt() + scan.dataBytes() + (scan.dataBytes() & 1);
            long size = file.size();
            if (scan.dataBytes() < 0 || from > size || size - from > MAX_TRAILER_BYTES)
                throw new IOException("it is not as this program leaves files");
            ByteBuffer old = ByteBuffer.allocate((int) (size - from));
            file.read(old, from);
            byte[] next = changed(old.flip(), scan.order(), tags);
            file.write(ByteBuffer.wrap(next), from);
            file.truncate(from + next.length);
            scan.writeSizes(file, scan.dataBytes(), next.length);
            file.force();
        }
    }

    /** All chunks but those texts, then the texts. */
    private static byte[] changed(ByteBuffer old, ByteOrder order, Map<String, String> tags) {
        old.order(order);
        boolean wav = order == ByteOrder.LITTLE_ENDIAN;
        Chunks chunks = new Chunks(order);
        Chunks info = new Chunks(order).id("INFO");
        while (old.remaining() >= 8) {
            String id = four(old);
            int size = old.getInt();
            if (size < 0 || size > old.remaining()) break;
            byte[] bytes = new byte[size];
            old.get(bytes);
            if (size % 2 != 0 && old.hasRemaining()) old.get();
            boolean isInfo =
                    id.equals("LIST") && size >= 4 && new String(bytes, 0, 4, StandardCharsets.US_ASCII).equals("INFO");
            if (isInfo) keep(ByteBuffer.wrap(bytes, 4, size - 4).order(order), info, tags);
            else if (wav || tags.keySet().stream().noneMatch(key -> id.equals(AiffLayout.chunkId(key))))
                chunks.chunk(id, bytes);
        }
        tags.forEach((key, value) -> {
            String id = wav ? WavLayout.infoId(key) : AiffLayout.chunkId(key);
            if (id == null || value.isEmpty()) return;
            if (wav) info.chunk(id, (value + '\0').getBytes(StandardCharsets.UTF_8));
            else chunks.chunk(id, value.getBytes(StandardCharsets.UTF_8));
        });
        if (wav) chunks.chunk("LIST", info.bytes());
        return chunks.bytes();
    }

    private static void keep(ByteBuffer old, Chunks info, Map<String, String> tags) {
        while (old.remaining() >= 8) {
            String id = four(old);
            int size = old.getInt();
            if (size < 0 || size > old.remaining()) return;
            byte[] bytes = new byte[size];
            old.get(bytes);
            if (size % 2 != 0 && old.hasRemaining()) old.get();
            if (tags.keySet().stream().noneMatch(key -> id.equals(WavLayout.infoId(key)))) info.chunk(id, bytes);
        }
    }

    private static String four(ByteBuffer b) {
        byte[] four = new byte[4];
        b.get(four);
        return new String(four, StandardCharsets.US_ASCII);
    }
}
