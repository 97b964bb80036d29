package org.longwave.codec.jump3r;

import java.util.List;

/** What an MP3 stream may look like: MPEG-1 layer III, ISO/IEC 11172-3, 2.4.2.3; any thread. */
final class Mp3Format {
    /** Frames of sound in one frame of MPEG-1 layer III. */
    static final int FRAMES = 1152;

    static final List<Integer> RATES_HZ = List.of(32_000, 44_100, 48_000);
    static final List<Integer> BITRATES_KBPS = List.of(32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320);

    private Mp3Format() {}
}
