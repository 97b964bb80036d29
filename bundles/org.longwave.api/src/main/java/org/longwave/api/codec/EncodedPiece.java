package org.longwave.api.codec;

/**
 * Whole encoded frames (packets, pages) of a stream that several share; any thread may read, nobody may write.
 *
 * @param header what a listener who begins with this piece needs before it; the same array until it changes
 * @param frame engine frame of the first sound that went into the encoder for it
 * @param frames sound that went into the encoder for it, in frames of the bus
 */
public record EncodedPiece(byte[] bytes, byte[] header, long frame, long frames) {}
