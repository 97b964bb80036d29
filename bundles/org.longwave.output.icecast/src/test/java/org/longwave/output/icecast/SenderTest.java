package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.longwave.api.output.OutputStatus.State;

/** Connecting, losing and coming back, step by step. */
class SenderTest extends SenderBench {
    @Test
    void isOffUntilStarted() {
        make(Samples.settings(8000));
        assertEquals(Sender.FOREVER, sender.step());
        assertEquals(State.OFF, state());
        assertEquals(0, hub.places.size());
    }

    @Test
    void stoppedAndStartedWithinOneStepItNeverWent() {
        on();
        sender.stop();
        sender.start();
        assertEquals(State.CONNECTING, state());
        sender.step();
        assertEquals(State.ON, state());
        assertFalse(world.last().closed);
    }

    @Test
    void isOnAirOnceTheServerAcceptedAndCountsWhatItDelivered() {
        on();
        assertEquals(State.ON, state());
        assertEquals("", detail());
        feed(4);
        sender.step();
        assertEquals(2 + 4 * PIECE, world.last().heard.size());
        assertEquals('H', world.last().heard.toByteArray()[0], "the header comes first, once");
        assertEquals(2 + 4 * PIECE, sender.status().bytes());
        assertEquals(4 * 256, sender.status().frames());
        assertEquals("http://127.0.0.1:8000/live.mp3", sender.status().target());
        assertEquals("MP3 by counting", sender.status().encoder());
        assertEquals(5, sender.status().listeners());
    }

    @Test
    void comesBackQuicklyThenEveryThreeSecondsForTenMinutesThenSlower() {
        on();
        now += 60 * SECOND;
        world.last().gone = true;
        long[] pauses = {250, 500, 1000, 2000, 3000, 3000, 3000};
        for (int i = 0; i < 1000; i++) world.answers.add(new Trouble(Trouble.Kind.LOST, "Nobody answers."));
        long began = now;
        for (long pause : pauses) {
            assertEquals(pause * 1_000_000, sender.step());
            assertEquals(State.RETRYING, state());
            now += pause * 1_000_000;
        }
        while (now - began < Retry.FIRST_NANOS) {
            long pause = sender.step();
            assertTrue(pause <= 3 * SECOND, "a pause of " + pause);
            now += pause;
        }
        assertEquals(15 * SECOND, sender.step());
        world.answers.clear();
        now += 15 * SECOND;
        sender.step();
        assertEquals(State.ON, state());
    }

    @Test
    void scattersItsTriesAndNeverOverTheCap() {
        Retry retry = new Retry(new java.util.SplittableRandom(7));
        java.util.Set<Long> different = new java.util.TreeSet<>();
        for (int i = 0; i < 50; i++) {
            long pause = retry.failed(Trouble.Kind.LOST, i * 3 * SECOND);
            assertTrue(pause <= 3 * SECOND && pause > 0);
            if (i > 5) assertTrue(pause >= 2.4 * SECOND);
            different.add(pause);
        }
        assertTrue(different.size() > 40);
    }

    @Test
    void beginsEachConnectionAfreshAndLive() {
        on();
        feed(3);
        sender.step();
        world.last().gone = true;
        sender.step();
        assertTrue(place().closed);
        assertTrue(world.last().closed);
        now += SECOND;
        sender.step();
        assertEquals(2, hub.places.size());
        feed(1);
        sender.step();
        assertEquals('H', world.last().heard.toByteArray()[0]);
        assertEquals(1, world.last().heard.toByteArray()[1]);
        assertEquals(0, world.last().heard.toByteArray()[2]);
        assertEquals(1, hub.open());
    }

    @Test
    void whatWasEncodedBeforeTheServerAcceptedIsLeftOut() {
        List<Runnable> waiting = new ArrayList<>();
        threads = waiting::add;
        on();
        assertEquals(State.CONNECTING, state());
        feed(50);
        waiting.removeFirst().run();
        sender.step();
        assertEquals(State.ON, state());
        assertEquals(0, world.last().heard.size());
        feed(1);
        sender.step();
        assertEquals(2 + PIECE, world.last().heard.size());
    }

    @Test
    void anAttemptThatNeverEndsIsAbandonedAndAnotherBegun() {
        List<Runnable> waiting = new ArrayList<>();
        threads = waiting::add;
        on();
        now += Sender.DIAL_NANOS + 1;
        sender.step();
        assertEquals(State.RETRYING, state());
        assertTrue(detail().startsWith("Connecting to 127.0.0.1 did not come to an end."), detail());
        now += SECOND;
        sender.step();
        assertEquals(2, waiting.size());
        waiting.get(1).run();
        sender.step();
        assertEquals(State.ON, state());
        waiting.get(0).run();
        sender.step();
        assertEquals(1, hub.open(), "what came too late is closed");
        assertTrue(world.links.get(1).closed);
        assertEquals(State.ON, state());
    }

    @Test
    void aMountThatIsHeldAfterAnOwnDropIsNotYetFree() {
        on();
        now += 60 * SECOND;
        world.last().gone = true;
        sender.step();
        world.answers.add(new Trouble(Trouble.Kind.BUSY, "The mount /live.mp3 is in use by another source (403)."));
        now += SECOND;
        sender.step();
        assertTrue(detail().startsWith("Not yet: the server still holds our own lost connection"), detail());
        world.answers.add(new Trouble(Trouble.Kind.BUSY, "The mount /live.mp3 is in use by another source (403)."));
        now += 120 * SECOND;
        sender.step();
        assertTrue(detail().startsWith("The mount /live.mp3 is in use"), detail());
    }

    @Test
    void saysWhatASlowNetworkCost() {
        on();
        world.last().room = 300;
        feed(2);
        place().lost = 4800;
        sender.step();
        assertEquals("The connection is too slow: 0.1 s of sound were left out.", detail());
    }

    @Test
    void givesUpAServerThatTakesNothingForSixSeconds() {
        on();
        world.last().room = 0;
        feed(10);
        sender.step();
        now += Sender.STALL_NANOS;
        sender.step();
        assertEquals(State.ON, state());
        now += 1;
        sender.step();
        assertEquals(State.RETRYING, state());
        assertTrue(detail().startsWith("The server takes no more sound"), detail());
        assertTrue(world.last().closed);
    }

    @Test
    void givesUpAServerWhoseStatusPageStandsStillAlthoughItStillTakesSound() {
        on();
        for (int i = 0; i < 4; i++) {
            now += 2 * SECOND;
            sender.step();
        }
        assertEquals(State.ON, state());
        world.silent = true;
        long began = now;
        while (state() == State.ON && now - began < 20 * SECOND) {
            now += SECOND / 10;
            feed(1);
            sender.step();
        }
        assertTrue(detail().startsWith("The server stands still"), detail());
        assertTrue(now - began <= 8 * SECOND, "noticed after " + (now - began) / 1e9 + " s");
    }

    @Test
    void aServerThatNeverShowedAStatusPageIsNotGivenUpForIt() {
        world.silent = true;
        on();
        for (int i = 0; i < 100; i++) {
            now += SECOND;
            sender.step();
        }
        assertEquals(State.ON, state());
        assertEquals(-1, sender.status().listeners());
    }

    @Test
    void noticesThatTheServerNoLongerListsTheMount() {
        on();
        now += 2 * SECOND;
        sender.step();
        world.health = new Network.Health(false, -1);
        for (int i = 0; i < 4; i++) {
            now += 2 * SECOND;
            sender.step();
        }
        assertEquals(State.RETRYING, state());
        assertTrue(detail().contains("no longer lists"), detail());
    }

    @Test
    void aStationWithoutBlocksIsNoStalledServer() {
        on();
        now += 60 * SECOND;
        sender.step();
        feed(1);
        sender.step();
        assertEquals(State.ON, state());
    }

    @Test
    void anEncoderThatFailsCostsItsConnectionOnly() {
        on();
        place().failure = "The encoder failed: out of tune.";
        sender.step();
        assertTrue(detail().contains("out of tune"), detail());
        now += SECOND;
        sender.step();
        assertEquals(State.ON, state());
        assertEquals(1, hub.open());
    }
}
