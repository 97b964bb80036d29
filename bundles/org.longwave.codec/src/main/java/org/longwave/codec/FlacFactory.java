package org.longwave.codec;

import java.util.List;
import org.longwave.api.DeviceException;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;
import org.osgi.service.component.annotations.Component;

/** Offers native FLAC files by an encoder of our own; any thread. */
@Component(property = EncoderFactory.CODEC + "=flac")
public final class FlacFactory implements EncoderFactory {
    static final List<Integer> RATES_HZ =
            List.of(8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000);

    private static final EncoderInfo INFO = new EncoderInfo(
            "flac",
            "FLAC by Longwave",
            0,
            "audio/flac",
            "flac",
            RATES_HZ,
            List.of(),
            Double.NaN,
            Double.NaN,
            List.of(24, 16),
            false,
            false);

    @Override
    public EncoderInfo info() {
        return INFO;
    }

    @Override
    public Encoder open(EncoderSettings settings) throws DeviceException {
        INFO.check(settings);
        return new FlacFile(settings);
    }
}
