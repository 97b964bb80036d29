package org.longwave.codec;

/** Bits of a packet, the highest first; one thread at a time. Reading past the end is an {@link IllegalStateException}. */
final class BitReader {
    private final byte[] bytes;
    private int at;
    private int bit;

    BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param count 0..32 */
    long bits(int count) {
        long value = 0;
        for (int left = count; left > 0; ) {
            if (at >= bytes.length) throw new IllegalStateException("the packet ends early");
            int here = Math.min(left, 8 - bit);
            value = value << here | (bytes[at] & 0xFF) >> 8 - bit - here & (1 << here) - 1;
            left -= here;
            bit += here;
            if (bit == 8) {
                bit = 0;
                at++;
            }
        }
        return value;
    }

    int number(int count) {
        return (int) bits(count);
    }

    boolean flag() {
        return bits(1) == 1;
    }

    /** In two's complement. */
    int signed(int count) {
        if (count == 0) return 0;
        long value = bits(count);
        return (int) (value << 64 - count >> 64 - count);
    }

    /** Zeros before the next one. */
    int zeros() {
        int count = 0;
        while (!flag()) count++;
        return count;
    }
}
