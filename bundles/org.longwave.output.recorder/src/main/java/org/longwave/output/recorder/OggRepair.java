package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Ends an unfinished Ogg file (RFC 3533) behind its last whole page. Stateless; may wait for the disk. */
final class OggRepair {
    private static final int HEADER_BYTES = 27;
    private static final int END_OF_STREAM = 4;
    private static final int OPUS_RATE = 48_000;

    private OggRepair() {}

    /** A page; {@code granule} -1: no packet ends on it. */
    private record Page(long at, int length, long granule) {
        long end() {
            return at + length;
        }
    }

    /** Null when there is no page of sound: nothing is changed. */
    static Repair.Length repair(Disk.DiskFile file, int rateHz) throws IOException {
        long size = file.size();
        Page first = page(file, 0, size);
        if (first == null) return null;
        byte[] opening = bytes(file, first);
        Page last = null;
        Page before = null;
        for (Page page = first; page != null; page = page(file, page.end(), size)) {
            if (page.granule() <= 0) continue;
            before = last;
            last = page;
        }
        if (last != null && !isWhole(bytes(file, last))) last = before;
        if (last == null || !isWhole(bytes(file, last)) || size - last.end() > Repair.MAX_CUT_BYTES) return null;
        file.truncate(last.end());
        byte[] end = bytes(file, last);
        end[5] |= END_OF_STREAM;
        writeCrc(end);
        file.write(ByteBuffer.wrap(end), last.at());
        return new Repair.Length(frames(opening, last.granule(), rateHz), last.end());
    }

    private static long frames(byte[] opening, long granule, int rateHz) {
        int body = HEADER_BYTES + (opening[26] & 0xFF);
        boolean opus = opening.length >= body + 12
                && new String(opening, body, 8, StandardCharsets.US_ASCII).equals("OpusHead");
        if (!opus) return granule;
        int skip = opening[body + 10] & 0xFF | (opening[body + 11] & 0xFF) << 8;
        return Math.max(0, granule - skip) * rateHz / OPUS_RATE;
    }

    /** The page at a place, null when it is none or not all of it is there. */
    private static Page page(Disk.DiskFile file, long at, long size) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(HEADER_BYTES + 255).order(ByteOrder.LITTLE_ENDIAN);
        file.read(b, at);
        b.flip();
        if (b.remaining() < HEADER_BYTES || b.getInt(0) != 0x5367_674F) return null;
        int segments = b.get(26) & 0xFF;
        if (b.remaining() < HEADER_BYTES + segments) return null;
        int length = HEADER_BYTES + segments;
        for (int i = 0; i < segments; i++) length += b.get(HEADER_BYTES + i) & 0xFF;
        return at + length > size ? null : new Page(at, length, b.getLong(6));
    }

    private static byte[] bytes(Disk.DiskFile file, Page page) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(page.length());
        file.read(b, page.at());
        return b.array();
    }

    private static boolean isWhole(byte[] page) {
        byte[] copy = page.clone();
        writeCrc(copy);
        return Arrays.equals(copy, page);
    }

    private static void writeCrc(byte[] page) {
        ByteBuffer b = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(22, 0);
        b.putInt(22, Crc.ogg32(page, 0, page.length));
    }
}
