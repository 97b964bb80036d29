package org.longwave.codec.jump3r;

import java.util.List;
import org.longwave.api.DeviceException;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;
import org.osgi.service.component.annotations.Component;

/** Offers MP3; any thread. Encoders share nothing, so that any number may run side by side. */
@Component(property = EncoderFactory.CODEC + "=mp3")
public final class Mp3EncoderFactory implements EncoderFactory {
    private static final EncoderInfo INFO = new EncoderInfo(
            "mp3",
            "MP3 by jump3r 1.0.5",
            0,
            "audio/mpeg",
            "mp3",
            Mp3Format.RATES_HZ,
            Mp3Format.BITRATES_KBPS,
            0,
            9,
            List.of(),
            true,
            false);

    @Override
    public EncoderInfo info() {
        return INFO;
    }

    @Override
    public Encoder open(EncoderSettings settings) throws DeviceException {
        INFO.check(settings);
        return new Mp3Encoder(settings);
    }
}
