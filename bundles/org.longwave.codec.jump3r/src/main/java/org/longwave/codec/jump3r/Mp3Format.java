package org.longwave.codec.jump3r;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.longwave.api.DeviceException;

/**
 * What an MP3 stream may look like; a value, any thread. MPEG-1 layer III, ISO/IEC 11172-3, 2.4.2.3.
 *
 * @param rateHz 32000, 44100 or 48000
 * @param channels 1 or 2
 * @param bitrateKbps one of the 14 bit rates of the standard
 */
record Mp3Format(int rateHz, int channels, int bitrateKbps) {
    /** Frames of sound in one frame of MPEG-1 layer III. */
    static final int FRAMES = 1152;

    private static final int[] RATES_HZ = {32_000, 44_100, 48_000};
    private static final int[] BITRATES_KBPS = {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};

    /** @throws DeviceException FORMAT with the allowed values */
    static Mp3Format of(int rateHz, int channels, int bitrateKbps) throws DeviceException {
        if (Arrays.binarySearch(RATES_HZ, rateHz) < 0)
            throw refused("a sample rate of " + rateHz + " Hz", "the station's rate to " + list(RATES_HZ) + " Hz");
        if (channels < 1 || channels > 2) throw refused(channels + " channels", "1 or 2 channels");
        if (Arrays.binarySearch(BITRATES_KBPS, bitrateKbps) < 0)
            throw refused(
                    "a bit rate of " + bitrateKbps + " kbit/s", "the bit rate to " + list(BITRATES_KBPS) + " kbit/s");
        return new Mp3Format(rateHz, channels, bitrateKbps);
    }

    private static DeviceException refused(String what, String allowed) {
        return new DeviceException(DeviceException.Reason.FORMAT, "MP3 cannot do " + what + "; set " + allowed + ".");
    }

    private static String list(int[] values) {
        String first = Arrays.stream(values, 0, values.length - 1)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return first + " or " + values[values.length - 1];
    }
}
