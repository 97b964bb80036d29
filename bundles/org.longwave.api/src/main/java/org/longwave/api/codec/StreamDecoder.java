package org.longwave.api.codec;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decodes one stream that begins anywhere, on its owner's thread. Bytes that are no sound are skipped: whatever comes,
 * nothing here throws and every call ends.
 */
@ConsumerType
public interface StreamDecoder extends AutoCloseable {
    /** Takes the next bytes; {@link #pull} has their sound. */
    void push(byte[] bytes, int length);

    /**
     * Takes decoded sound, full scale +-1.0, frame by frame, left before right.
     *
     * @return frames written, 0 when more bytes are needed; all of one call have {@link #rateHz} and {@link #channels}
     */
    int pull(float[] interleaved);

    /** Of the sound that was pulled last; 0 before there was any. */
    int rateHz();

    /** 1 or 2; 0 before there was any sound. */
    int channels();

    @Override
    void close();
}
