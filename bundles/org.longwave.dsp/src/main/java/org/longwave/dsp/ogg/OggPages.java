package org.longwave.dsp.ogg;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Packets of one logical stream into pages (RFC 3533), on the thread that owns it. Pages are ended by time, because
 * the usual 4 kB would hold quiet speech back for seconds; a packet is never spread over pages unless it is longer than
 * one.
 */
public final class OggPages {
    private static final int MAX_SEGMENTS = 255;
    private static final int BOS = 2;
    private static final int EOS = 4;
    private static final int CONTINUED = 1;
    private static final int[] CRC = table();

    private final int serial;
    private final long pageFrames;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final byte[] lacing = new byte[MAX_SEGMENTS];
    private int segments;
    private int sequence;
    private long granule;
    private long pageStart;
    private boolean continued;
    private boolean completes;
    private ByteArrayOutputStream ready = new ByteArrayOutputStream();

    /**
     * @param serial of the logical stream; another one for each link of a chain
     * @param pageFrames a page ends when it holds so many frames
     */
    public OggPages(int serial, long pageFrames) {
        this.serial = serial;
        this.pageFrames = pageFrames;
    }

    /** The stream headers: the first packet alone on its page, the others on pages after it. */
    public byte[] headers(byte[] first, byte[]... others) {
        add(first, first.length);
        page(BOS);
        for (byte[] other : others) add(other, other.length);
        page(0);
        return take();
    }

    /** @param granulePosition of the last frame that ends in this packet */
    public void packet(byte[] bytes, int length, long granulePosition) {
        if (segments > 0 && segments + length / 255 + 1 > MAX_SEGMENTS) page(0);
        granule = granulePosition;
        add(bytes, length);
        if (granule - pageStart >= pageFrames) page(0);
    }

    /** Ends the logical stream with this packet, of which the position may cut off the end. */
    public byte[] end(byte[] bytes, int length, long granulePosition) {
        if (segments > 0 && segments + length / 255 + 1 > MAX_SEGMENTS) page(0);
        granule = granulePosition;
        add(bytes, length);
        page(EOS);
        return take();
    }

    /** The pages that are complete now. */
    public byte[] take() {
        if (ready.size() == 0) return new byte[0];
        byte[] bytes = ready.toByteArray();
        ready = new ByteArrayOutputStream();
        return bytes;
    }

    private void add(byte[] bytes, int length) {
        int left = length;
        int at = 0;
        while (true) {
            if (segments == MAX_SEGMENTS) page(0);
            int part = Math.min(255, left);
            body.write(bytes, at, part);
            lacing[segments++] = (byte) part;
            at += part;
            left -= part;
            completes |= part < 255;
            if (part < 255) return;
        }
    }

    private void page(int flags) {
        byte[] data = body.toByteArray();
        byte[] page = new byte[27 + segments + data.length];
        page[0] = 'O';
        page[1] = 'g';
        page[2] = 'g';
        page[3] = 'S';
        page[5] = (byte) (flags | (continued ? CONTINUED : 0));
        // a page on which no packet ends has no position
        little(page, 6, completes ? granule : -1, 8);
        little(page, 14, serial, 4);
        little(page, 18, sequence++, 4);
        page[26] = (byte) segments;
        System.arraycopy(lacing, 0, page, 27, segments);
        System.arraycopy(data, 0, page, 27 + segments, data.length);
        little(page, 22, crc(page), 4);
        ready.writeBytes(page);
        continued = segments > 0 && lacing[segments - 1] == (byte) 255;
        completes = false;
        segments = 0;
        pageStart = granule;
        body.reset();
    }

    static void little(byte[] into, int at, long value, int bytes) {
        for (int i = 0; i < bytes; i++) into[at + i] = (byte) (value >> 8 * i);
    }

    private static int crc(byte[] page) {
        int crc = 0;
        for (byte b : page) crc = crc << 8 ^ CRC[(crc >>> 24 ^ b) & 0xFF];
        return crc;
    }

    /** Whether the page there has the sum it says. */
    static boolean isWhole(byte[] bytes, int from, int length) {
        int crc = 0;
        int said = 0;
        for (int i = 0; i < length; i++) {
            boolean sum = i >= 22 && i < 26;
            if (sum) said |= (bytes[from + i] & 0xFF) << 8 * (i - 22);
            crc = crc << 8 ^ CRC[(crc >>> 24 ^ (sum ? 0 : bytes[from + i])) & 0xFF];
        }
        return crc == said;
    }

    private static int[] table() {
        int[] table = new int[256];
        Arrays.setAll(table, i -> {
            int crc = i << 24;
            for (int bit = 0; bit < 8; bit++) crc = crc < 0 ? crc << 1 ^ 0x04C1_1DB7 : crc << 1;
            return crc;
        });
        return table;
    }
}
