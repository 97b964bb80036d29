package org.longwave.api.output;

import java.time.Instant;

/**
 * An output's honest state.
 *
 * @param detail one plain sentence: what, why, what next; empty when there is nothing to say
 * @param target where it goes: a URL or a file
 * @param since when the present state began
 * @param frames frames delivered since it was started
 * @param bytes bytes delivered since it was started
 * @param listeners listeners now, -1 when that is not known
 * @param encoder what makes the bytes, "MP3 by LAME 3.100"; empty when nothing does now
 * @param returnFeed what was heard of it where it goes
 */
public record OutputStatus(
        Kind kind,
        State state,
        String detail,
        String target,
        Instant since,
        long frames,
        long bytes,
        int listeners,
        String encoder,
        ReturnFeed returnFeed) {
    /** Of an output that nobody listens to where it goes. */
    public OutputStatus(
            Kind kind,
            State state,
            String detail,
            String target,
            Instant since,
            long frames,
            long bytes,
            int listeners,
            String encoder) {
        this(kind, state, detail, target, since, frames, bytes, listeners, encoder, ReturnFeed.NONE);
    }

    /** Of an output without an encoder. */
    public OutputStatus(
            Kind kind,
            State state,
            String detail,
            String target,
            Instant since,
            long frames,
            long bytes,
            int listeners) {
        this(kind, state, detail, target, since, frames, bytes, listeners, "");
    }

    /** What it is. */
    public enum Kind {
        PLAYBACK,
        STREAM,
        RECORDER,
        /** The built-in listener server. */
        LISTENER,
        /** A loudness report. */
        REPORT
    }

    /** Where it stands. */
    public enum State {
        OFF,
        CONNECTING,
        /** On air, recording, playing, serving. */
        ON,
        RETRYING,
        /** Gave up; a person must look. */
        FAILED
    }
}
