package org.longwave.ui.tests;

import java.time.Instant;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;

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

    @Override
    public OutputStatus status() {
        return status;
    }
}
