package org.longwave.api;

import java.util.Locale;

/**
 * How a device's clock is brought to the station's, at one moment; any thread.
 *
 * @param deviceRateHz what the device says of itself
 * @param ppm how much faster than that it runs, by the monotonic clock
 * @param relocks times its place was lost and found again
 * @param lostFrames frames the device lost
 * @param delayMillis capture: from the device giving a frame to the engine's frame being due; playback: from the
 *     engine's frame being due to the device having played it
 * @param filterMillis the part of it that the resampler's filter takes
 * @param deviceMillis the part of it that the device's own steps or buffer take
 */
public record EdgeInfo(
        State state,
        int deviceRateHz,
        double ppm,
        long relocks,
        long lostFrames,
        double delayMillis,
        double filterMillis,
        double deviceMillis) {
    /** Where there is no edge: a file, a stream, an engine driven by hand. */
    public static final EdgeInfo NONE = new EdgeInfo(State.NONE, 0, 0, 0, 0, 0, 0, 0);

    /** How far the clock can be trusted. */
    public enum State {
        NONE,
        SETTLING,
        LOCKED,
        /** The device stands still, or did and has not shown what it lost. */
        LOST
    }

    /** {@code +100.2 ppm locked}, and what was lost, if anything was; empty without an edge. */
    @Override
    public String toString() {
        if (state == State.NONE) return "";
        String said =
                String.format(Locale.ROOT, "%+.1f ppm %s", ppm, state.name().toLowerCase(Locale.ROOT));
        if (relocks > 0) said += ", " + relocks + " relocks, " + lostFrames + " frames lost by the device";
        return said;
    }
}
