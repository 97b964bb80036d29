package org.longwave.api.codec;

import org.osgi.annotation.versioning.ConsumerType;

/** One encoded stream. One thread at a time; may allocate. */
@ConsumerType
public interface Encoder extends AutoCloseable {
    /**
     * Encodes the first {@code frames} frames of each channel.
     *
     * @param planar channels x frames, full scale +-1.0; values beyond are clipped
     * @return bytes ready now, possibly none, and only whole frames (packets, pages) of the codec, so that a stream may
     *     be cut or begun between two arrays; the array is the caller's
     */
    byte[] encode(float[][] planar, int frames);

    /** The last bytes; the encoder takes no more frames afterwards. */
    byte[] finish();

    /** Frees it without finishing. */
    @Override
    void close();
}
