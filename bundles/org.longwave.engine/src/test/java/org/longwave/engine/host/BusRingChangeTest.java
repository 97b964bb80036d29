package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Applied;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.Priority;

/** Another ring length while on air; and what each class of consumers does when it is behind. */
class BusRingChangeTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 128);

    private final Studio studio = new Studio(FORMAT, 0.5);
    private final Listener listener = new Listener();

    private void play() {
        studio.addInput("a", false, new ToneInput(997, 0.5));
        studio.addStrip(new StripSpec("a", "", "a", "line", 0, 0f, 0f, false, false));
    }

    private void step(int blocks) {
        for (int i = 0; i < blocks; i++) {
            while (studio.inputRunner("a").doWork()) Thread.onSpinWait();
            studio.step();
        }
    }

    private static void drain(ConsumerRunner runner) {
        while (runner.doWork()) Thread.onSpinWait();
    }

    private CompletableFuture<Applied> ring(double seconds) {
        return studio.changeBus(Names.PROGRAM, "", 0f, -1f, seconds);
    }

    @Test
    void recordingIsBitIdenticalWhateverTheRingDoes() {
        ConsumerRunner recorder = studio.addConsumer("r", Names.PROGRAM, Priority.RECORDING, listener);
        long before = studio.pool().lentBytes();
        play();
        double[] lengths = {1, 0.2, 5, 0.1, 0};
        step(10);
        for (int i = 0; i < 60; i++) {
            ring(lengths[i % lengths.length]);
            step(1 + i % 7);
            if (i % 4 == 0) drain(recorder); // now and then it has two or three rings to finish
        }
        drain(recorder);
        float[] left = listener.channel(0);
        assertEquals(studio.agent().frame(), left.length);
        for (int i = TestDesk.LIMITER; i < left.length; i++)
            assertEquals(ToneInput.sample(997, 0.5, 48_000, i - TestDesk.LIMITER), left[i]);
        assertArrayEquals(left, listener.channel(1));
        assertEquals(0, listener.lost + listener.gaps);
        studio.removeStrip("a");
        for (int i = 0; i < 10; i++) studio.step(); // it fades out first
        assertEquals(before, studio.pool().lentBytes(), "storage of retired rings was not given back");
    }

    @Test
    void lengthIsCheckedAndTheSameLengthChangesNothing() throws Exception {
        assertThrows(IllegalArgumentException.class, () -> ring(0.05));
        assertThrows(IllegalArgumentException.class, () -> ring(61));
        assertThrows(IllegalArgumentException.class, () -> ring(Double.NaN));
        long owned = studio.pool().ownedBytes();
        ring(0).get();
        ring(0.5).get();
        assertEquals(owned, studio.pool().ownedBytes());
        assertFalse(ring(2).isDone());
        studio.step();
        assertTrue(studio.pool().ownedBytes() > owned);
    }

    @Test
    void nobodyLosesABlockOnRealThreads() throws Exception {
        Listener[] all = {listener, new Listener(), new Listener()};
        for (int i = 0; i < all.length; i++)
            studio.addConsumer("c" + i, Names.PROGRAM, Priority.values()[i == 0 ? 2 : 1], all[i]);
        play();
        studio.start();
        for (int i = 0; i < 25; i++) ring(i % 2 == 0 ? 1.5 : 0).get(10, TimeUnit.SECONDS);
        studio.stop();
        for (Listener l : all) {
            assertEquals(0, l.lost);
            assertEquals(studio.status().gapFrames(), l.gaps, "only what the engine never made may be missing");
            assertEquals(studio.status().blocks() * 128, l.channel(0).length);
        }
        assertArrayEquals(all[0].channel(0), all[1].channel(0));
    }

    @Test
    void playbackBeyondItsBudgetSkipsToTheNewestTwo() {
        ConsumerRunner playback = studio.addConsumer("p", Names.PROGRAM, Priority.PLAYBACK, listener);
        play();
        step(1);
        playback.doWork();
        step(38); // 101 ms
        playback.doWork();
        assertEquals(0, playback.info().skippedBlocks(), "within the budget");
        drain(playback);
        step(39);
        drain(playback);
        ConsumerInfo info = playback.info();
        assertEquals(37, info.skippedBlocks());
        assertEquals(0, info.lostBlocks());
        assertEquals(37 * 128, listener.gaps);
        assertEquals(78, info.blocks() + info.skippedBlocks() + 1, "all but the one made before it was open");
    }

    @Test
    void streamingAndRecordingNeverSkipByChoice() {
        ConsumerRunner stream = studio.addConsumer("s", Names.PROGRAM, Priority.STREAMING, listener);
        ConsumerRunner recorder = studio.addConsumer("r", Names.PROGRAM, Priority.RECORDING, new Listener());
        play();
        step(180); // 480 ms of a ring of 0.68 s
        drain(stream);
        drain(recorder);
        for (ConsumerRunner r : new ConsumerRunner[] {stream, recorder}) {
            assertEquals(180, r.info().blocks());
            assertEquals(0, r.info().skippedBlocks() + r.info().lostBlocks());
        }
    }

    @Test
    void storageOfAnInputComesBackAfterItsFadeOnly() {
        play();
        step(20);
        long with = studio.pool().lentBytes();
        studio.removeStrip("a");
        assertEquals(with, studio.pool().lentBytes(), "the engine may still read it");
        for (int i = 0; i < 10; i++) studio.step();
        assertTrue(studio.pool().lentBytes() < with);
    }
}
