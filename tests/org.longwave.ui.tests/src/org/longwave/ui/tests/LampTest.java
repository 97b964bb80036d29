package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.ReturnFeed.Verdict;
import org.longwave.ui.desk.Lamp;
import org.longwave.ui.desk.Lamp.Shape;
import org.longwave.ui.desk.Output;

/** The lamp does not lie. */
class LampTest {
    private final List<Output> outputs = new ArrayList<>();

    private void add(Kind kind, State state, String detail, int listeners) {
        add(new FakeOutput(kind, state, "somewhere", detail, listeners));
    }

    private void mount(Verdict verdict, int times, double secondsAgo) {
        FakeOutput output = new FakeOutput(Kind.STREAM, State.ON, "somewhere", "", 5);
        output.heard(FakeOutput.feed(verdict, times, secondsAgo, "words"));
        add(output);
    }

    private void add(FakeOutput output) {
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
    void isFilledOnlyWhenEveryMountThatIsOnWasHeardAMomentAgo() {
        mount(Verdict.HEARD, 3, 4);
        assertEquals(new Lamp(Shape.FILLED, "ON AIR", "heard on 1 of 1 mount"), Lamp.of(outputs));
        add(Kind.STREAM, State.RETRYING, "refused", -1);
        assertEquals(new Lamp(Shape.FILLED, "ON AIR", "heard on 1 of 2 mounts"), Lamp.of(outputs));
        add(Kind.STREAM, State.ON, "", 1);
        assertEquals(new Lamp(Shape.OUTLINE, "ON AIR ?", "heard on 1; output 2 not heard"), Lamp.of(outputs));
    }

    @Test
    void doesNotBelieveWhatWasHeardLongAgo() {
        mount(Verdict.HEARD, 3, 58);
        assertEquals(Shape.FILLED, Lamp.of(outputs).shape());
        outputs.clear();
        mount(Verdict.HEARD, 3, 62);
        assertEquals(new Lamp(Shape.OUTLINE, "ON AIR ?", "sent to 1 of 1 mount, not heard back"), Lamp.of(outputs));
    }

    @Test
    void asksWithTheReasonWhenTheReturnFeedSaysOtherwise() {
        for (Object[] each : new Object[][] {
            {Verdict.UNSURE, "output 0: not clear what is heard"},
            {Verdict.SILENT, "output 0: silent, listening again"},
            {Verdict.DIFFERENT, "output 0: other sound, listening again"},
            {Verdict.NO_DATA, "output 0: no sound comes back"},
            {Verdict.REFUSED, "output 0: no listener is let in"},
            {Verdict.UNDECODABLE, "output 0: heard, not decoded"}
        }) {
            outputs.clear();
            mount((Verdict) each[0], 1, 4);
            assertEquals(new Lamp(Shape.OUTLINE, "ON AIR ?", (String) each[1]), Lamp.of(outputs));
        }
    }

    @Test
    void isHatchedWhenMoreThanOneCheckFoundThatNobodyHearsTheProgramme() {
        mount(Verdict.SILENT, 2, 4);
        assertEquals(new Lamp(Shape.HATCH, "NOT HEARD", "output 0: silent on the server"), Lamp.of(outputs));
        outputs.clear();
        mount(Verdict.DIFFERENT, 2, 4);
        assertEquals(new Lamp(Shape.HATCH, "NOT HEARD", "output 0: something else is heard"), Lamp.of(outputs));
        mount(Verdict.HEARD, 1, 4);
        assertEquals(
                new Lamp(Shape.OUTLINE, "ON AIR ?", "output 0: something else is heard"),
                Lamp.of(outputs),
                "some listeners hear it");
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

    @Test
    void theClockSpeaksOfWhatTheLampSpeaksOf() {
        assertNull(Lamp.since(outputs));
        add(Kind.STREAM, State.RETRYING, "refused", -1);
        add(Kind.RECORDER, State.ON, "", -1);
        assertNull(Lamp.since(outputs), "nothing goes out");
        add(Kind.LISTENER, State.ON, "", 1);
        assertEquals(Lamp.Sent.SERVED, Lamp.since(outputs).how());
        add(Kind.STREAM, State.ON, "", 5);
        assertEquals(Lamp.Sent.SENT, Lamp.since(outputs).how(), "nobody has heard it");
        outputs.clear();
        mount(Verdict.HEARD, 3, 4);
        assertEquals(Lamp.Sent.HEARD, Lamp.since(outputs).how());
        assertEquals(outputs.getFirst().status().since(), Lamp.since(outputs).at());
    }
}
