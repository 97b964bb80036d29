package org.longwave.output.icecast;

import java.time.Instant;
import java.util.function.LongSupplier;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.ReturnFeed;

/** What the operator is told: the sender's thread and orders write, anybody reads. */
final class Board {
    private final LongSupplier clock;
    private State state = State.OFF;
    private String reason = "";
    private String remark = "";
    private String losses = "";
    private Instant since = Instant.now();
    private long retryAtNanos;

    Board(LongSupplier clock) {
        this.clock = clock;
    }

    synchronized void enter(State next, String why) {
        if (next != state) since = Instant.now();
        state = next;
        reason = why;
        if (next == State.OFF) remark = "";
    }

    /** A retry keeps its reason on the display until it succeeded. */
    synchronized void connecting() {
        if (state != State.RETRYING && state != State.CONNECTING) enter(State.CONNECTING, "");
    }

    /** Stopped and started again before the sender noticed: it never went. */
    synchronized void stillOn() {
        if (state == State.CONNECTING) enter(State.ON, "");
    }

    synchronized void onAir(boolean wanted, String words) {
        // stop() may have come meanwhile: the next step ends it again
        if (!wanted) return;
        losses = "";
        remark = words;
        enter(State.ON, "");
    }

    /** Said while on the air; empty takes it back. */
    synchronized void remark(String words) {
        remark = words;
    }

    synchronized void losses(String words) {
        losses = words;
    }

    /** Tells whether this is what was known already. */
    synchronized boolean retrying(String words, long nextNanos) {
        retryAtNanos = nextNanos;
        return failing(State.RETRYING, words);
    }

    synchronized boolean gaveUp(String words) {
        return failing(State.FAILED, words);
    }

    private boolean failing(State next, String words) {
        if (state == State.OFF) return true;
        boolean known = reason.equals(words);
        enter(next, words);
        return known;
    }

    synchronized OutputStatus status(
            String target, Session.Counters counters, int listeners, String encoder, ReturnFeed feed) {
        boolean on = state == State.ON;
        return new OutputStatus(
                OutputStatus.Kind.STREAM,
                state,
                on && feed.isWrong() ? (detail() + " " + feed.words()).strip() : detail(),
                target,
                since,
                counters.frames,
                counters.bytes,
                on ? listeners : -1,
                on ? encoder : "",
                on ? feed : ReturnFeed.NONE);
    }

    private String detail() {
        if (state == State.ON) return (remark + " " + losses).strip();
        if (state == State.FAILED) return reason + " Put it right and start it again.";
        if (state != State.RETRYING) return reason;
        long left = Math.max(0, retryAtNanos - clock.getAsLong());
        if (left == 0) return reason + " Trying again now.";
        return reason + " Next try in " + (left + 999_999_999) / 1_000_000_000L + " s.";
    }
}
