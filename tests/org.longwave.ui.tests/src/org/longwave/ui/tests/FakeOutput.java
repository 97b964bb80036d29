package org.longwave.ui.tests;

import java.time.Instant;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.ReturnFeed;
import org.longwave.api.output.ReturnFeed.Verdict;

/** Any thread. An output that counts its orders and stands where it is told. */
final class FakeOutput implements OutputControl {
    volatile int starts;
    volatile int stops;
    volatile OutputStatus status;

    FakeOutput(Kind kind, State state, String target, String detail, int listeners) {
        status = new OutputStatus(
                kind, state, detail, target, Instant.now().minusSeconds(754), 48_000L * 4364, 18_300_000, listeners);
    }

    @Override
    public void start() {
        starts++;
        to(State.ON);
    }

    @Override
    public void stop() {
        stops++;
        to(State.OFF);
    }

    void to(State state) {
        OutputStatus s = status;
        status = new OutputStatus(s.kind(), state, "", s.target(), Instant.now(), s.frames(), s.bytes(), s.listeners());
    }

    /** What its return feed says now. */
    void heard(ReturnFeed feed) {
        OutputStatus s = status;
        String detail = feed.isWrong() ? feed.words() : "";
        status = new OutputStatus(
                s.kind(),
                s.state(),
                detail,
                s.target(),
                s.since(),
                s.frames(),
                s.bytes(),
                s.listeners(),
                s.encoder(),
                feed);
    }

    /** A verdict that was found so long ago, so many times in a row. */
    static ReturnFeed feed(Verdict verdict, int times, double secondsAgo, String words) {
        Instant at = Instant.now().minusMillis((long) (secondsAgo * 1000));
        boolean heard = verdict == Verdict.HEARD;
        double delay = heard ? 6.2 : Double.NaN;
        return new ReturnFeed(verdict, at, times, heard ? at : null, heard ? 0.99 : Double.NaN, delay, 0, words);
    }

    @Override
    public OutputStatus status() {
        return status;
    }
}
