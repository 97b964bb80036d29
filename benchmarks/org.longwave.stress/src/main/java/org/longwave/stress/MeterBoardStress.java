package org.longwave.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.longwave.engine.ring.MeterBoard;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** What a reader of the meters may see while the engine writes them. Snapshot n holds n in every value. */
public class MeterBoardStress {
    static final int LENGTH = 8;
    static final int SNAPSHOTS = 4;

    static int look(float[] values, long frame) {
        for (float value : values) if (value != values[0]) return -1;
        return values[0] == frame ? 1 : -2;
    }

    /** A snapshot is of one moment. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "one moment's values")
    @Outcome(id = "-1", expect = FORBIDDEN, desc = "values of two moments")
    @Outcome(id = "-2", expect = FORBIDDEN, desc = "another moment's frame")
    @Outcome(expect = FORBIDDEN)
    @State
    public static class SnapshotIsNeverTorn {
        private final MeterBoard board = new MeterBoard(LENGTH);
        private final float[] values = new float[LENGTH];

        @Actor
        public void writer() {
            for (int n = 1; n <= SNAPSHOTS; n++) {
                board.begin();
                for (int i = 0; i < LENGTH; i++) board.put(i, n);
                board.end(n);
            }
        }

        @Actor
        public void reader(I_Result r) {
            long frame = board.read(values);
            r.r1 = look(values, frame);
        }
    }
}
