package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertTrue(studio.scheduling().matches("(SCHED_FIFO 75|normal priority), .*"), studio.scheduling());
        assertFalse(studio.status().running());
    }
}
