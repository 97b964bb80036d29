package org.longwave.engine.ring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class InputRingTest {
    private static float[][] frames(int n, int first) {
        float[][] f = new float[2][n];
        for (int i = 0; i < n; i++) {
            f[0][i] = first + i;
            f[1][i] = -(first + i);
        }
        return f;
    }

    @Test
    void usesEverySlotOfAnyCapacity() {
        for (int capacity : new int[] {1, 2, 3, 5, 64, 100, 127, 1000}) {
            InputRing ring = new InputRing(2, capacity);
            assertEquals(capacity, ring.writer().slots());
            assertEquals(capacity, ring.writer().write(frames(capacity + 9, 0), 0, capacity + 9));
            assertEquals(0, ring.writer().slots());
            assertFalse(ring.writer().push(1, 1));
            assertEquals(capacity, ring.reader().slots());
            float[][] got = new float[2][capacity];
            assertTrue(ring.reader().readAll(got, 0, capacity));
            assertEquals(capacity - 1f, got[0][capacity - 1]);
            assertEquals(0, ring.reader().slots());
            assertFalse(ring.reader().readAll(got, 0, 1));
        }
    }

    @Test
    void keepsOrderAcrossTheWrap() {
        InputRing ring = new InputRing(2, 100);
        int written = 0;
        int read = 0;
        float[][] got = new float[2][97];
        for (int step = 1; read < 50_000; step++) {
            written += ring.writer().write(frames(step % 61, written), 0, step % 61);
            int n = ring.reader().read(got, 0, step % 97);
            for (int i = 0; i < n; i++) {
                assertEquals(read, got[0][i]);
                assertEquals(-read, got[1][i]);
                read++;
            }
        }
    }

    @Test
    void reservationIsInvisibleUntilCommitAndMayBeGivenBack() {
        InputRing ring = new InputRing(2, 8);
        InputWriter w = ring.writer();
        InputReader r = ring.reader();
        w.write(frames(6, 0), 0, 6);
        r.skip(6);
        assertTrue(w.reserve(5));
        assertEquals(6, w.firstOffset());
        assertEquals(2, w.firstLength());
        assertEquals(3, w.secondLength());
        w.storage(0).setAtIndex(ValueLayout.JAVA_FLOAT, w.firstOffset(), 42f);
        assertEquals(0, r.slots());
        w.commit(1);
        assertEquals(1, r.slots());
        assertTrue(r.reserve(1));
        assertEquals(42f, r.storage(0).getAtIndex(ValueLayout.JAVA_FLOAT, r.firstOffset()));
        r.commit(0);
        assertEquals(1, r.slots());
        assertTrue(w.reserve(7));
        assertFalse(w.reserve(8));
        w.commit(0);
        assertEquals(7, w.slots());
    }

    @Test
    void readersReservationHasTwoSpansAtTheWrapAndTakesOnlyWhatIsCommitted() {
        InputRing ring = new InputRing(2, 8);
        InputWriter w = ring.writer();
        InputReader r = ring.reader();
        w.write(frames(6, 0), 0, 6);
        r.skip(6);
        w.write(frames(5, 6), 0, 5);
        assertTrue(r.reserve(5));
        assertEquals(6, r.firstOffset());
        assertEquals(2, r.firstLength());
        assertEquals(3, r.secondLength());
        assertEquals(7f, r.storage(0).getAtIndex(ValueLayout.JAVA_FLOAT, r.firstOffset() + 1L));
        assertEquals(-10f, r.storage(1).getAtIndex(ValueLayout.JAVA_FLOAT, r.secondLength() - 1L));
        assertEquals(3, w.slots(), "reserved is not yet read");
        r.commit(3);
        assertEquals(6, w.slots());
        assertFalse(r.reserve(3));
        float[][] got = new float[2][2];
        assertTrue(r.peekAll(got, 0, 2));
        assertEquals(2, r.slots(), "looked at is not taken");
        assertTrue(r.readAll(got, 0, 2));
        assertEquals(10f, got[0][1]);
    }

    @Test
    void readersCachedSlotsMayLagButNeverPromiseTooMuch() {
        InputRing ring = new InputRing(2, 10);
        ring.writer().write(frames(4, 0), 0, 4);
        assertEquals(0, ring.reader().cachedSlots());
        assertEquals(4, ring.reader().slots());
        ring.writer().write(frames(4, 4), 0, 4);
        assertEquals(4, ring.reader().cachedSlots());
        float[][] got = new float[2][10];
        assertEquals(8, ring.reader().read(got, 0, 10), "too few by the cached view: looked up again");
        assertEquals(7f, got[0][7]);
    }

    @Test
    void entireSlicesAreAllOrNothing() {
        InputRing ring = new InputRing(2, 10);
        assertTrue(ring.writer().writeAll(frames(7, 0), 0, 7));
        assertFalse(ring.writer().writeAll(frames(4, 7), 0, 4));
        assertEquals(7, ring.reader().slots());
        float[][] got = new float[2][10];
        assertFalse(ring.reader().readAll(got, 0, 8));
        assertEquals(0f, got[0][1]);
        assertTrue(ring.reader().readAll(got, 0, 7));
    }

    @Test
    void cachedSlotsMayLagButNeverPromiseTooMuch() {
        InputRing ring = new InputRing(2, 10);
        ring.writer().write(frames(10, 0), 0, 10);
        ring.reader().skip(4);
        assertEquals(0, ring.writer().cachedSlots());
        assertEquals(4, ring.writer().slots());
        assertEquals(4, ring.writer().cachedSlots());
    }

    @Test
    void whatWasWrittenBeforeCloseIsStillRead() {
        InputRing ring = new InputRing(2, 10);
        ring.writer().write(frames(3, 0), 0, 3);
        ring.writer().close();
        assertTrue(ring.reader().isAbandoned());
        assertEquals(3, ring.reader().slots());
        ring.reader().close();
        assertTrue(ring.writer().isAbandoned());
        assertTrue(ring.writer().isAbandoned());
    }

    @Test
    void endIsAPlaceInTheStream() {
        InputRing ring = new InputRing(2, 10);
        ring.writer().write(frames(3, 0), 0, 3);
        ring.writer().end();
        assertFalse(ring.reader().atEnd());
        ring.reader().skip(3);
        assertTrue(ring.reader().atEnd());
        ring.writer().begin();
        assertFalse(ring.reader().atEnd());
    }

    @Test
    void ringOfOneFrameCarriesOneFrameAtATime() {
        InputRing ring = new InputRing(2, 1);
        float[][] got = new float[2][1];
        for (int i = 0; i < 1000; i++) {
            assertEquals(0, ring.reader().read(got, 0, 1));
            assertTrue(ring.writer().push(i, -i));
            assertFalse(ring.writer().push(9, 9));
            assertEquals(1, ring.reader().read(got, 0, 1));
            assertEquals(i, got[0][0]);
            assertEquals(-i, got[1][0], 0f);
        }
    }

    @Test
    void capacityMinusOneLeavesExactlyOneSlotWhereverTheWrapIs() {
        for (int capacity : new int[] {2, 3, 8, 100}) {
            InputRing ring = new InputRing(2, capacity);
            float[][] got = new float[2][capacity];
            for (int start = 0; start < 3 * capacity; start++) {
                assertTrue(ring.writer().writeAll(frames(capacity - 1, start), 0, capacity - 1));
                assertEquals(1, ring.writer().slots());
                assertFalse(ring.writer().writeAll(frames(2, 0), 0, 2));
                assertTrue(ring.writer().push(-7, 7));
                assertEquals(0, ring.writer().slots());
                assertTrue(ring.reader().readAll(got, 0, capacity - 1));
                assertEquals(start + capacity - 2f, got[0][capacity - 2]);
                assertEquals(1, ring.reader().slots());
                assertTrue(ring.reader().readAll(got, 0, 1));
                assertEquals(-7f, got[0][0]);
            }
        }
    }

    @Test
    void writerThatClosesDuringAReadTakesNothingAway() {
        StoragePool pool = new StoragePool();
        InputRing ring = new InputRing(2, 10, pool);
        ring.writer().write(frames(8, 0), 0, 8);
        InputReader r = ring.reader();
        assertTrue(r.reserve(5));
        ring.writer().close();
        new InputRing(2, 10, pool).writer().write(frames(8, 100), 0, 8); // would overwrite storage given back too soon
        assertEquals(4f, r.storage(0).getAtIndex(ValueLayout.JAVA_FLOAT, r.firstOffset() + 4L));
        r.commit(5);
        assertTrue(r.isAbandoned());
        float[][] got = new float[2][3];
        assertTrue(r.readAll(got, 0, 3));
        assertEquals(7f, got[0][2]);
    }

    @Test
    void readerThatClosesDuringAWriteLeavesTheReservationValid() {
        StoragePool pool = new StoragePool();
        InputRing ring = new InputRing(2, 10, pool);
        InputWriter w = ring.writer();
        assertTrue(w.reserve(10));
        ring.reader().close();
        w.storage(0).setAtIndex(ValueLayout.JAVA_FLOAT, w.firstOffset(), 1f);
        w.commit(10);
        assertTrue(w.isAbandoned());
        assertFalse(w.push(1, 1));
        assertTrue(pool.lentBytes() > 0);
        w.close();
        assertEquals(0, pool.lentBytes());
    }

    @Test
    void refusesCapacitiesOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new InputRing(2, 0));
        assertThrows(IllegalArgumentException.class, () -> new InputRing(3, 10));
    }

    @Test
    void carriesEveryFrameBetweenTwoThreads() throws Exception {
        InputRing ring = new InputRing(2, 777);
        int total = 3_000_000;
        Thread writer = Thread.ofPlatform().start(() -> {
            float[][] block = new float[2][128];
            for (int at = 0; at < total; ) {
                int n = Math.min(128, total - at);
                for (int i = 0; i < n; i++) block[0][i] = block[1][i] = (at + i) & 0xFFFFF;
                int done = 0;
                while (done < n) done += ring.writer().write(block, done, n - done);
                at += n;
            }
            ring.writer().close();
        });
        float[][] got = new float[2][100];
        int read = 0;
        while (true) {
            boolean last = ring.reader().isAbandoned();
            int n = ring.reader().read(got, 0, 100);
            for (int i = 0; i < n; i++, read++) if (got[0][i] != (read & 0xFFFFF)) assertEquals(read, got[0][i]);
            if (n == 0 && last) break;
        }
        writer.join();
        assertEquals(total, read);
    }

    @Test
    void spreadRingHoldsExactlyItsCapacityAndCrossesItsWrap() {
        InputRing spread = InputRing.spread(2, 1000, new StoragePool());
        float[][] in = new float[2][1000];
        float[][] out = new float[2][1000];
        for (int lap = 0; lap < 70; lap++) {
            for (int i = 0; i < 1000; i++) {
                in[0][i] = lap * 1000 + i;
                in[1][i] = -in[0][i];
            }
            assertEquals(1000, spread.writer().write(in, 0, 1000));
            assertEquals(0, spread.writer().slots());
            assertFalse(spread.writer().push(1f, 1f));
            assertEquals(1000, spread.reader().read(out, 0, 1000));
            assertArrayEquals(in[0], out[0]);
            assertArrayEquals(in[1], out[1]);
            assertEquals(0, spread.reader().slots());
        }
        assertTrue(spread.reader().position() > 2 * (spread.mask + 1), "twice round the storage");
    }

    @Test
    void readerAwayForMoreThan65536LapsFindsTheOldestFramesAndPositionsGoOn() {
        InputRing ring = new InputRing(1, 3);
        float[][] got = new float[1][3];
        long laps = 65_536L + 11;
        long written = 0;
        for (long lap = 0; lap < laps; lap++) {
            written += ring.writer().write(new float[][] {{lap, lap + 0.25f, lap + 0.5f}}, 0, 3);
            if (lap > 0) continue; // away: every later lap is refused as a whole
            assertEquals(3, written);
        }
        assertEquals(3, written);
        assertTrue(ring.reader().readAll(got, 0, 3));
        assertArrayEquals(new float[] {0f, 0.25f, 0.5f}, got[0]);
        for (int lap = 0; lap < laps; lap++) {
            assertTrue(ring.writer().writeAll(new float[][] {{lap, -lap, 1f}}, 0, 3));
            assertTrue(ring.reader().readAll(got, 0, 3));
            assertEquals(lap, got[0][0]);
            assertEquals(-lap, got[0][1], 0f);
        }
        assertEquals(3 * (laps + 1), ring.writer().position());
        assertEquals(3 * (laps + 1), ring.reader().position());
    }

    @Test
    void manyRingsAreNotSpread() {
        StoragePool pool = new StoragePool();
        for (int n = 0; n < 64; n++) assertEquals(32_767, InputRing.spread(2, 1000, pool).mask);
        assertEquals(16 << 20, pool.lentBytes());
        assertEquals(1023, InputRing.spread(2, 1000, pool).mask);
    }
}
