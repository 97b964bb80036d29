package org.longwave.api.codec;

import org.longwave.api.DeviceException;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes encoders of one codec; a service with the property {@link #CODEC}. Any thread. */
@ConsumerType
public interface EncoderFactory {
    /** Service property: {@code mp3}, {@code opus}, ... */
    String CODEC = "longwave.codec";

    /** MIME type of the stream, for example {@code audio/mpeg}. */
    String contentType();

    /** @throws DeviceException FORMAT with the allowed values when it cannot do that */
    Encoder open(int rateHz, int channels, int bitrateKbps) throws DeviceException;
}
