package org.longwave.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.longwave.api.AudioBlock;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.Priority;
import org.longwave.engine.host.StripSpec;
import org.longwave.engine.host.Studio;
import org.longwave.player.SignalSettings;
import org.longwave.player.TestSignal;

/** Real threads: one consumer sleeps longer than the ring is; it is told exactly what it missed, nobody else notices. */
class SleepingConsumerTest {
    private static final int SECONDS = Boolean.getBoolean("longwave.long") ? 30 : 8;
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 256);

    /** Counts what it is given and checks that nothing is told wrongly; sleeps once. */
    private static final class Counting implements BusConsumer {
        private final boolean sleeper;
        final AtomicLong blocks = new AtomicLong();
        final AtomicLong lost = new AtomicLong();
        final AtomicLong wrong = new AtomicLong();
        private long expected = -1;

        Counting(boolean sleeper) {
            this.sleeper = sleeper;
        }

        @Override
        public void open(StreamFormat format) {}

        @Override
        public void block(AudioBlock block) {
            if (expected >= 0 && block.frame() != expected + block.lostBlocks() * block.frames())
                wrong.incrementAndGet();
            if (expected >= 0 && block.gapFrames() != block.frame() - expected) wrong.incrementAndGet();
            expected = block.frame() + block.frames();
            lost.addAndGet(block.lostBlocks());
            if (blocks.incrementAndGet() == 100 && sleeper) sleep();
        }

        private static void sleep() {
            try {
                Thread.sleep(SECONDS * 1000L);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {}
    }

    @Test
    void sleeperIsToldExactlyWhatItMissedAndNobodyElseLosesABlock() throws Exception {
        Studio studio = new Studio(FORMAT, 2);
        studio.addInput("tone", false, new TestSignal(new SignalSettings(SignalSettings.Kind.SINE, 997, -20)));
        studio.addStrip(new StripSpec("tone", "", "tone", "line", 0, 0f, 0f, false, false));
        Counting sleeper = new Counting(true);
        Counting[] others = {new Counting(false), new Counting(false), new Counting(false)};
        studio.addConsumer("sleeper", Names.PROGRAM, Priority.STREAMING, sleeper);
        for (Priority p : Priority.values()) studio.addConsumer("p" + p, Names.PROGRAM, p, others[p.ordinal()]);
        studio.start();
        Thread.sleep(SECONDS * 1000L + 4000);
        studio.stop();
        long made = studio.agent().blocks();
        assertEquals(0, studio.agent().gapFrames(), "the machine stood still for more than 100 ms");
        assertTrue(sleeper.lost.get() > (SECONDS - 3) * FORMAT.rateHz() / FORMAT.blockFrames());
        assertEquals(made, sleeper.blocks.get() + sleeper.lost.get());
        assertEquals(0, sleeper.wrong.get());
        for (Counting other : others) {
            assertEquals(0, other.lost.get());
            assertEquals(0, other.wrong.get());
            assertEquals(made, other.blocks.get());
        }
        for (ConsumerInfo c : studio.consumers()) assertEquals("", c.detail());
    }
}
