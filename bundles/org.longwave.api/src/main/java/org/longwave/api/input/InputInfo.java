package org.longwave.api.input;

import org.longwave.api.EdgeInfo;

/**
 * An input's state and counters.
 *
 * @param detail one plain sentence when state is not RUNNING, else empty
 * @param underruns times the strip wanted frames and the ring was empty
 * @param underrunFrames frames of silence put in for them
 * @param overflowFrames newest frames refused because the ring was full
 * @param trimmedFrames oldest frames dropped afterwards so that the delay returns to its target
 * @param fillFrames frames waiting now
 * @param targetFrames frames that should wait
 * @param edge how its device's clock is brought to the station's
 */
public record InputInfo(
        String name,
        boolean live,
        State state,
        String detail,
        long underruns,
        long underrunFrames,
        long overflowFrames,
        long trimmedFrames,
        long fillFrames,
        long targetFrames,
        EdgeInfo edge) {
    /** Of an input without an edge. */
    public InputInfo(
            String name,
            boolean live,
            State state,
            String detail,
            long underruns,
            long underrunFrames,
            long overflowFrames,
            long trimmedFrames,
            long fillFrames,
            long targetFrames) {
        this(
                name,
                live,
                state,
                detail,
                underruns,
                underrunFrames,
                overflowFrames,
                trimmedFrames,
                fillFrames,
                targetFrames,
                EdgeInfo.NONE);
    }

    /** Where it stands. */
    public enum State {
        OPENING,
        RUNNING,
        /** Stopped or cued by its transport. */
        HELD,
        /** Came to its end. */
        ENDED,
        /** Failed; is opened again after a pause. */
        FAILED
    }
}
