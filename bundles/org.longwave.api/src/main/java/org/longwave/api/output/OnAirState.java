package org.longwave.api.output;

/**
 * What the lights in the studio show.
 *
 * @param micOpen a microphone can be heard
 * @param onAir a stream is on air or wants to be
 * @param recording a recorder runs or wants to
 */
public record OnAirState(boolean micOpen, boolean onAir, boolean recording) {}
