package org.longwave.engine.rt;

/**
 * How a bus stands when it begins, without any ramp; control room. Ranges are checked by whoever makes it.
 *
 * @param ceilingDb highest sample that leaves the limiter, -20..0 dBFS
 * @param monitor it hears another bus or what PFL and AFL listen to, instead of strips
 * @param source of a monitor: number of the bus it hears
 * @param muteOnMic silent while a microphone is open
 */
public record BusStart(
        float masterDb, float ceilingDb, boolean muted, boolean monitor, int source, boolean muteOnMic) {}
