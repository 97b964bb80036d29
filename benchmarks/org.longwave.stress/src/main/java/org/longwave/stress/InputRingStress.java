package org.longwave.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.longwave.engine.ring.InputReader;
import org.longwave.engine.ring.InputRing;
import org.longwave.engine.ring.InputWriter;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** What the two ends of an input ring may see of each other. */
public class InputRingStress {
    /** The frames are there when the count says so. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "not yet visible")
    @Outcome(id = "2, 12", expect = ACCEPTABLE, desc = "both frames with their content")
    @Outcome(expect = FORBIDDEN, desc = "a count without its frames")
    @State
    public static class FramesComeWithTheirCount {
        private final InputRing ring = new InputRing(1, 4);
        private final float[][] in = {{1f, 2f}};
        private final float[][] out = new float[1][4];

        @Actor
        public void writer() {
            ring.writer().writeAll(in, 0, 2);
        }

        @Actor
        public void reader(II_Result r) {
            r.r1 = ring.reader().read(out, 0, 4);
            r.r2 = (int) (out[0][0] * 10 + out[0][1]);
        }
    }

    /** The same across the wrap, stereo, in a ring whose capacity is no power of two. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "not yet visible")
    @Outcome(id = "3, 123123", expect = ACCEPTABLE, desc = "all three frames of both channels")
    @Outcome(expect = FORBIDDEN, desc = "a count without its frames")
    @State
    public static class FramesCrossTheWrap {
        private final InputRing ring = new InputRing(2, 3);
        private final float[][] in = {{1f, 2f, 3f}, {1f, 2f, 3f}};
        private final float[][] out = new float[2][3];

        public FramesCrossTheWrap() {
            ring.writer().write(out, 0, 2);
            ring.reader().read(out, 0, 2);
        }

        @Actor
        public void writer() {
            ring.writer().writeAll(in, 0, 3);
        }

        @Actor
        public void reader(II_Result r) {
            r.r1 = ring.reader().read(out, 0, 3);
            int left = (int) (out[0][0] * 100 + out[0][1] * 10 + out[0][2]);
            r.r2 = left * 1000 + (int) (out[1][0] * 100 + out[1][1] * 10 + out[1][2]);
        }
    }

    /** What is reserved and not committed is never seen. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "not yet visible")
    @Outcome(id = "2, 78", expect = ACCEPTABLE, desc = "the two committed frames")
    @Outcome(expect = FORBIDDEN, desc = "seen before or beyond the commit")
    @State
    public static class OnlyCommittedFramesShow {
        private final InputRing ring = new InputRing(1, 3);
        private final float[][] out = new float[1][3];

        @Actor
        public void writer() {
            InputWriter w = ring.writer();
            w.reserve(3);
            MemorySegment storage = w.storage(0);
            for (int i = 0; i < 3; i++) storage.setAtIndex(ValueLayout.JAVA_FLOAT, (long) w.firstOffset() + i, 7f + i);
            w.commit(2);
        }

        @Actor
        public void reader(II_Result r) {
            r.r1 = ring.reader().read(out, 0, 3);
            r.r2 = (int) (out[0][0] * 10 + out[0][1]);
        }
    }

    /** A full ring: the writer gets the slots only when the reader has done with them. */
    @JCStressTest
    @Outcome(id = "123456, 0", expect = ACCEPTABLE, desc = "full: refused")
    @Outcome(id = "123456, 6", expect = ACCEPTABLE, desc = "the slots were free")
    @Outcome(expect = FORBIDDEN, desc = "overwritten while being read")
    @State
    public static class FullRingIsNotOverwritten {
        private final InputRing ring = new InputRing(1, 6);
        private final float[][] in = {{9f, 9f, 9f, 9f, 9f, 9f}};
        private final float[][] out = new float[1][6];

        public FullRingIsNotOverwritten() {
            ring.writer().write(new float[][] {{1f, 2f, 3f, 4f, 5f, 6f}}, 0, 6);
        }

        @Actor
        public void writer(II_Result r) {
            r.r2 = ring.writer().write(in, 0, 6);
        }

        @Actor
        public void reader(II_Result r) {
            ring.reader().readAll(out, 0, 6);
            int n = 0;
            for (float sample : out[0]) n = 10 * n + (int) sample;
            r.r1 = n;
        }
    }

    /** A stream in pieces of 1 to 3 through a ring of 3: every accepted frame arrives once and in order. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "all in order, none twice, none missing")
    @Outcome(expect = FORBIDDEN, desc = "lost, doubled or out of order")
    @State
    public static class StreamStaysInOrder {
        private final InputRing ring = new InputRing(1, 3);
        private final float[][] in = new float[1][3];
        private final float[][] out = new float[1][3];
        private int accepted;
        private int arrived;
        private boolean broken;

        @Actor
        public void writer() {
            for (int turn = 0; turn < 6; turn++) {
                int n = 1 + turn % 3;
                for (int i = 0; i < n; i++) in[0][i] = accepted + i + 1;
                accepted += ring.writer().write(in, 0, n);
            }
        }

        @Actor
        public void reader() {
            for (int turn = 0; turn < 6; turn++) take(1 + (turn + 1) % 3);
        }

        private void take(int most) {
            int n = ring.reader().read(out, 0, most);
            for (int i = 0; i < n; i++) broken |= out[0][i] != ++arrived;
        }

        @Arbiter
        public void rest(I_Result r) {
            take(3);
            r.r1 = !broken && arrived == accepted ? 1 : 0;
        }
    }

    /** Who sees the writer gone sees all it wrote: asked in this order. */
    @JCStressTest
    @Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "nothing yet")
    @Outcome(id = "false, 2", expect = ACCEPTABLE, desc = "written, not yet closed")
    @Outcome(id = "true, 2", expect = ACCEPTABLE, desc = "closed, with its tail")
    @Outcome(expect = FORBIDDEN, desc = "closed, and the tail is lost")
    @State
    public static class ClosedComesAfterTheTail {
        private final InputRing ring = new InputRing(1, 4);
        private final float[][] in = {{1f, 2f}};

        @Actor
        public void writer() {
            ring.writer().writeAll(in, 0, 2);
            ring.writer().close();
        }

        @Actor
        public void reader(ZI_Result r) {
            r.r1 = ring.reader().isAbandoned();
            r.r2 = ring.reader().slots();
        }
    }

    /** Who sees the end marked sees all that stands before it. */
    @JCStressTest
    @Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "nothing yet")
    @Outcome(id = "false, 2", expect = ACCEPTABLE, desc = "written, end not yet marked")
    @Outcome(id = "true, 2", expect = ACCEPTABLE, desc = "the end with all before it")
    @Outcome(expect = FORBIDDEN, desc = "the end before its frames")
    @State
    public static class EndComesAfterItsFrames {
        private final InputRing ring = new InputRing(1, 4);
        private final float[][] in = {{1f, 2f}};

        @Actor
        public void writer() {
            ring.writer().writeAll(in, 0, 2);
            ring.writer().end();
        }

        @Actor
        public void reader(ZI_Result r) {
            InputReader reader = ring.reader();
            r.r1 = reader.endInSight();
            r.r2 = reader.slots();
        }
    }

    /** A reader that polls sees what was written in the end. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = ACCEPTABLE, desc = "seen")
    @Outcome(id = "STALE", expect = FORBIDDEN, desc = "never seen")
    @State
    public static class PollingReaderSeesTheFrames {
        private final InputRing ring = new InputRing(1, 4);
        private final float[][] in = {{1f}};

        @Actor
        public void reader() {
            while (ring.reader().slots() == 0) {
                // polls
            }
        }

        @Signal
        public void writer() {
            ring.writer().writeAll(in, 0, 1);
        }
    }
}
