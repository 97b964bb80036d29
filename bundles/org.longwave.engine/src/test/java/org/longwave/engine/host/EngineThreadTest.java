package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.Priority;
import org.longwave.engine.rt.EngineAgent;
import org.longwave.engine.rt.Mixer;
import org.longwave.engine.rt.Order;

/** The schedule, driven by a hand clock. */
class EngineThreadTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 256);
    private final Studio studio = new Studio(FORMAT, 0.5);
    private final EngineAgent agent = studio.agent();
    private final EngineThread thread = new EngineThread(agent, Pacer.parking());
    private final Listener listener = new Listener();
    private final ConsumerRunner runner = studio.addConsumer("l", Names.PROGRAM, Priority.RECORDING, listener);

    private long due(long block) {
        return FORMAT.nanosOf(block * 256);
    }

    @Test
    void makesOneBlockAPeriodWithoutRoundingAdding() {
        for (long block = 0; block < 10_000; block++) {
            assertEquals(block * 256, agent.frame());
            thread.step(due(block));
        }
        assertEquals(0, agent.gapFrames());
        assertEquals(53_333_333_333L, due(10_000));
    }

    @Test
    void catchesUpBackToBackWhenAHundredMillisecondsBehind() {
        thread.step(0);
        for (int i = 0; i < 18; i++) thread.step(due(1) + 95_000_000);
        assertEquals(19 * 256, agent.frame());
        assertEquals(0, agent.gapFrames());
    }

    @Test
    void givesUpWhatIsFurtherBehindAndTheConsumerIsToldTheGap() {
        runner.doWork();
        thread.step(0);
        long missed = 75; // 400 ms
        thread.step(due(1 + missed));
        while (runner.doWork()) Thread.onSpinWait();
        assertEquals(missed * 256, agent.gapFrames());
        assertEquals(missed * 256, listener.gaps);
        assertEquals(0, listener.lost);
        assertEquals((missed + 2) * 256, agent.frame());
    }

    @Test
    void faultInABlockCostsThatBlockOnly() {
        agent.offer(new Order(Order.NOW) {
            @Override
            protected int apply(Mixer mixer) {
                throw new IllegalStateException("planted");
            }
        });
        thread.step(0);
        thread.step(due(1));
        assertEquals(2 * 256, agent.frame());
        assertEquals(1, agent.blocks());
        runner.doWork();
        assertFalse(runner.doWork());
        assertEquals(256, listener.firstFrame);
    }

    @Test
    void realThreadKeepsItsScheduleAndSaysHowItRuns() throws Exception {
        studio.start();
        long begun = System.nanoTime();
        while (agent.blocks() < 50 && System.nanoTime() - begun < 10_000_000_000L) Thread.sleep(5);
        assertTrue(studio.status().running());
        studio.stop();
        assertTrue(agent.blocks() >= 50);
        assertTrue(
                studio.status().scheduling().matches("(SCHED_FIFO 75|normal priority), .*"),
                () -> studio.status().scheduling());
        assertFalse(studio.status().running());
    }

    /** A seeded fault: the system's pacer, with a waste of memory in each wait. */
    private static final class WastefulPacer implements Pacer {
        private final Pacer system = Pacer.system();
        private volatile Object waste;

        @Override
        public long nanoTime() {
            return system.nanoTime();
        }

        @Override
        public void waitUntil(long deadlineNanos) {
            waste = new byte[16];
            system.waitUntil(deadlineNanos);
        }
    }

    /**
     * Fewest bytes that the engine's own thread, at its own pace, allocates in 1500 blocks. The fewest: when the
     * virtual machine hands a method to its last compiler, it makes the strings of the method's class on the calling
     * thread, once.
     */
    private static long fewestBytes(Pacer pacer) throws InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Studio fast = new Studio(new StreamFormat(192_000, 2, 64), 0.2, pacer);
        fast.addInput("tone", true, new ToneInput(997, 0.5));
        fast.addStrip(new StripSpec("tone", "", "tone", "line", 0, 0f, 0f, false, false));
        fast.start();
        try {
            Thread engine = Thread.getAllStackTraces().keySet().stream()
                    .filter(t -> t.getName().equals("lw-engine"))
                    .findAny()
                    .orElseThrow();
            long fewest = Long.MAX_VALUE;
            for (int round = 0; round < 8 && fewest > 0; round++) {
                long until = fast.agent().blocks() + 1500;
                long before = threads.getThreadAllocatedBytes(engine.threadId());
                while (fast.agent().blocks() < until) Thread.onSpinWait();
                fewest = Math.min(fewest, threads.getThreadAllocatedBytes(engine.threadId()) - before);
            }
            return fewest;
        } finally {
            fast.stop();
        }
    }

    @Test
    void allocatesNothingAtItsOwnPaceWithTheSystemsPacer() throws Exception {
        assertEquals(0, fewestBytes(Pacer.system()));
    }

    @Test
    void seededWasteOfThePacerIsSeen() throws Exception {
        // half of it: blocks that are behind after a standstill are made without a wait
        long fewest = fewestBytes(new WastefulPacer());
        assertTrue(fewest >= 1500 * 16, "the waste was not seen: " + fewest + " bytes");
    }
}
