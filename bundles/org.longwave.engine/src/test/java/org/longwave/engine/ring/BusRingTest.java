package org.longwave.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;

class BusRingTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 64);
    private final BusRing ring = new BusRing(FORMAT, 16);
    private final AudioBlock block = new AudioBlock(FORMAT);
    private final float[][] out = FORMAT.newBlock();
    private long written;

    private void write(int blocks) {
        for (int i = 0; i < blocks; i++) {
            java.util.Arrays.fill(out[0], written);
            java.util.Arrays.fill(out[1], -written);
            ring.write(out, written * 64);
            written++;
        }
    }

    @Test
    void freshRingIsEmptyAndLeavesTheTargetAlone() {
        block.channel(0)[0] = 7f;
        assertEquals(BusReader.EMPTY, ring.joinNewest(2).read(block));
        assertEquals(7f, block.channel(0)[0]);
    }

    @Test
    void deliversEachBlockOnceInOrder() {
        BusReader r = ring.joinNewest(2);
        for (int i = 0; i < 100; i++) {
            write(3);
            for (int k = 0; k < 3; k++) {
                assertEquals(BusReader.OK, r.read(block));
                assertEquals((3L * i + k) * 64, block.frame());
                assertEquals(3f * i + k, block.channel(0)[63]);
                assertEquals(-(3f * i + k), block.channel(1)[0], 0f);
                assertEquals(0, block.lostBlocks());
                assertEquals(0, block.gapFrames());
            }
            assertEquals(BusReader.EMPTY, r.read(block));
        }
        assertEquals(300, r.takenBlocks());
        assertEquals(0, r.lostBlocks());
    }

    @Test
    void readsAFullRingWithoutLoss() {
        BusReader r = ring.joinNewest(0);
        write(16);
        for (int k = 0; k < 16; k++) assertEquals(BusReader.OK, r.read(block));
        assertEquals(0, r.lostBlocks());
    }

    @Test
    void capacityMinusOneCapacityAndOneMore() {
        for (int blocks = 15; blocks <= 17; blocks++) {
            BusRing full = new BusRing(FORMAT, 16);
            BusReader r = full.joinNewest(0);
            for (int i = 0; i < blocks; i++) full.write(out, i * 64L);
            int taken = 0;
            while (r.read(block) == BusReader.OK) taken++;
            assertEquals(blocks, taken + r.lostBlocks());
            assertEquals(blocks <= 16 ? 0 : 3, r.lostBlocks(), "one too many, and an eighth is left to the writer");
        }
    }

    @Test
    void largeRingMarksItsIntentFourBlocksAtATimeAndStillCountsExactly() {
        for (int blocks = 60; blocks <= 72; blocks++) {
            BusRing large = new BusRing(FORMAT, 64);
            BusReader r = large.joinNewest(0);
            for (int i = 0; i < blocks; i++) {
                java.util.Arrays.fill(out[0], i);
                large.write(out, i * 64L);
            }
            int taken = 0;
            while (r.read(block) == BusReader.OK) {
                assertEquals(block.frame() / 64f, block.channel(0)[63]);
                taken++;
            }
            assertEquals(blocks, taken + r.lostBlocks());
            int begun = (blocks + 3) / 4 * 4;
            assertEquals(blocks <= 64 ? 0 : begun - 64 + 8, r.lostBlocks(), "an eighth is left to the writer");
        }
    }

    @Test
    void ringThatIsRetiredDuringAReadStaysUntilTheReaderCloses() {
        StoragePool pool = new StoragePool();
        BusRing old = new BusRing(FORMAT, 16, pool);
        BusReader r = old.joinNewest(0);
        for (int i = 0; i < 3; i++) {
            java.util.Arrays.fill(out[0], i);
            old.write(out, i * 64L);
        }
        assertEquals(BusReader.OK, r.read(block));
        old.retire();
        BusRing other = new BusRing(FORMAT, 16, pool);
        java.util.Arrays.fill(out[0], 99f);
        for (int i = 0; i < 16; i++) other.write(out, i * 64L);
        assertEquals(BusReader.OK, r.read(block));
        assertEquals(1f, block.channel(0)[5]);
        r.close();
        other.retire();
        assertEquals(0, pool.lentBytes());
    }

    @Test
    void tellsExactlyWhatWasLost() {
        BusReader r = ring.joinNewest(0);
        write(2);
        r.read(block);
        write(98);
        assertEquals(BusReader.OK, r.read(block));
        long at = block.frame() / 64;
        assertEquals(at - 1, block.lostBlocks());
        assertEquals((at - 1) * 64, block.gapFrames());
        assertEquals(at - 1, r.lostBlocks());
        assertEquals(100 - 16 + 2, at, "an eighth of the ring is left to the writer");
        long taken = 2;
        while (r.read(block) == BusReader.OK) taken++;
        assertEquals(100, taken + r.lostBlocks());
    }

    @Test
    void resumesAtNewestMinusKWhenThatIsThePolicy() {
        BusReader r = ring.joinNewest(2);
        write(50);
        assertEquals(BusReader.OK, r.read(block));
        assertEquals(48 * 64, block.frame());
        assertEquals(48, r.lostBlocks());
    }

    @Test
    void countsRightWhenAwayForMoreThan65536Laps() {
        BusRing small = new BusRing(FORMAT, 4);
        BusReader r = small.joinNewest(0);
        long blocks = 4L * 65_536 + 11;
        for (long i = 0; i < blocks; i++) small.write(out, i * 64);
        assertEquals(BusReader.OK, r.read(block));
        long taken = 1;
        while (r.read(block) == BusReader.OK) taken++;
        assertEquals(blocks, taken + r.lostBlocks());
    }

    @Test
    void skipAheadNeverGoesBackAndIsNoLoss() {
        BusReader r = ring.joinNewest(2);
        write(10);
        assertEquals(7, r.skipAhead(3));
        assertEquals(0, r.skipAhead(8));
        assertEquals(BusReader.OK, r.read(block));
        assertEquals(7 * 64, block.frame());
        assertEquals(0, r.lostBlocks());
        assertEquals(2, r.skipAhead(0));
        assertEquals(BusReader.EMPTY, r.read(block));
    }

    @Test
    void joinsAtOldestNewestAndAsAClone() {
        write(40);
        assertEquals(0, ring.joinNewest(2).lagBlocks());
        BusReader oldest = ring.joinOldest(0);
        assertEquals(BusReader.OK, oldest.read(block));
        assertEquals((40 - 16 + 2) * 64, block.frame());
        BusReader clone = oldest.copy();
        assertEquals(BusReader.OK, clone.read(block));
        assertEquals((40 - 16 + 3) * 64, block.frame());
        assertEquals(BusReader.OK, oldest.read(block));
        assertEquals((40 - 16 + 3) * 64, block.frame());
    }

    @Test
    void tellsTheGapTheEngineLeft() {
        BusReader r = ring.joinNewest(2);
        ring.write(out, 0);
        ring.write(out, 64 + 640);
        r.read(block);
        r.read(block);
        assertEquals(640, block.gapFrames());
        assertEquals(0, block.lostBlocks());
    }

    @Test
    void refusesOddCapacities() {
        assertThrows(IllegalArgumentException.class, () -> new BusRing(FORMAT, 15));
        assertThrows(IllegalArgumentException.class, () -> new BusRing(FORMAT, 2));
    }

    @Test
    void neverGivesATornBlockToALappedReader() throws Exception {
        BusRing small = new BusRing(FORMAT, 4);
        long total = 400_000;
        AtomicLong bad = new AtomicLong();
        Thread[] readers = new Thread[2];
        long[] seen = new long[2];
        BusReader[] ends = {small.joinNewest(0), small.joinNewest(2)};
        for (int k = 0; k < 2; k++) {
            int me = k;
            readers[k] = Thread.ofPlatform().start(() -> {
                AudioBlock b = new AudioBlock(FORMAT);
                while (ends[me].takenBlocks() + ends[me].lostBlocks() < total) {
                    if (ends[me].read(b) != BusReader.OK) continue;
                    seen[me]++;
                    float want = b.frame() / 64 & 0xFFFFF;
                    for (int i = 0; i < 64; i++)
                        if (b.channel(0)[i] != want || b.channel(1)[i] != want) bad.incrementAndGet();
                }
            });
        }
        float[][] data = FORMAT.newBlock();
        for (long i = 0; i < total; i++) {
            java.util.Arrays.fill(data[0], i & 0xFFFFF);
            java.util.Arrays.fill(data[1], i & 0xFFFFF);
            small.write(data, i * 64);
        }
        for (Thread t : readers) t.join();
        assertEquals(0, bad.get());
        for (int k = 0; k < 2; k++) {
            assertTrue(seen[k] > 0);
            assertEquals(total, ends[k].takenBlocks() + ends[k].lostBlocks());
        }
    }
}
