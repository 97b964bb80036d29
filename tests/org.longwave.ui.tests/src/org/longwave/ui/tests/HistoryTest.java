package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.longwave.ui.desk.History;
import org.longwave.ui.desk.Undoable;

class HistoryTest {
    private static final long SECOND = 1_000_000_000L;
    private final History history = new History();
    private final List<String> log = new ArrayList<>();

    /** A value of a control that goes from one to another. */
    private record Step(List<String> log, String key, int from, int to) implements Undoable {
        @Override
        public String words() {
            return key + " " + to;
        }

        @Override
        public void back() {
            log.add(key + " " + from);
        }

        @Override
        public void forth() {
            log.add(words());
        }

        @Override
        public Undoable with(Undoable later) {
            Step next = (Step) later;
            return next.to == from ? null : new Step(log, key, from, next.to);
        }
    }

    private void step(String key, int from, int to, double seconds) {
        history.add(new Step(log, key, from, to), (long) (seconds * SECOND));
    }

    @Test
    void quickChangesOfOneControlAreOne() {
        step("a", 0, 1, 10);
        step("a", 1, 2, 10.5);
        step("b", 7, 8, 10.6);
        step("a", 2, 3, 10.7);
        step("a", 3, 4, 12);
        assertEquals(4, history.size());
        assertEquals("a 4", history.undoWords());
    }

    @Test
    void whatTheHandHoldsIsOneHoweverLongItTakes() {
        step("a", 0, 1, 10);
        history.hand(true);
        step("a", 1, 2, 10.1);
        step("a", 2, 3, 20);
        history.hand(false);
        assertEquals(2, history.size());
    }

    @Test
    void severalControlsInOneHoldAreOneChange() {
        history.hand(true);
        step("hz", 1, 2, 10);
        step("gain", 0, 5, 10.1);
        step("hz", 2, 3, 12);
        step("gain", 5, 6, 12.1);
        history.hand(false);
        step("gain", 6, 7, 12.2); // its answer came late
        assertEquals(1, history.size());
        step("q", 1, 2, 12.3);
        assertEquals(2, history.size(), "another hold, another change");
    }

    @Test
    void aWayBackToTheStartIsNoChange() {
        history.hand(true);
        step("a", 0, 1, 10);
        step("a", 1, 0, 10.1);
        history.hand(false);
        assertEquals(0, history.size());
        assertEquals("", history.undoWords());
    }

    @Test
    void theOldestIsForgottenBeyondTheDepth() {
        for (int i = 0; i < 1000; i++) step("a", i, i + 1, 2 * i);
        assertEquals(200, history.size());
    }

    @Test
    void aNewChangeEndsWhatCouldBeMadeAgain() {
        step("a", 0, 1, 10);
        assertEquals("", history.redoWords());
        history.clear();
        assertEquals(0, history.size());
    }
}
