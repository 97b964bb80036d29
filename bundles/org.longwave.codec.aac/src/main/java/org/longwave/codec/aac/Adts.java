package org.longwave.codec.aac;

import java.util.List;

/** The head of each AAC-LC frame in a stream, ISO/IEC 14496-3, 1.A.2.2; any thread. */
final class Adts {
    static final int HEAD_BYTES = 7;
    /** By their number in the head. */
    private static final List<Integer> RATES_HZ =
            List.of(96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000);

    private static final int LOW_COMPLEXITY = 1;

    private Adts() {}

    /** Writes the head of a frame whose sound takes {@code bytes} to {@code to}, from {@code at} on. */
    static void head(byte[] to, int at, int bytes, int rateHz, int channels) {
        int rate = RATES_HZ.indexOf(rateHz);
        if (rate < 0) throw new IllegalArgumentException("rateHz is " + rateHz + ", allowed " + RATES_HZ);
        int all = bytes + HEAD_BYTES;
        if (all >= 1 << 13) throw new IllegalArgumentException("bytes is " + bytes + ", allowed up to 8184");
        to[at] = (byte) 0xFF;
        to[at + 1] = (byte) 0xF1; // MPEG-4, no checksum
        to[at + 2] = (byte) (LOW_COMPLEXITY << 6 | rate << 2 | channels >> 2);
        to[at + 3] = (byte) ((channels & 3) << 6 | all >> 11);
        to[at + 4] = (byte) (all >> 3);
        to[at + 5] = (byte) ((all & 7) << 5 | 0x1F); // 0x7FF: how full the decoder's buffer is, is not said
        to[at + 6] = (byte) 0xFC;
    }
}
