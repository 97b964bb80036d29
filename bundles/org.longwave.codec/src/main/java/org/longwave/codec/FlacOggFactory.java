package org.longwave.codec;

import java.util.List;
import org.longwave.api.DeviceException;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;
import org.osgi.service.component.annotations.Component;

/** Offers FLAC in Ogg, for streams, by an encoder of our own; any thread. */
@Component(property = EncoderFactory.CODEC + "=oggflac")
public final class FlacOggFactory implements EncoderFactory {
    private static final EncoderInfo INFO = new EncoderInfo(
            "oggflac",
            "Ogg FLAC by Longwave",
            0,
            "audio/ogg",
            "oga",
            FlacFactory.RATES_HZ,
            List.of(),
            Double.NaN,
            Double.NaN,
            List.of(16, 24),
            true,
            true);

    @Override
    public EncoderInfo info() {
        return INFO;
    }

    @Override
    public Encoder open(EncoderSettings settings) throws DeviceException {
        INFO.check(settings);
        return new FlacOgg(settings);
    }
}
