package org.longwave.codec.jump3r;

import org.longwave.api.DeviceException;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.osgi.service.component.annotations.Component;

/** Offers MP3; any thread. Encoders share nothing, so that any number may run side by side. */
@Component(property = EncoderFactory.CODEC + "=mp3")
public final class Mp3EncoderFactory implements EncoderFactory {
    @Override
    public String contentType() {
        return "audio/mpeg";
    }

    @Override
    public Encoder open(int rateHz, int channels, int bitrateKbps) throws DeviceException {
        return new Mp3Encoder(Mp3Format.of(rateHz, channels, bitrateKbps));
    }
}
