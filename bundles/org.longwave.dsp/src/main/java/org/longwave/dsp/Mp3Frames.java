package org.longwave.dsp;

import java.util.Arrays;

/**
 * Cuts an encoder's output into whole MP3 frames, on the encoder's thread. LAME hands bytes over as its bit reservoir
 * fills, also in the middle of a frame; a stream that is cut or joined there would not decode. Header: ISO/IEC 11172-3,
 * 2.4.1.3.
 */
public final class Mp3Frames {
    private static final int[] KBPS = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] HZ = {44_100, 48_000, 32_000};
    private static final int HEADER = 4;

    private byte[] pending = new byte[8192];
    private int length;

    /** Adds bytes and takes every frame that is whole now; the array is the caller's. */
    public byte[] add(byte[] bytes, int count) {
        if (length + count > pending.length) pending = Arrays.copyOf(pending, (length + count) * 2);
        System.arraycopy(bytes, 0, pending, length, count);
        length += count;
        int whole = 0;
        while (length - whole >= HEADER) {
            int frame = frameBytes(pending, whole);
            if (whole + frame > length) break;
            whole += frame;
        }
        byte[] frames = Arrays.copyOf(pending, whole);
        System.arraycopy(pending, whole, pending, 0, length - whole);
        length -= whole;
        return frames;
    }

    /**
     * Bytes of the frame whose header is at {@code at}.
     *
     * @throws IllegalStateException when there is no header of MPEG-1 layer III
     */
    public static int frameBytes(byte[] bytes, int at) {
        int second = bytes[at + 1] & 0xFF;
        int third = bytes[at + 2] & 0xFF;
        int bitrate = third >> 4;
        int rate = third >> 2 & 3;
        boolean layer3 = (bytes[at] & 0xFF) == 0xFF && (second & 0xFE) == 0xFA;
        if (!layer3 || bitrate == 0 || bitrate == 15 || rate == 3)
            throw new IllegalStateException("no MP3 frame header but " + Integer.toHexString(second << 8 | third));
        return 144_000 * KBPS[bitrate] / HZ[rate] + (third >> 1 & 1);
    }
}
