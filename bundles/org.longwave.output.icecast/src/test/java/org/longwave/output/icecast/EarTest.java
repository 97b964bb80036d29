package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.longwave.api.codec.BusLevels;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.ReturnFeed;
import org.longwave.api.output.ReturnFeed.Verdict;
import org.longwave.testkit.Talk;

/** The return feed of a stream, step by step, with a hand clock and a server made of levels. */
class EarTest extends SenderBench {
    private final Talk talk = new Talk(1);

    private void onAir() {
        on(Samples.settings(8000).withReturnFeed(true));
        place().levels = this::programme;
        assertEquals(State.ON, state());
    }

    /** The last minute until now. */
    private BusLevels programme() {
        float[] power = new float[BusLevels.CELLS];
        for (int i = 0; i < power.length; i++) power[i] = LevelDecoder.power(talk, now, i - power.length);
        return new BusLevels(power, now);
    }

    private ReturnFeed feed() {
        return sender.status().returnFeed();
    }

    /** To the next look and over it. */
    private void look(double seconds) {
        now += (long) (seconds * SECOND);
        sender.step();
    }

    @Test
    void isUncheckedUntilSomeSecondsAfterGoingOnTheAir() {
        onAir();
        world.sound = new Mount(talk, 2.5);
        sender.step();
        assertEquals(ReturnFeed.NONE, feed());
        look(2.9);
        assertEquals(Verdict.UNCHECKED, feed().verdict());
        look(0.2);
        assertEquals(Verdict.HEARD, feed().verdict(), feed().toString());
        assertEquals(2.5, feed().delaySeconds(), 0.05);
        assertEquals(1, feed().times());
        assertEquals(feed().at(), feed().heardAt());
        assertEquals("", detail(), "what is right needs no words");
        assertTrue(world.hearing.closed, "it hangs up");
    }

    @Test
    void listensEveryTwentySeconds() {
        onAir();
        world.sound = new Mount(talk, 2.5);
        look(3.1);
        assertEquals(1, world.hearings);
        long ended = now;
        look(19.9 - (now - ended) / 1e9);
        assertEquals(1, world.hearings);
        look(0.2);
        assertEquals(2, world.hearings);
        assertEquals(2, feed().times());
    }

    @Test
    void twoChecksInARowMakeItWrongAndTheStatusSaysWhatToDo() {
        onAir();
        world.sound = new Mount(null, 2.5);
        look(3.1);
        assertEquals(Verdict.SILENT, feed().verdict(), feed().toString());
        assertFalse(feed().isWrong());
        assertEquals("", detail());
        look(6.1);
        assertTrue(feed().isWrong());
        assertTrue(detail().contains("is silent while the programme is not. Stop the stream"), detail());
        assertEquals(State.ON, state(), "the sender goes on");
        world.sound = new Mount(new Talk(44), 2.5);
        look(6.1);
        assertEquals(Verdict.DIFFERENT, feed().verdict(), feed().toString());
        assertFalse(feed().isWrong(), "once is not twice");
        world.sound = new Mount(talk, 2.5);
        look(6.1);
        assertEquals(Verdict.HEARD, feed().verdict());
        assertEquals("", detail());
    }

    @Test
    void remembersWhenItWasHeardLast() {
        onAir();
        world.sound = new Mount(talk, 2.5);
        look(3.1);
        assertNotNull(feed().heardAt());
        world.sound = new Mount(null, 2.5);
        look(20.1);
        assertEquals(Verdict.SILENT, feed().verdict());
        assertNotNull(feed().heardAt());
        assertFalse(feed().heardWithin(java.time.Duration.ofSeconds(60), java.time.Instant.now()));
    }

    @Test
    void asksSeldomWhereItIsNotLetIn() {
        onAir();
        world.refusal = new Trouble(Trouble.Kind.REFUSED, "The server lets no listener in (403).");
        look(3.1);
        assertEquals(Verdict.REFUSED, feed().verdict());
        assertEquals("The server lets no listener in (403).", feed().words());
        for (int pause : new int[] {30, 60, 120, 240, 480, 600, 600}) {
            int before = world.hearings;
            look(pause - 0.1);
            assertEquals(before, world.hearings, "within " + pause + " s");
            look(0.2);
            assertEquals(before + 1, world.hearings, "after " + pause + " s");
        }
        assertEquals(8, feed().times());
        assertEquals("", detail());
    }

    @Test
    void aServerThatGivesNothingHasNoData() {
        onAir();
        world.sound = new Mount(talk, 2.5).endingAfter(0);
        look(3.1);
        assertEquals(Verdict.NO_DATA, feed().verdict(), feed().words());
        world.sound = new Mount(talk, 2.5).endingAfter(1.5);
        look(6.1);
        assertEquals(Verdict.NO_DATA, feed().verdict());
        assertTrue(feed().words().contains("1.5 s of sound"), feed().words());
        world.refusal = new Trouble(Trouble.Kind.LOST, "Nobody answers.");
        look(20.1);
        assertEquals(Verdict.NO_DATA, feed().verdict());
        assertEquals("Nobody answers.", feed().words());
        assertEquals(3, feed().times());
    }

    @Test
    void withoutADecoderItClaimsNoMoreThanBytes() {
        onAir();
        decoders = List.of();
        world.sound = new Mount(talk, 2.5);
        look(3.1);
        assertEquals(Verdict.UNDECODABLE, feed().verdict());
        assertTrue(feed().words().contains("(audio/levels), but no installed decoder"), feed().words());
        assertTrue(feed().words().matches("(?s).*\\b1\\.6 kB/s .*"), feed().words());
        int before = world.hearings;
        look(59);
        assertEquals(before, world.hearings);
    }

    @Test
    void aPageIsNoSound() {
        onAir();
        world.sound = new Mount(talk, 2.5);
        world.contentType = "text/html";
        look(3.1);
        assertEquals(Verdict.NO_DATA, feed().verdict());
        assertTrue(feed().words().contains("a page instead of sound at /live.mp3"), feed().words());
    }

    @Test
    void ownListenerIsNotCounted() {
        List<Runnable> waiting = new ArrayList<>();
        threads = waiting::add;
        on(Samples.settings(8000).withReturnFeed(true));
        runAll(waiting);
        world.health = new Network.Health(true, 6);
        sender.step();
        runAll(waiting);
        assertEquals(6, sender.status().listeners(), "six others");
        world.sound = new Mount(talk, 2.5);
        look(3.1);
        Runnable listening = waiting.removeLast();
        runAll(waiting);
        world.whileOpen = () -> {
            world.whileOpen = null;
            world.health = new Network.Health(true, 7);
            look(2.1);
            runAll(waiting);
            assertEquals(6, sender.status().listeners(), "seven, of which one is ours");
        };
        listening.run();
        assertNull(world.whileOpen, "it was open");
        world.health = new Network.Health(true, 8);
        look(0.5);
        runAll(waiting);
        assertEquals(6, sender.status().listeners(), "a count that may still hold us does not count");
        look(2.1);
        runAll(waiting);
        assertEquals(8, sender.status().listeners(), "two more came meanwhile");
    }

    private static void runAll(List<Runnable> waiting) {
        List<Runnable> all = new ArrayList<>(waiting);
        waiting.clear();
        all.forEach(Runnable::run);
    }

    @Test
    void aLookThatNeverEndsIsGivenUpAndTheSenderNeverWaits() {
        List<Runnable> waiting = new ArrayList<>();
        onAir();
        threads = waiting::add;
        on(Samples.settings(8000).withReturnFeed(true));
        runAll(waiting);
        sender.step();
        look(3.1);
        Runnable stuck = waiting.getLast();
        world.sound = new Mount(talk, 2.5);
        look(25.1);
        assertEquals(Verdict.NO_DATA, feed().verdict(), feed().toString());
        ReturnFeed before = feed();
        stuck.run();
        assertSame(before, feed(), "what comes later is not taken");
    }

    @Test
    void endsWithTheConnectionAndBeginsAnewWithTheNext() {
        onAir();
        world.sound = new Mount(talk, 2.5);
        look(3.1);
        assertEquals(Verdict.HEARD, feed().verdict());
        world.last().gone = true;
        sender.step();
        assertEquals(ReturnFeed.NONE, feed());
        look(1);
        assertEquals(State.ON, state());
        place().levels = this::programme;
        assertEquals(ReturnFeed.NONE, feed());
        look(3.1);
        assertEquals(Verdict.HEARD, feed().verdict());
        sender.stop();
        sender.step();
        assertEquals(ReturnFeed.NONE, feed());
    }

    @Test
    void canBeSwitchedOffAndOnWithoutTouchingTheStream() {
        onAir();
        world.sound = new Mount(talk, 2.5);
        look(3.1);
        assertEquals(Verdict.HEARD, feed().verdict());
        sender.settings(Samples.settings(8000).withReturnFeed(false));
        sender.step();
        assertEquals(ReturnFeed.NONE, feed());
        look(100);
        assertEquals(1, world.hearings);
        sender.settings(Samples.settings(8000).withReturnFeed(true));
        sender.step();
        assertEquals(2, world.hearings);
        assertEquals(1, world.links.size());
        assertEquals(1, hub.places.size(), "not even a new place at the encoder");
    }
}
