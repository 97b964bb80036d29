package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.longwave.api.AudioBlock;
import org.longwave.api.EdgeInfo;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.Priority;
import org.longwave.engine.rt.Mixer;
import org.longwave.engine.rt.Order;

/** The engine as a server's callback drives it: the test plays the callback. */
class DrivenEngineTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 128);
    private static final int LATENCY = TestDesk.LIMITER;

    private final Studio studio = new Studio(FORMAT, 0.5);
    private final DrivenEngine engine = studio.startDriven();
    private final long[] due = {0};

    @Test
    void makesOneBlockACallAndNothingElse() {
        for (int i = 0; i < 10; i++) engine.block();
        assertEquals(1280, studio.agent().frame());
        assertEquals(10, studio.status().blocks());
        assertEquals(0, studio.status().gapFrames());
        assertFalse(studio.status().running(), "there is no engine thread");
        studio.stop();
    }

    @Test
    void callsThatNeverCameAreAGap() {
        engine.block();
        engine.missed(3);
        engine.block();
        assertEquals(5 * 128, studio.agent().frame());
        assertEquals(3 * 128, studio.status().gapFrames());
        studio.stop();
    }

    @Test
    void faultInABlockStaysInside() {
        studio.agent().offer(new Order(Order.NOW) {
            @Override
            protected int apply(Mixer mixer) {
                throw new IllegalStateException("planted");
            }
        });
        engine.block();
        engine.block();
        assertEquals(256, studio.agent().frame());
        assertEquals(1, studio.agent().blocks());
        studio.stop();
    }

    @Test
    void liveInputOnTheCallersClockComesThroughUnchangedAndWithoutAnEdge() {
        Studio hand = new Studio(FORMAT, 0.5);
        DrivenEngine driven = new DrivenEngine(new EngineThread(hand.agent(), Pacer.parking()), hand.agent());
        hand.addInput("mic", true, new ToneInput(997, 0.5));
        hand.addStrip(new StripSpec("mic", "", "mic", "voice", 0, 0f, 0f, false, false));
        Listener listener = new Listener() {
            @Override
            public void block(AudioBlock block) {
                due[0] = block.dueNanos();
                super.block(block);
            }
        };
        ConsumerRunner runner = hand.addConsumer("l", Names.PROGRAM, Priority.RECORDING, listener);
        InputRunner mic = hand.inputRunner("mic");
        for (int i = 0; i < 20; i++) mic.doWork(); // the reserve
        for (int i = 0; i < 100; i++) {
            mic.doWork();
            driven.block();
            while (runner.doWork()) Thread.onSpinWait();
        }
        assertEquals(EdgeInfo.State.NONE, hand.inputs().getFirst().edge().state());
        assertEquals(AudioBlock.UNSCHEDULED, due[0]);
        float[] left = listener.channel(0);
        for (int i = 128; i < left.length - LATENCY - 128; i++)
            assertEquals(ToneInput.sample(997, 0.5, 48_000, i), left[i + LATENCY], "frame " + i);
    }
}
