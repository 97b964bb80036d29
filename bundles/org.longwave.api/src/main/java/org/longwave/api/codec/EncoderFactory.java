package org.longwave.api.codec;

import org.longwave.api.DeviceException;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes encoders of one codec; a service with the property {@link #CODEC}. Any thread. */
@ConsumerType
public interface EncoderFactory {
    /** Service property, equal to {@link EncoderInfo#codec()}: {@code mp3}, {@code opus}, {@code flac}, ... */
    String CODEC = "longwave.codec";

    /** What it makes and what it can do; constant. Of several for one codec the one with the highest rank is used. */
    EncoderInfo info();

    /**
     * @param settings complete: no value is left to the encoder, see {@link EncoderInfo#fitted}
     * @throws DeviceException FORMAT with the allowed values when it cannot do that
     */
    Encoder open(EncoderSettings settings) throws DeviceException;
}
