package org.longwave.codec.jump3r;

/**
 * The header of a frame of layer III (ISO/IEC 11172-3, 2.4.2.3, and 13818-3 for the low rates); a value, any thread.
 *
 * @param low MPEG-2 or 2.5: half the granules
 * @param bytes of the whole frame
 * @param sideBytes of the side information
 */
record Mp3Header(boolean low, int rateHz, int channels, boolean crc, int bytes, int sideBytes) {
    static final int LENGTH = 4;
    private static final int[] KBPS = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] LOW_KBPS = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] HZ = {44_100, 48_000, 32_000};

    /** Null when there is none there. Frames of "free format" are not known. */
    static Mp3Header at(byte[] bytes, int at) {
        int second = bytes[at + 1] & 0xFF;
        int third = bytes[at + 2] & 0xFF;
        int version = second >> 3 & 3;
        int bitrate = third >> 4;
        int rate = third >> 2 & 3;
        boolean layer3 = (bytes[at] & 0xFF) == 0xFF && (second & 0xE6) == 0xE2;
        if (!layer3 || version == 1 || bitrate == 0 || bitrate == 15 || rate == 3 || (bytes[at + 3] & 3) == 2)
            return null;
        boolean low = version != 3;
        int hz = HZ[rate] / (version == 3 ? 1 : version == 2 ? 2 : 4);
        int kbps = low ? LOW_KBPS[bitrate] : KBPS[bitrate];
        int length = (low ? 72_000 : 144_000) * kbps / hz + (third >> 1 & 1);
        int channels = (bytes[at + 3] & 0xFF) >> 6 == 3 ? 1 : 2;
        int side = low ? (channels == 1 ? 9 : 17) : (channels == 1 ? 17 : 32);
        return new Mp3Header(low, hz, channels, (second & 1) == 0, length, side);
    }

    /** Whether the other one can be of the same stream. */
    boolean fits(Mp3Header other) {
        return other != null && low == other.low && rateHz == other.rateHz && channels == other.channels;
    }

    /** Where the side information begins in the frame. */
    int sideAt() {
        return LENGTH + (crc ? 2 : 0);
    }

    /** Bytes of sound in the frame itself. */
    int mainBytes() {
        return Math.max(0, bytes - sideAt() - sideBytes);
    }

    /** How many bytes of sound before the frame it needs. */
    int needs(byte[] frame) {
        int side = sideAt();
        int first = frame[side] & 0xFF;
        return low ? first : first << 1 | (frame[side + 1] & 0xFF) >> 7;
    }
}
