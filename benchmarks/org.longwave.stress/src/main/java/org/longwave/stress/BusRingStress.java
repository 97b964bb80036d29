package org.longwave.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.engine.ring.BusReader;
import org.longwave.engine.ring.BusRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** What a reader of a bus ring may see while the writer laps it. Block n holds n in every sample. */
public class BusRingStress {
    static final StreamFormat FORMAT = new StreamFormat(48_000, 1, 64);
    static final int TORN = -1;
    static final int MISPLACED = -2;

    /** 0: nothing new, 1: a whole block, 2: dropout; less than 0: a fault. */
    static int look(int result, AudioBlock block) {
        if (result != BusReader.OK) return result == BusReader.EMPTY ? 0 : 2;
        float[] samples = block.channel(0);
        for (float sample : samples) if (sample != samples[0]) return TORN;
        return samples[0] * FORMAT.blockFrames() == block.frame() ? 1 : MISPLACED;
    }

    static final class Writer {
        private final BusRing ring;
        private final float[][] block = FORMAT.newBlock();
        private int number;

        Writer(BusRing ring) {
            this.ring = ring;
        }

        void write(int blocks) {
            for (int i = 0; i < blocks; i++, number++) {
                java.util.Arrays.fill(block[0], number);
                ring.write(block, (long) number * FORMAT.blockFrames());
            }
        }
    }

    /** A block is whole or it is not given. */
    @JCStressTest
    @Outcome(
            id = {"1", "2"},
            expect = ACCEPTABLE,
            desc = "a whole block, or a dropout")
    @Outcome(id = "-1", expect = FORBIDDEN, desc = "torn")
    @Outcome(id = "-2", expect = FORBIDDEN, desc = "content of one block, frame of another")
    @Outcome(expect = FORBIDDEN, desc = "empty, though there are blocks")
    @State
    public static class BlockIsNeverTorn {
        private final BusRing ring = new BusRing(FORMAT, 4);
        private final BusReader reader = ring.joinNewest(0);
        private final Writer writer = new Writer(ring);
        private final AudioBlock block = new AudioBlock(FORMAT);

        public BlockIsNeverTorn() {
            writer.write(4); // full: the next write goes over the block the reader wants
        }

        @Actor
        public void writer() {
            writer.write(3);
        }

        @Actor
        public void reader(I_Result r) {
            r.r1 = look(reader.read(block), block);
        }
    }

    /** As above, in a ring so large that the writer marks its intent two blocks at a time. */
    @JCStressTest
    @Outcome(
            id = {"1", "2"},
            expect = ACCEPTABLE,
            desc = "a whole block, or a dropout")
    @Outcome(expect = FORBIDDEN, desc = "torn, misplaced, or empty, though there are blocks")
    @State
    public static class LargeRingIsNeverTorn {
        private final BusRing ring = new BusRing(FORMAT, 32);
        private final BusReader reader = ring.joinNewest(0);
        private final Writer writer = new Writer(ring);
        private final AudioBlock block = new AudioBlock(FORMAT);

        public LargeRingIsNeverTorn() {
            writer.write(32); // full: the next two writes go over the blocks the reader wants
        }

        @Actor
        public void writer() {
            writer.write(3);
        }

        @Actor
        public void reader(I_Result r) {
            int first = look(reader.read(block), block);
            int second = look(reader.read(block), block);
            r.r1 = first < 0 || first == 0 ? first : second;
        }
    }

    /** A block that comes when all before it are read is there as a whole or not at all. */
    @JCStressTest
    @Outcome(
            id = {"0", "1"},
            expect = ACCEPTABLE,
            desc = "nothing yet, or a whole block")
    @Outcome(expect = FORBIDDEN, desc = "torn, misplaced, or lost")
    @State
    public static class FreshBlockIsWhole {
        private final BusRing ring = new BusRing(FORMAT, 4);
        private final BusReader reader = ring.joinNewest(0);
        private final Writer writer = new Writer(ring);
        private final AudioBlock block = new AudioBlock(FORMAT);

        public FreshBlockIsWhole() {
            writer.write(4);
            for (int i = 0; i < 4; i++) reader.read(block);
        }

        @Actor
        public void writer() {
            writer.write(1);
        }

        @Actor
        public void reader(I_Result r) {
            r.r1 = look(reader.read(block), block);
        }
    }

    /** Delivered and lost together are exactly what was published; blocks come in order with the right gap. */
    @JCStressTest
    @Outcome(id = "14, 0", expect = ACCEPTABLE, desc = "every block delivered or counted")
    @Outcome(expect = FORBIDDEN, desc = "a wrong count, or a fault in a block")
    @State
    public static class LossIsCountedExactly {
        private final BusRing ring = new BusRing(FORMAT, 4);
        private final BusReader reader = ring.joinNewest(0);
        private final Writer writer = new Writer(ring);
        private final AudioBlock block = new AudioBlock(FORMAT);
        private long nextFrame;
        private int faults;

        public LossIsCountedExactly() {
            writer.write(6); // lapped before it begins
        }

        @Actor
        public void writer() {
            writer.write(8);
        }

        @Actor
        public void reader() {
            for (int i = 0; i < 5; i++) take();
        }

        private boolean take() {
            int result = reader.read(block);
            int seen = look(result, block);
            if (seen < 0) faults++;
            if (seen != 1) return result != BusReader.EMPTY;
            long lostFrames = block.lostBlocks() * FORMAT.blockFrames();
            if (block.frame() != nextFrame + lostFrames) faults++;
            nextFrame = block.frame() + FORMAT.blockFrames();
            return true;
        }

        @Arbiter
        public void rest(II_Result r) {
            while (take()) {
                // empties the ring
            }
            r.r1 = (int) (reader.takenBlocks() + reader.lostBlocks());
            r.r2 = faults;
        }
    }

    /** A jump ahead is never a step back: no block comes twice. */
    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "numbers only rise")
    @Outcome(expect = FORBIDDEN, desc = "delivered again, or torn")
    @State
    public static class SkipNeverGoesBack {
        private final BusRing ring = new BusRing(FORMAT, 4);
        private final BusReader reader = ring.joinNewest(2);
        private final Writer writer = new Writer(ring);
        private final AudioBlock block = new AudioBlock(FORMAT);

        public SkipNeverGoesBack() {
            writer.write(4);
        }

        @Actor
        public void writer() {
            writer.write(5);
        }

        @Actor
        public void reader(I_Result r) {
            long last = -1;
            for (int i = 0; i < 4; i++) {
                reader.skipAhead(1 + i % 2);
                int seen = look(reader.read(block), block);
                if (seen < 0 || (seen == 1 && block.frame() <= last)) r.r1++;
                if (seen == 1) last = block.frame();
            }
        }
    }
}
