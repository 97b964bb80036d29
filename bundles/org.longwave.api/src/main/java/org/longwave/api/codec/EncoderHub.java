package org.longwave.api.codec;

import java.util.List;
import org.longwave.api.DeviceException;
import org.osgi.annotation.versioning.ProviderType;

/** Encodes a bus once for everybody who wants the same; a service, any thread. */
@ProviderType
public interface EncoderHub {
    /** The factory used for a codec now, null when none is installed. */
    EncoderInfo find(String codec);

    /** All codecs that can be used now, each once, with the factory of the highest rank. */
    List<EncoderInfo> codecs();

    /**
     * Joins the encoder for these settings, or starts it. Waits for nothing but the encoder's opening.
     *
     * @param queueSeconds sound kept for one who is slow
     * @param wake called after each piece and failure, on the encoder's thread; must not wait
     * @throws DeviceException FORMAT with the allowed values; UNAVAILABLE when no such encoder is installed
     */
    EncodedStream join(EncodeOrder order, int queueSeconds, Runnable wake) throws DeviceException;

    /** Encoders at work now, for the status and for counting. */
    List<EncoderUse> uses();

    /** What is to be encoded. */
    record EncodeOrder(String bus, String codec, EncoderSettings settings) {}

    /**
     * An encoder at work.
     *
     * @param name the factory's, as in {@link EncoderInfo#name()}
     * @param places who share it now
     * @param frames taken from the bus so far
     */
    record EncoderUse(EncodeOrder order, String name, int places, long frames) {}
}
