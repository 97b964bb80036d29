package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Threads of numbers: no clock on the wall, no priority of the system's. */
class UrgencyTest {
    private static final long TICK_NANOS = 100_000_000;

    private final UrgencyBudget budget = new UrgencyBudget(2);
    private final List<Urgency> threads = new ArrayList<>();
    private final List<FakeThread> owns = new ArrayList<>();
    private long now = 1;

    /** Takes a part of a processor, urgent or not. */
    private static final class FakeThread implements Urgency.OwnThread {
        private double share;
        private boolean refuses;
        private boolean urgent;
        private boolean last;
        private long cpuNanos;

        @Override
        public String hurry() {
            if (refuses) return "not permitted";
            urgent = true;
            last = false;
            return "";
        }

        @Override
        public void comeLast() {
            urgent = false;
            last = true;
        }

        @Override
        public long cpuNanos() {
            return cpuNanos;
        }
    }

    private FakeThread begin(double share) {
        FakeThread own = new FakeThread();
        own.share = share;
        Urgency urgency = new Urgency("input " + threads.size(), UrgencyBudget.CAPTURE_MOST, budget, own);
        urgency.ask();
        owns.add(own);
        threads.add(urgency);
        return own;
    }

    private void pass(double seconds) {
        for (long end = now + (long) (seconds * 1e9); now < end; now += TICK_NANOS)
            for (int i = 0; i < threads.size(); i++) {
                threads.get(i).check(now);
                owns.get(i).cpuNanos += (long) (owns.get(i).share * TICK_NANOS);
            }
    }

    private long urgent() {
        return owns.stream().filter(o -> o.urgent).count();
    }

    @Test
    void whoTakesLittleStaysUrgent() {
        for (int i = 0; i < 64; i++) begin(0.0056);
        pass(60);
        assertEquals(64, urgent());
        assertEquals(64 * 0.0056, budget.taken(), 1e-3);
        assertEquals("", threads.getFirst().refused());
    }

    @Test
    void threadsTooManyLeaveHalfOfTheProcessorsToTheOthers() {
        for (int i = 0; i < 512; i++) begin(0.0056);
        pass(3);
        assertEquals(1.0, budget.taken(), 0.01);
        assertEquals(1.0, urgent() * 0.0056, 0.01);
        assertEquals(
                512 - urgent(),
                threads.stream().filter(t -> !t.refused().isEmpty()).count());
        pass(600);
        assertTrue(budget.taken() <= 1.0, () -> "taken " + budget.taken());
        assertTrue(urgent() * 0.0056 > 0.75, () -> urgent() + " are urgent");
    }

    @Test
    void aMomentOfMuchWorkIsForgiven() {
        FakeThread own = begin(1.0);
        FakeThread other = begin(0.1);
        pass(0.2);
        own.share = 0.1;
        pass(1);
        assertTrue(own.urgent && other.urgent);
    }

    @Test
    void comesBackWhenThereIsRoomAndWaitsLongerEachTime() {
        FakeThread steady = begin(0.4);
        FakeThread heavy = begin(0.7);
        pass(0.5);
        assertEquals(1, urgent());
        FakeThread gone = heavy.urgent ? steady : heavy;
        steady.share = 0.05;
        heavy.share = 0.05;
        pass(8);
        assertFalse(gone.urgent, "before it has been enough for 10 s");
        pass(4);
        assertTrue(gone.urgent, "after them");
        assertEquals(0.1, budget.taken(), 0.01);
    }

    @Test
    void whoAsksSoonComesLastUntilItIsKnownWhatItTakes() {
        FakeThread own = new FakeThread();
        own.share = 0.1;
        Urgency urgency = new Urgency("input x", UrgencyBudget.CAPTURE_MOST, budget, own);
        urgency.askSoon();
        owns.add(own);
        threads.add(urgency);
        assertTrue(own.last && !own.urgent);
        pass(0.2);
        assertFalse(own.urgent);
        pass(0.3);
        assertTrue(own.urgent);
        assertEquals("", urgency.refused());
        assertEquals(0.1, budget.taken(), 0.01);
    }

    @Test
    void whoFindsNoRoomWhenItBeginsSaysSoUntilThereIsSome() {
        FakeThread other = begin(0.9);
        pass(2);
        FakeThread own = new FakeThread();
        own.share = 0.1;
        Urgency urgency = new Urgency("input x", UrgencyBudget.CAPTURE_MOST, budget, own);
        urgency.askSoon();
        owns.add(own);
        threads.add(urgency);
        pass(1);
        assertEquals("", urgency.refused(), "it may only have to wait its turn");
        pass(2);
        assertFalse(own.urgent);
        assertTrue(urgency.refused().startsWith("No real-time priority for now: "), urgency.refused());
        other.share = 0.1;
        pass(2);
        assertTrue(own.urgent);
        assertEquals("", urgency.refused());
    }

    @Test
    void theyComeBackOneByOne() {
        for (int i = 0; i < 10; i++) begin(0.3);
        pass(2);
        assertTrue(urgent() < 4, () -> urgent() + " are urgent");
        owns.forEach(o -> o.share = 0.01);
        pass(8.5);
        long before = urgent();
        while (urgent() == before) pass(0.1);
        assertEquals(before + 1, urgent());
        pass(1);
        assertEquals(10, urgent());
    }

    @Test
    void whoIsStarvedBehindTheOthersDoesNotReturnInHerds() {
        for (int i = 0; i < 100; i++) begin(0.03);
        for (int second = 0; second < 300; second++) {
            for (FakeThread o : owns) o.share = o.urgent ? 0.03 : 0.0001; // what it gets is less than it wants
            pass(1);
            if (second > 2) assertTrue(budget.taken() < 1.2, () -> "taken " + budget.taken());
        }
    }

    @Test
    void aLoudspeakerKeepsItLonger() {
        FakeThread speaker = new FakeThread();
        speaker.share = 0.2;
        Urgency playback = new Urgency("output speaker", UrgencyBudget.PLAYBACK_MOST, budget, speaker);
        playback.ask();
        owns.add(speaker);
        threads.add(playback);
        for (int i = 0; i < 10; i++) begin(0.1);
        pass(5);
        assertTrue(speaker.urgent);
        assertEquals(8, urgent() - 1);
    }

    @Test
    void isNotWatchedWhereNothingWasGranted() {
        FakeThread own = new FakeThread();
        own.refuses = true;
        own.share = 3;
        Urgency urgency = new Urgency("input x", UrgencyBudget.CAPTURE_MOST, budget, own);
        urgency.ask();
        owns.add(own);
        threads.add(urgency);
        pass(2);
        assertEquals(0, budget.taken());
        assertEquals("", urgency.refused());
    }

    @Test
    void givesBackWhatItClaimedWhenItEnds() {
        begin(0.3);
        begin(0.4);
        pass(3);
        assertEquals(0.7, budget.taken(), 0.01);
        threads.forEach(Urgency::end);
        assertEquals(0, budget.taken(), 1e-6);
    }

    /** Scheduling policy (1: SCHED_FIFO) and nice value of the calling thread. */
    private static int[] scheduling() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" "); // the third field is the first here
        return new int[] {Integer.parseInt(fields[41 - 3]), Integer.parseInt(fields[19 - 3])};
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theSystemDoesIt() throws Exception {
        List<int[]> seen = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        List<Exception> failed = new ArrayList<>();
        Thread device = new Thread(() -> {
            try {
                Urgency urgency = new Urgency("input x", UrgencyBudget.CAPTURE_MOST, budget, new Urgency.LinuxOwn());
                urgency.askSoon();
                seen.add(scheduling());
                for (int tick = 0; tick < 20; tick++) urgency.check(now + tick * TICK_NANOS);
                seen.add(scheduling());
                refusals.add(LinuxThread.requestFifo(70));
                LinuxThread.comeLast();
                seen.add(scheduling());
                urgency.end();
            } catch (IOException e) {
                failed.add(e);
            }
        });
        device.start();
        device.join();
        assertEquals(List.of(), failed);
        boolean allowed = refusals.getFirst().isEmpty();
        assertArrayEquals(new int[] {0, allowed ? 19 : 0}, seen.get(0), "at the beginning");
        assertEquals(allowed ? 1 : 0, seen.get(1)[0], "when it is known what it takes");
        assertArrayEquals(new int[] {0, 19}, seen.get(2));
    }
}
