package org.longwave.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.Arrays;
import org.longwave.stress.FaultyBusRing.Fault;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The checks of {@link BusRingStress} on faulty rings: each must fail. */
public class BusRingControl {
    private static final class Bench {
        final FaultyBusRing ring;
        private final float[] in = new float[FaultyBusRing.FRAMES];
        private final float[] out = new float[FaultyBusRing.FRAMES];
        private int number;

        Bench(Fault fault) {
            ring = new FaultyBusRing(fault);
        }

        void write(int blocks) {
            for (int i = 0; i < blocks; i++, number++) {
                Arrays.fill(in, number);
                ring.write(in, (long) number * FaultyBusRing.FRAMES);
            }
        }

        int look() {
            long frame = ring.read(out);
            if (frame < 0) return frame == -1 ? 0 : 2;
            for (float sample : out) if (sample != out[0]) return BusRingStress.TORN;
            return out[0] * FaultyBusRing.FRAMES == frame ? 1 : BusRingStress.MISPLACED;
        }
    }

    /** {@link BusRingStress.BlockIsNeverTorn} without the reader's validation. */
    @JCStressTest
    @Outcome(
            id = {"1", "2"},
            expect = ACCEPTABLE,
            desc = "a whole block, or a dropout")
    @Outcome(expect = FORBIDDEN, desc = "torn or misplaced")
    @State
    public static class NoValidation {
        private final Bench bench = new Bench(Fault.NO_VALIDATION);

        public NoValidation() {
            bench.write(4);
        }

        @Actor
        public void writer() {
            bench.write(3);
        }

        @Actor
        public void reader(I_Result r) {
            r.r1 = bench.look();
        }
    }

    /** {@link BusRingStress.BlockIsNeverTorn} with the intent marked after the copy. */
    @JCStressTest
    @Outcome(
            id = {"1", "2"},
            expect = ACCEPTABLE,
            desc = "a whole block, or a dropout")
    @Outcome(expect = FORBIDDEN, desc = "torn or misplaced")
    @State
    public static class LateIntent {
        private final Bench bench = new Bench(Fault.LATE_INTENT);

        public LateIntent() {
            bench.write(4);
        }

        @Actor
        public void writer() {
            bench.write(3);
        }

        @Actor
        public void reader(I_Result r) {
            r.r1 = bench.look();
        }
    }

    /** {@link BusRingStress.FreshBlockIsWhole} with the slot said to be complete before the copy. */
    @JCStressTest
    @Outcome(
            id = {"0", "1"},
            expect = ACCEPTABLE,
            desc = "nothing yet, or a whole block")
    @Outcome(expect = FORBIDDEN, desc = "torn or misplaced")
    @State
    public static class CompleteBeforeCopy {
        private final Bench bench = new Bench(Fault.COMPLETE_BEFORE_COPY);

        public CompleteBeforeCopy() {
            bench.write(4);
            for (int i = 0; i < 4; i++) bench.look();
        }

        @Actor
        public void writer() {
            bench.write(1);
        }

        @Actor
        public void reader(I_Result r) {
            r.r1 = bench.look();
        }
    }

    /** {@link BusRingStress.LossIsCountedExactly} with a loss counted as one block. */
    @JCStressTest
    @Outcome(id = "14", expect = ACCEPTABLE, desc = "every block delivered or counted")
    @Outcome(expect = FORBIDDEN, desc = "a wrong count")
    @State
    public static class LossGuessed {
        private final Bench bench = new Bench(Fault.LOSS_GUESSED);

        public LossGuessed() {
            bench.write(6);
        }

        @Actor
        public void writer() {
            bench.write(8);
        }

        @Actor
        public void reader() {
            for (int i = 0; i < 5; i++) bench.look();
        }

        @Arbiter
        public void rest(I_Result r) {
            while (bench.look() != 0) {
                // empties the ring
            }
            r.r1 = (int) (bench.ring.taken + bench.ring.lost);
        }
    }
}
