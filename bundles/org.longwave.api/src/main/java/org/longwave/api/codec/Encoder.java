package org.longwave.api.codec;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One encoded stream or file. One thread at a time; may allocate. Every array it returns holds whole frames (packets,
 * pages) of the codec and is the caller's: a stream may be cut or begun between two arrays.
 */
@ConsumerType
public interface Encoder extends AutoCloseable {
    /**
     * What must stand before the next array of {@link #encode}: stream headers that a listener who joins now needs, or
     * the beginning of a file. Empty when there are none. Changes only with {@link #title}.
     */
    default byte[] header() {
        return new byte[0];
    }

    /**
     * Encodes the first {@code frames} frames of each channel.
     *
     * @param planar channels x frames of the settings, full scale +-1.0; values beyond are clipped, NaN is silence
     * @return bytes ready now, possibly none
     */
    byte[] encode(float[][] planar, int frames);

    /**
     * A new title from the next frame on, written into the stream itself.
     *
     * @return bytes that belong into the stream now; afterwards {@link #header()} is the new one. Null when the format
     *     has no titles of its own: they must go another way
     */
    default byte[] title(Title title) {
        return null;
    }

    /** The last bytes; the encoder takes no more frames afterwards. */
    byte[] finish();

    /**
     * After {@link #finish}, for a file: bytes to write over the beginning of the file (true length, seek points,
     * checksum), exactly as long as what they replace. Empty when it is right as it stands.
     */
    default byte[] fileStart() {
        return new byte[0];
    }

    /** Frames of sound that a decoder gives before the first one encoded and does not take away by itself. */
    default int delayFrames() {
        return 0;
    }

    /** Frees it without finishing. */
    @Override
    void close();
}
