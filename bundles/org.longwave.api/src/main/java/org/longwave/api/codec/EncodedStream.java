package org.longwave.api.codec;

import org.longwave.api.StreamFormat;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One place at an encoder that several share, with a bounded queue of its own; one thread at a time, except where said.
 * Whoever is slow loses its own oldest pieces, counted, and holds nobody up.
 */
@ProviderType
public interface EncodedStream extends AutoCloseable {
    /** The oldest piece waiting, or null; never waits. */
    EncodedPiece poll();

    /** What is really made: complete settings, and the factory's name for the status. */
    EncoderSettings settings();

    EncoderInfo info();

    /** The bus's format; null before its first block. */
    StreamFormat format();

    /** A new title for a stream with {@link EncoderSettings#inBandTitles()}; any thread. Told once for all who share. */
    void title(Title title);

    /** Why no more will come (encoder failed or taken away), one plain sentence; empty while all is well. Any thread. */
    String failure();

    /** Pieces and frames that this one lost because it was slow; any thread. */
    long lostFrames();

    /** How loud the bus was in the last minute, before anything was done to it for the encoder; any thread. */
    default BusLevels levels() {
        return BusLevels.NONE;
    }

    /** Gives the place up; the encoder ends with its last one. Any thread. */
    @Override
    void close();
}
