package org.longwave.codec;

import java.util.Arrays;

/** Bits into bytes, highest first, on the encoder's thread. */
final class BitWriter {
    private byte[] bytes = new byte[16_384];
    private int length;
    private long held;
    private int heldBits;

    void reset() {
        length = 0;
        held = 0;
        heldBits = 0;
    }

    /** The lowest {@code count} bits of {@code value}, 0..32. */
    void put(int value, int count) {
        held = held << count | value & (1L << count) - 1;
        heldBits += count;
        while (heldBits >= 8) {
            if (length == bytes.length) bytes = Arrays.copyOf(bytes, length * 2);
            heldBits -= 8;
            bytes[length++] = (byte) (held >>> heldBits);
        }
    }

    /** So many zeros and a one. */
    void unary(int zeros) {
        int left = zeros;
        for (; left >= 32; left -= 32) put(0, 32);
        put(1, left + 1);
    }

    void align() {
        if (heldBits > 0) put(0, 8 - heldBits);
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }
}
