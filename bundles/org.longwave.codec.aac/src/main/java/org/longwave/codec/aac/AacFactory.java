package org.longwave.codec.aac;

import java.util.List;
import org.longwave.api.DeviceException;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;

/** AAC-LC by the machine's libavcodec; any thread. */
final class AacFactory implements EncoderFactory {
    private static final int RANK = 10;

    private final AvCodec av = new AvCodec();
    private final EncoderInfo info = new EncoderInfo(
            "aac",
            "AAC by FFmpeg " + av.version,
            RANK,
            "audio/aac",
            "aac",
            List.of(22_050, 24_000, 32_000, 44_100, 48_000),
            List.of(32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
            Double.NaN,
            Double.NaN,
            List.of(),
            true,
            false);

    @Override
    public EncoderInfo info() {
        return info;
    }

    @Override
    public Encoder open(EncoderSettings settings) throws DeviceException {
        info.check(settings);
        return new AacEncoder(av, settings);
    }
}
