package org.longwave.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.longwave.engine.ring.InputRing;
import org.longwave.stress.FaultyInputRing.Fault;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** The checks of {@link InputRingStress} on faulty rings and a faulty use: each must fail. */
public class InputRingControl {
    /** {@link InputRingStress.FramesComeWithTheirCount}, the count published first. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "not yet visible")
    @Outcome(id = "2, 12", expect = ACCEPTABLE, desc = "both frames with their content")
    @Outcome(expect = FORBIDDEN, desc = "a count without its frames")
    @State
    public static class CountBeforeFrames {
        private final FaultyInputRing ring = new FaultyInputRing(Fault.COUNT_BEFORE_FRAMES, 4);
        private final float[][] in = {{1f, 2f}};
        private final float[][] out = new float[1][4];

        @Actor
        public void writer() {
            ring.write(in, 2);
        }

        @Actor
        public void reader(II_Result r) {
            r.r1 = ring.read(out, 4);
            r.r2 = (int) (out[0][0] * 10 + out[0][1]);
        }
    }

    /** {@link InputRingStress.FullRingIsNotOverwritten}, the slots given back first. */
    @JCStressTest
    @Outcome(id = "12345678, 0", expect = ACCEPTABLE, desc = "full: refused")
    @Outcome(id = "12345678, 8", expect = ACCEPTABLE, desc = "the slots were free")
    @Outcome(expect = FORBIDDEN, desc = "overwritten while being read")
    @State
    public static class SlotsBeforeCopy {
        private final FaultyInputRing ring = new FaultyInputRing(Fault.SLOTS_BEFORE_COPY, 8);
        private final float[][] in = {{9f, 9f, 9f, 9f, 9f, 9f, 9f, 9f}};
        private final float[][] out = new float[1][8];

        public SlotsBeforeCopy() {
            ring.write(new float[][] {{1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f}}, 8);
        }

        @Actor
        public void writer(II_Result r) {
            r.r2 = ring.write(in, 8);
        }

        @Actor
        public void reader(II_Result r) {
            ring.read(out, 8);
            int n = 0;
            for (float sample : out[0]) n = 10 * n + (int) sample;
            r.r1 = n;
        }
    }

    /** {@link InputRingStress.ClosedComesAfterTheTail}, asked in the wrong order. */
    @JCStressTest
    @Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "nothing yet")
    @Outcome(id = "false, 2", expect = ACCEPTABLE, desc = "written, not yet closed")
    @Outcome(id = "true, 2", expect = ACCEPTABLE, desc = "closed, with its tail")
    @Outcome(expect = FORBIDDEN, desc = "closed, and the tail is lost")
    @State
    public static class EmptyAskedBeforeClosed {
        private final InputRing ring = new InputRing(1, 4);
        private final float[][] in = {{1f, 2f}};

        @Actor
        public void writer() {
            ring.writer().writeAll(in, 0, 2);
            ring.writer().close();
        }

        @Actor
        public void reader(ZI_Result r) {
            r.r2 = ring.reader().slots();
            r.r1 = ring.reader().isAbandoned();
        }
    }

    /** {@link InputRingStress.PollingReaderSeesTheFrames} without acquire: the compiler reads the count once. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = ACCEPTABLE, desc = "seen")
    @Outcome(id = "STALE", expect = FORBIDDEN, desc = "never seen")
    @State
    public static class NoAcquire {
        private final FaultyInputRing ring = new FaultyInputRing(Fault.NO_ORDER, 4);
        private final float[][] in = {{1f}};

        @Actor
        public void reader() {
            while (ring.slots() == 0) {
                // polls
            }
        }

        @Signal
        public void writer() {
            ring.write(in, 1);
        }
    }
}
