package org.longwave.dsp.ogg;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Pages back into packets (RFC 3533), on the thread that owns it. It may begin anywhere: what is no page, or one that was
 * damaged, is skipped, and a packet that is not whole is left out.
 */
public final class OggPackets {
    private static final byte[] CAPTURE = {'O', 'g', 'g', 'S'};
    private static final int HEADER = 27;
    private static final int CONTINUED = 1;
    private static final int BEGINS = 2;
    /** Longer than any packet of sound, with pictures in its tags. */
    private static final int LONGEST = 1 << 22;

    private final ArrayDeque<Packet> ready = new ArrayDeque<>();
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private byte[] bytes = new byte[1 << 17];
    private int from;
    private int to;
    private int serial;
    private int sequence;
    private boolean open;

    /**
     * A packet.
     *
     * @param serial of its logical stream
     * @param first whether it begins a logical stream
     */
    public record Packet(byte[] bytes, int serial, boolean first) {
        /** Whether it begins with these bytes. */
        public boolean startsWith(byte[] magic) {
            return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
        }
    }

    /** The start of the first packet when there is an Ogg page at the start, else nothing. */
    public static byte[] first(byte[] start) {
        if (start.length < HEADER || !Arrays.equals(start, 0, 4, CAPTURE, 0, 4)) return new byte[0];
        int body = HEADER + (start[26] & 0xFF);
        return body >= start.length ? new byte[0] : Arrays.copyOfRange(start, body, start.length);
    }

    /** Takes the next bytes; the packets that are whole now can be polled. */
    public void push(byte[] more, int length) {
        if (to + length > bytes.length) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
            if (to + length > bytes.length) bytes = Arrays.copyOf(bytes, (to + length) * 2);
        }
        System.arraycopy(more, 0, bytes, to, length);
        to += length;
        while (page()) Thread.onSpinWait();
    }

    /** The next packet, or null. */
    public Packet poll() {
        return ready.pollFirst();
    }

    /** Takes a page or a byte that is none; false when more bytes are needed. */
    private boolean page() {
        while (from < to && bytes[from] != 'O') from++;
        if (to - from < HEADER) return false;
        if (!Arrays.equals(bytes, from, from + 4, CAPTURE, 0, 4) || bytes[from + 4] != 0) return skip();
        int segments = bytes[from + 26] & 0xFF;
        if (to - from < HEADER + segments) return false;
        int body = 0;
        for (int i = 0; i < segments; i++) body += bytes[from + HEADER + i] & 0xFF;
        int length = HEADER + segments + body;
        if (to - from < length) return false;
        if (!OggPages.isWhole(bytes, from, length)) return skip();
        take(segments);
        from += length;
        return true;
    }

    private boolean skip() {
        from++;
        return true;
    }

    private void take(int segments) {
        int flags = bytes[from + 5];
        int pageSerial = (int) little(from + 14);
        int pageSequence = (int) little(from + 18);
        boolean follows = open && pageSerial == serial && pageSequence == sequence + 1;
        serial = pageSerial;
        sequence = pageSequence;
        boolean skipping = (flags & CONTINUED) != 0 && !follows;
        if ((flags & CONTINUED) == 0 || !follows) part.reset();
        boolean first = (flags & BEGINS) != 0;
        int at = from + HEADER + segments;
        for (int i = 0; i < segments; i++) {
            int size = bytes[from + HEADER + i] & 0xFF;
            if (!skipping) part.write(bytes, at, size);
            at += size;
            if (part.size() > LONGEST) skipping = true;
            if (size == 255) continue;
            if (!skipping) ready.add(new Packet(part.toByteArray(), serial, first));
            part.reset();
            skipping = false;
            first = false;
        }
        // what is left goes on with the next page
        open = !skipping;
    }

    private long little(int at) {
        long value = 0;
        for (int i = 0; i < 4; i++) value |= (bytes[at + i] & 0xFFL) << 8 * i;
        return value;
    }
}
