package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Ends an unfinished native FLAC file (RFC 9639) behind its last whole frame. Stateless; may wait for the disk. */
final class FlacRepair {
    private static final int HEAD_BYTES = 1 << 20;
    private static final int TAIL_BYTES = 1 << 20;
    private static final int STREAMINFO_BYTES = 34;
    private static final int MAX_HEADER_BYTES = 16;
    private static final int PAIRS = 16;

    /** A frame's place in the window, its first sample and its length in samples. */
    private record Frame(int at, long firstSample, int samples) {}

    private final byte[] window;
    private final int fixedSamples;

    private FlacRepair(byte[] window, int fixedSamples) {
        this.window = window;
        this.fixedSamples = fixedSamples;
    }

    /** Null when there is no frame to be found: nothing is changed. */
    static Repair.Length repair(Disk.DiskFile file) throws IOException {
        byte[] head = read(file, 0, (int) Math.min(HEAD_BYTES, file.size()));
        int audio = audioAt(head);
        if (audio < 0) return null;
        long size = file.size();
        long from = Math.max(audio, size - TAIL_BYTES);
        int fixed = (head[10] & 0xFF) << 8 | head[11] & 0xFF;
        FlacRepair tail = new FlacRepair(read(file, from, (int) (size - from)), fixed);
        long[] end = tail.end();
        if (end == null || size - from - end[0] > Repair.MAX_CUT_BYTES) return null;
        file.truncate(from + end[0]);
        writeTotal(file, head, end[1]);
        return new Repair.Length(end[1], from + end[0]);
    }

    private static byte[] read(Disk.DiskFile file, long at, int length) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(Math.max(0, length));
        file.read(b, at);
        return java.util.Arrays.copyOf(b.array(), b.position());
    }

    /** Where the frames begin, -1 when the metadata are not whole. */
    static int audioAt(byte[] head) {
        if (head.length < 8 + STREAMINFO_BYTES || head[0] != 'f' || head[1] != 'L' || head[2] != 'a' || head[3] != 'C')
            return -1;
        if ((head[4] & 0x7F) != 0) return -1;
        for (int at = 4; at + 4 <= head.length; ) {
            boolean last = head[at] < 0;
            int length = (head[at + 1] & 0xFF) << 16 | (head[at + 2] & 0xFF) << 8 | head[at + 3] & 0xFF;
            at += 4 + length;
            if (last) return at <= head.length ? at : -1;
        }
        return -1;
    }

    /** Total samples into STREAMINFO; its MD5 becomes 0, which means unknown. */
    private static void writeTotal(Disk.DiskFile file, byte[] head, long samples) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(5 + 16);
        b.put((byte) (head[21] & 0xF0 | (int) (samples >>> 32 & 0xF))).putInt((int) samples);
        b.position(b.capacity());
        file.write(b.flip(), 21);
    }

    /** Place of the end in the window and total samples; null when nothing in it is a frame. */
    private long[] end() {
        List<Frame> frames = new ArrayList<>();
        for (int at = 0; at + MAX_HEADER_BYTES <= window.length; at++) {
            Frame frame = frame(at);
            if (frame != null) frames.add(frame);
        }
        for (int j = frames.size(); j > 0; j--) {
            int end = j == frames.size() ? window.length : frames.get(j).at();
            for (int i = j - 1; i >= Math.max(0, j - PAIRS); i--) {
                Frame f = frames.get(i);
                if (end - f.at() >= 8 && Crc.flac16(window, f.at(), end) == 0)
                    return new long[] {end, f.firstSample() + f.samples()};
            }
        }
        return null;
    }

    private Frame frame(int at) {
        if (window[at] != (byte) 0xFF || (window[at + 1] & 0xFE) != 0xF8) return null;
        boolean variable = (window[at + 1] & 1) != 0;
        int sizeCode = window[at + 2] >> 4 & 0xF;
        int rateCode = window[at + 2] & 0xF;
        if (sizeCode == 0 || rateCode == 15 || (window[at + 3] & 1) != 0) return null;
        int extra = Integer.numberOfLeadingZeros(~window[at + 4] << 24);
        int numberBytes = extra == 0 ? 1 : extra;
        if (extra == 1 || extra > 7) return null;
        long number = extra == 0 ? window[at + 4] : window[at + 4] & 0x7F >> extra;
        int next = at + 5;
        for (int i = 1; i < numberBytes; i++, next++) {
            if ((window[next] & 0xC0) != 0x80) return null;
            number = number << 6 | window[next] & 0x3F;
        }
        int samples = samples(sizeCode, next);
        next += sizeCode == 6 ? 1 : sizeCode == 7 ? 2 : 0;
        next += rateCode == 12 ? 1 : rateCode == 13 || rateCode == 14 ? 2 : 0;
        if (next >= window.length || Crc.flac8(window, at, next) != (window[next] & 0xFF)) return null;
        return new Frame(at, variable ? number : number * fixedSamples, samples);
    }

    private int samples(int code, int at) {
        if (code == 1) return 192;
        if (code <= 5) return 576 << code - 2;
        if (code == 6) return (window[at] & 0xFF) + 1;
        if (code == 7) return ((window[at] & 0xFF) << 8 | window[at + 1] & 0xFF) + 1;
        return 256 << code - 8;
    }
}
