package org.longwave.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;

class StoragePoolTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 64);
    private final StoragePool pool = new StoragePool();
    private final float[][] samples = FORMAT.newBlock();

    @Test
    void segmentGoesRoundWithinItsSizeClassAndComesClean() {
        StoragePool.Lease first = pool.take(5000, 1);
        MemorySegment segment = first.segment();
        segment.set(ValueLayout.JAVA_FLOAT, 100, 1f);
        first.release();
        assertEquals(0, pool.lentBytes());
        StoragePool.Lease again = pool.take(8192, 1);
        assertSame(segment, again.segment());
        assertEquals(0f, again.segment().get(ValueLayout.JAVA_FLOAT, 100));
        assertEquals(8192, pool.ownedBytes());
        assertNotEquals(segment, pool.take(8193, 1).segment());
        assertEquals(8192 + 16384, pool.lentBytes());
    }

    @Test
    void segmentStaysOutUntilTheLastHolderLetsGo() {
        StoragePool.Lease lease = pool.take(4096, 2);
        lease.retain();
        lease.release();
        lease.release();
        assertEquals(4096, pool.lentBytes());
        lease.release();
        assertEquals(0, pool.lentBytes());
        assertThrows(IllegalStateException.class, lease::release);
        assertThrows(IllegalStateException.class, lease::retain);
    }

    @Test
    void refusesNonsense() {
        assertThrows(IllegalArgumentException.class, () -> pool.take(0, 1));
        assertThrows(IllegalArgumentException.class, () -> pool.take(1, 0));
    }

    @Test
    void inputRingIsGivenBackOnceBothEndsAreClosed() {
        InputRing ring = new InputRing(2, 1000, pool);
        assertEquals(2 * 4096, pool.lentBytes());
        ring.writer().write(new float[2][10], 0, 10);
        ring.writer().close();
        ring.writer().close();
        assertEquals(2 * 4096, pool.lentBytes());
        assertEquals(10, ring.reader().read(new float[2][10], 0, 10));
        ring.reader().close();
        ring.reader().close();
        assertEquals(0, pool.lentBytes());
        new InputRing(2, 1000, pool);
        assertEquals(2 * 4096, pool.ownedBytes(), "the storage was not used again");
    }

    @Test
    void busRingIsGivenBackOnceItsReadersAreClosed() {
        BusRing ring = new BusRing(FORMAT, 16, pool);
        BusReader slow = ring.joinNewest(0);
        ring.write(samples, 0);
        ring.retire();
        AudioBlock block = new AudioBlock(FORMAT);
        assertEquals(BusReader.OK, slow.read(block));
        assertNotEquals(0, pool.lentBytes());
        slow.close();
        slow.close();
        assertEquals(0, pool.lentBytes());
        assertThrows(IllegalStateException.class, () -> ring.joinNewest(0));
    }

    /** Two swaps while a reader sleeps: the ring in between is held by nobody but the chain. */
    @Test
    void chainOfRetiredRingsStaysForTheReaderThatIsStillInTheFirst() {
        BusRing[] rings = new BusRing[3];
        for (int i = 0; i < 3; i++) rings[i] = new BusRing(FORMAT, 16, pool);
        BusReader slow = rings[0].joinNewest(0);
        long frame = 0;
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 5; k++, frame += 64) {
                java.util.Arrays.fill(samples[0], frame);
                rings[i].write(samples, frame);
            }
            if (i == 2) break;
            rings[i].prepareHandOver(rings[i + 1]);
            rings[i].handOver(rings[i + 1]);
            rings[i].retire();
        }
        long one = pool.lentBytes() / 3;
        AudioBlock block = new AudioBlock(FORMAT);
        assertEquals(15, slow.lagBlocks());
        for (int k = 0; k < 15; k++) {
            assertEquals(BusReader.OK, slow.read(block));
            assertEquals(k * 64L, block.frame());
            assertEquals(k * 64f, block.channel(0)[7]);
            assertEquals(0, block.gapFrames() + block.lostBlocks());
        }
        assertEquals(BusReader.EMPTY, slow.read(block));
        assertEquals(one, pool.lentBytes());
        slow.close();
        rings[2].retire();
        assertEquals(0, pool.lentBytes());
    }
}
