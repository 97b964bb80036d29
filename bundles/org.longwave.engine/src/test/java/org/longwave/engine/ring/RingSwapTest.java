package org.longwave.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;

/** A bus that changes its ring every few blocks, from a pool that hands the same storage out again and again. */
class RingSwapTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 64);
    private static final int TOTAL = 150_000;

    private final StoragePool pool = new StoragePool();
    private final Random random = new Random(3);
    private BusRing ring = new BusRing(FORMAT, 64, pool);
    private final BusReader[] readers = {ring.joinNewest(0), ring.joinNewest(2), ring.joinNewest(0)};
    private final AtomicLong bad = new AtomicLong();
    private final long[] gapBlocks = new long[readers.length];

    /** Engine and control room in one. */
    private void write(boolean lossless) {
        float[][] data = FORMAT.newBlock();
        int left = 5;
        for (long i = 0; i < TOTAL; i++) {
            if (lossless) for (BusReader r : readers) while (r.lagBlocks() > 6) Thread.onSpinWait();
            java.util.Arrays.fill(data[0], i & 0xFFFFF);
            java.util.Arrays.fill(data[1], i & 0xFFFFF);
            ring.write(data, i * 64);
            if (--left > 0) continue;
            left = 1 + random.nextInt(100);
            BusRing next = new BusRing(FORMAT, 16 << random.nextInt(3), pool);
            ring.prepareHandOver(next);
            ring.handOver(next);
            ring.retire();
            ring = next;
        }
    }

    private void read(int me) {
        AudioBlock b = new AudioBlock(FORMAT);
        BusReader r = readers[me];
        while (r.takenBlocks() + r.lostBlocks() < TOTAL) {
            if (r.read(b) != BusReader.OK) {
                Thread.yield();
                continue;
            }
            gapBlocks[me] += b.gapFrames() / 64;
            float want = b.frame() / 64 & 0xFFFFF;
            for (int i = 0; i < 64; i++) if (b.channel(0)[i] != want || b.channel(1)[i] != want) bad.incrementAndGet();
        }
        r.close();
    }

    private void run(boolean lossless) throws InterruptedException {
        Thread[] threads = new Thread[readers.length];
        for (int k = 0; k < threads.length; k++) {
            int me = k;
            threads[k] = Thread.ofPlatform().start(() -> read(me));
        }
        write(lossless);
        for (Thread t : threads) t.join();
        ring.retire();
        assertEquals(0, bad.get(), "torn or foreign samples");
        assertEquals(0, pool.lentBytes(), "storage that nobody gave back");
    }

    @Test
    void readersThatKeepUpGetEveryBlockOnce() throws Exception {
        run(true);
        for (int k = 0; k < readers.length; k++) {
            assertEquals(TOTAL, readers[k].takenBlocks());
            assertEquals(0, readers[k].lostBlocks() + gapBlocks[k]);
        }
    }

    @Test
    void readersThatAreLappedKnowExactlyWhatTheyLost() throws Exception {
        run(false);
        for (int k = 0; k < readers.length; k++) {
            assertEquals(TOTAL, readers[k].takenBlocks() + readers[k].lostBlocks());
            assertTrue(gapBlocks[k] <= readers[k].lostBlocks());
        }
    }

    @Test
    void skipAheadCrossesTheSwap() {
        float[][] data = FORMAT.newBlock();
        for (int i = 0; i < 10; i++) ring.write(data, i * 64L);
        BusRing next = new BusRing(FORMAT, 16, pool);
        ring.prepareHandOver(next);
        ring.handOver(next);
        for (int i = 10; i < 15; i++) next.write(data, i * 64L);
        AudioBlock block = new AudioBlock(FORMAT);
        assertEquals(13, readers[0].skipAhead(2));
        assertEquals(BusReader.OK, readers[0].read(block));
        assertEquals(13 * 64, block.frame());
        assertEquals(0, block.lostBlocks());
        assertEquals(8, readers[1].skipAhead(7));
        assertEquals(BusReader.OK, readers[1].read(block));
        assertEquals(8 * 64, block.frame());
    }
}
