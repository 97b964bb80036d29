package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.ui.desk.Lamp;
import org.longwave.ui.desk.Lamp.Shape;
import org.longwave.ui.desk.Output;

/** The lamp does not lie. */
class LampTest {
    private final List<Output> outputs = new ArrayList<>();

    private void add(Kind kind, State state, String detail, int listeners) {
        FakeOutput output = new FakeOutput(kind, state, "somewhere", detail, listeners);
        outputs.add(new Output("output " + outputs.size(), output, output.status()));
    }

    @Test
    void isOffWhenNothingIsSent() {
        assertEquals(new Lamp(Shape.OFF, "OFF AIR", "no stream yet"), Lamp.of(outputs));
        add(Kind.STREAM, State.OFF, "", -1);
        add(Kind.RECORDER, State.ON, "", -1);
        add(Kind.PLAYBACK, State.ON, "", -1);
        assertEquals(new Lamp(Shape.OFF, "OFF AIR", "nothing is sent"), Lamp.of(outputs));
    }

    @Test
    void asksWhenSentButNotHeardBack() {
        add(Kind.STREAM, State.ON, "", 5);
        add(Kind.STREAM, State.RETRYING, "refused", -1);
        assertEquals(new Lamp(Shape.OUTLINE, "ON AIR ?", "sent to 1 of 2 mounts, not heard back"), Lamp.of(outputs));
    }

    @Test
    void isHatchedWithTheReasonWhenNoMountIsReached() {
        add(Kind.STREAM, State.RETRYING, "The server refused the password (401). Next try in 8 s.", -1);
        add(Kind.LISTENER, State.ON, "", 1);
        assertEquals(new Lamp(Shape.HATCH, "RETRYING", "The server refused the password (401)."), Lamp.of(outputs));
        add(Kind.STREAM, State.FAILED, "No such host.", -1);
        assertEquals(new Lamp(Shape.HATCH, "NOT SENT", "No such host."), Lamp.of(outputs));
    }

    @Test
    void saysConnecting() {
        add(Kind.STREAM, State.CONNECTING, "", -1);
        add(Kind.STREAM, State.CONNECTING, "", -1);
        assertEquals(new Lamp(Shape.OUTLINE, "CONNECTING", "connecting to 2 mounts"), Lamp.of(outputs));
    }

    @Test
    void countsTheListenersOfTheOwnServer() {
        add(Kind.LISTENER, State.ON, "", 1);
        assertEquals(new Lamp(Shape.OUTLINE, "ON AIR ?", "own server, 1 listener, not heard back"), Lamp.of(outputs));
    }
}
