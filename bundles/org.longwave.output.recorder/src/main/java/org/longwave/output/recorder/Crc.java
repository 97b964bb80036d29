package org.longwave.output.recorder;

/** The checksums of FLAC (RFC 9639) and Ogg (RFC 3533), most significant bit first, start value 0. Any thread. */
final class Crc {
    private static final int[] FLAC8 = table(0x07, 8);
    private static final int[] FLAC16 = table(0x8005, 16);
    private static final int[] OGG32 = table(0x04C1_1DB7, 32);

    private Crc() {}

    private static int[] table(int polynomial, int bits) {
        int[] table = new int[256];
        long top = 1L << bits - 1;
        for (int i = 0; i < 256; i++) {
            long r = (long) i << bits - 8;
            for (int k = 0; k < 8; k++) r = (r & top) != 0 ? r << 1 ^ polynomial : r << 1;
            table[i] = (int) (r & (top << 1) - 1);
        }
        return table;
    }

    static int flac8(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) crc = FLAC8[(crc ^ bytes[i]) & 0xFF];
        return crc;
    }

    static int flac16(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) crc = crc << 8 & 0xFFFF ^ FLAC16[(crc >> 8 ^ bytes[i]) & 0xFF];
        return crc;
    }

    static int ogg32(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) crc = crc << 8 ^ OGG32[(crc >>> 24 ^ bytes[i]) & 0xFF];
        return crc;
    }
}
