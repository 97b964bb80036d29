package org.longwave.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DelayLineTest {
    private static final int BLOCK = 100;

    @Test
    void givesBackWhatWasWrittenSoManyFramesAgoAcrossItsEnd() {
        StoragePool pool = new StoragePool();
        DelayLine line = new DelayLine(2, 500 + BLOCK, pool);
        assertEquals(1024, line.capacityFrames());
        float[][] in = new float[2][BLOCK];
        float[][] out = new float[2][BLOCK];
        long n = 0;
        for (int b = 0; b < 50; b++) {
            int from = b % 3 * 7;
            int to = BLOCK - b % 5;
            for (int i = from; i < to; i++) {
                in[0][i] = ++n;
                in[1][i] = -n;
            }
            line.write(in, from, to);
            assertEquals(n, line.writtenFrames());
            for (int delay : new int[] {0, 1, 99, 500}) {
                line.read(out, from, to, delay);
                for (int i = from; i < to; i++) {
                    float want = Math.max(0, n - delay - (to - 1 - i));
                    assertEquals(want, out[0][i]);
                    assertEquals(-want, out[1][i], 0f);
                }
            }
        }
        line.close();
        assertEquals(0, pool.lentBytes());
    }

    @Test
    void refusesLengthsThatMakeNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new DelayLine(2, 0, new StoragePool()));
        assertThrows(IllegalArgumentException.class, () -> new DelayLine(2, 1 << 25, new StoragePool()));
    }
}
