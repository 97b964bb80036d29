package org.longwave.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.lang.invoke.VarHandle;
import org.longwave.engine.ring.Cursor;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The check of {@link MeterBoardStress} on faulty boards: each must fail. */
public class MeterBoardControl {
    private static final class Board {
        private final float[] values = new float[MeterBoardStress.LENGTH];
        private final Cursor version = new Cursor();
        private long frame;

        void write(int n) {
            version.setOpaque(version.plain() + 1);
            VarHandle.storeStoreFence();
            for (int i = 0; i < values.length; i++) values[i] = n;
            frame = n;
            version.release(version.plain() + 1);
        }

        /** Waits for an even version, but does not look whether it is still the same afterwards. */
        long readWithoutCheck(float[] into) {
            while ((version.acquire() & 1) != 0) Thread.onSpinWait();
            System.arraycopy(values, 0, into, 0, values.length);
            return frame;
        }

        /** Looks whether the version is the same, but not whether it is odd: a write was under way. */
        long readDuringWrite(float[] into) {
            while (true) {
                long before = version.acquire();
                System.arraycopy(values, 0, into, 0, values.length);
                long at = frame;
                VarHandle.loadLoadFence();
                if (version.opaque() == before) return at;
            }
        }
    }

    /** {@link MeterBoardStress.SnapshotIsNeverTorn} without the second look at the version. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "one moment's values")
    @Outcome(expect = FORBIDDEN, desc = "values of two moments")
    @State
    public static class NoSecondLook {
        private final Board board = new Board();
        private final float[] values = new float[MeterBoardStress.LENGTH];

        @Actor
        public void writer() {
            for (int n = 1; n <= MeterBoardStress.SNAPSHOTS; n++) board.write(n);
        }

        @Actor
        public void reader(I_Result r) {
            long frame = board.readWithoutCheck(values);
            r.r1 = MeterBoardStress.look(values, frame);
        }
    }

    /** {@link MeterBoardStress.SnapshotIsNeverTorn} without the look for a write under way. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "one moment's values")
    @Outcome(expect = FORBIDDEN, desc = "values of two moments")
    @State
    public static class NoOddCheck {
        private final Board board = new Board();
        private final float[] values = new float[MeterBoardStress.LENGTH];

        @Actor
        public void writer() {
            for (int n = 1; n <= MeterBoardStress.SNAPSHOTS; n++) board.write(n);
        }

        @Actor
        public void reader(I_Result r) {
            long frame = board.readDuringWrite(values);
            r.r1 = MeterBoardStress.look(values, frame);
        }
    }
}
