package org.longwave.codec;

/** Blocks of integers into FLAC frames (RFC 9639, 9), bit for bit without loss, on the encoder's thread. */
final class FlacFrames {
    /** Frames in a block; the last one may be shorter. */
    static final int BLOCK = 4096;

    private static final int[] RATES = {
        0, 88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
    };

    private final int rateHz;
    private final int bits;
    private final FlacSubframe[] plain;
    private final FlacSubframe mid = new FlacSubframe(BLOCK);
    private final FlacSubframe side = new FlacSubframe(BLOCK);
    private final int[] middle = new int[BLOCK];
    private final int[] difference = new int[BLOCK];
    private final BitWriter out = new BitWriter();
    private long number;

    FlacFrames(int rateHz, int channels, int bits) {
        this.rateHz = rateHz;
        this.bits = bits;
        plain = new FlacSubframe[channels];
        for (int c = 0; c < channels; c++) plain[c] = new FlacSubframe(BLOCK);
    }

    /** One frame of 1..{@link #BLOCK} samples of each channel. */
    byte[] frame(int[][] samples, int count) {
        out.reset();
        if (plain.length == 1) {
            plain[0].plan(samples[0], count, bits);
            header(0, count);
            plain[0].write(out);
        } else {
            stereo(samples, count);
        }
        out.align();
        out.put(crc16(out.bytes(), out.length()), 16);
        number++;
        return out.toByteArray();
    }

    private void stereo(int[][] samples, int count) {
        for (int i = 0; i < count; i++) {
            middle[i] = samples[0][i] + samples[1][i] >> 1;
            difference[i] = samples[0][i] - samples[1][i];
        }
        long l = plain[0].plan(samples[0], count, bits);
        long r = plain[1].plan(samples[1], count, bits);
        long m = mid.plan(middle, count, bits);
        long s = side.plan(difference, count, bits + 1);
        long least = Math.min(Math.min(l + r, l + s), Math.min(s + r, m + s));
        if (least == l + r) write(1, count, plain[0], plain[1]);
        else if (least == l + s) write(8, count, plain[0], side);
        else if (least == s + r) write(9, count, side, plain[1]);
        else write(10, count, mid, side);
    }

    private void write(int assignment, int count, FlacSubframe first, FlacSubframe second) {
        header(assignment, count);
        first.write(out);
        second.write(out);
    }

    private void header(int assignment, int count) {
        out.put(0x3FFE << 2, 16);
        int rate = 0;
        for (int i = 1; i < RATES.length; i++) if (RATES[i] == rateHz) rate = i;
        out.put(count == BLOCK ? 12 : 7, 4);
        out.put(rate, 4);
        out.put(assignment, 4);
        out.put(bits == 16 ? 4 : bits == 24 ? 6 : 0, 3);
        out.put(0, 1);
        position(number);
        if (count != BLOCK) out.put(count - 1, 16);
        out.put(crc8(out.bytes(), out.length()), 8);
    }

    /** The frame's number as UTF-8 would write it, up to 36 bits. */
    private void position(long value) {
        if (value < 0x80) {
            out.put((int) value, 8);
            return;
        }
        int more = 1;
        while (value >= 1L << 5 * more + 6 && more < 6) more++;
        out.put((0xFF00 >> more + 1) & 0xFF | (more == 6 ? 0 : (int) (value >> 6 * more)), 8);
        for (int i = more - 1; i >= 0; i--) out.put(0x80 | (int) (value >> 6 * i) & 0x3F, 8);
    }

    private static int crc8(byte[] bytes, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 0x80) != 0 ? crc << 1 ^ 0x107 : crc << 1;
        }
        return crc;
    }

    private static final int[] CRC16 = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int crc = i << 8;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x8005 : crc << 1;
            CRC16[i] = crc & 0xFFFF;
        }
    }

    private static int crc16(byte[] bytes, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) crc = (crc << 8 ^ CRC16[(crc >> 8 ^ bytes[i]) & 0xFF]) & 0xFFFF;
        return crc;
    }
}
