package org.longwave.codec;

import java.util.List;
import org.longwave.api.DeviceException;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;
import org.osgi.service.component.annotations.Component;

/** Offers WAV files: 24 and 16 bits as integers, 32 bits as float; any thread. */
@Component(property = EncoderFactory.CODEC + "=wav")
public final class WavFactory implements EncoderFactory {
    private static final EncoderInfo INFO = new EncoderInfo(
            "wav",
            "WAV by Longwave",
            0,
            "audio/wav",
            "wav",
            FlacFactory.RATES_HZ,
            List.of(),
            Double.NaN,
            Double.NaN,
            List.of(24, 16, 32),
            false,
            false);

    @Override
    public EncoderInfo info() {
        return INFO;
    }

    @Override
    public Encoder open(EncoderSettings settings) throws DeviceException {
        INFO.check(settings);
        return new WavFile(settings);
    }
}
