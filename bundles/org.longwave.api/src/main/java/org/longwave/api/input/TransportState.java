package org.longwave.api.input;

/**
 * Where a transport stands.
 *
 * @param title what plays, as the operator knows it
 * @param positionFrames heard so far, in frames of the station's rate
 * @param lengthFrames whole length in frames of the station's rate; 0 when unknown
 * @param problem one plain sentence when it cannot play, else empty
 */
public record TransportState(
        String title, boolean playing, boolean loop, long positionFrames, long lengthFrames, String problem) {}
