package org.longwave.engine.ring;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Off-heap storage for rings, by size class, used again and never freed while the engine lives; control room, any
 * thread. Freeing a shared arena stops every thread for a moment, and fresh memory costs page faults: so a segment that
 * has been taken once is touched once and goes round. Who may read or write a segment holds its {@link Lease}; it comes
 * back when the last one has let go.
 */
public final class StoragePool {
    private static final long SMALLEST_BYTES = 4096;
    private static final long ALIGNMENT = 64;

    /** A segment that waits to be used again, before others of its size. */
    private record Free(MemorySegment segment, Free next) {}

    /** By the power of two of the size. */
    private final Free[] free = new Free[Long.SIZE];

    private long ownedBytes;
    private long lentBytes;

    /** A segment of at least {@code bytes}, lent to {@code holders}: each of them releases the lease once. */
    public synchronized Lease take(long bytes, int holders) {
        if (bytes < 1) throw new IllegalArgumentException("bytes is " + bytes + ", allowed 1 and more");
        if (holders < 1) throw new IllegalArgumentException("holders is " + holders + ", allowed 1 and more");
        long size = sizeClass(bytes);
        int power = Long.numberOfTrailingZeros(size);
        Free waiting = free[power];
        MemorySegment segment;
        if (waiting == null) {
            segment = Arena.ofAuto().allocate(size, ALIGNMENT);
            ownedBytes += size;
        } else {
            segment = waiting.segment();
            free[power] = waiting.next();
        }
        segment.fill((byte) 0); // touched now, so that no page fault waits for the engine thread
        lentBytes += size;
        return new Lease(this, segment, holders);
    }

    private static long sizeClass(long bytes) {
        return bytes <= SMALLEST_BYTES ? SMALLEST_BYTES : Long.highestOneBit(bytes - 1) << 1;
    }

    private synchronized void giveBack(MemorySegment segment) {
        lentBytes -= segment.byteSize();
        int power = Long.numberOfTrailingZeros(segment.byteSize());
        free[power] = new Free(segment, free[power]);
    }

    /** Bytes taken from the system since the engine started. */
    public synchronized long ownedBytes() {
        return ownedBytes;
    }

    /** Bytes of rings that somebody may still touch. */
    public synchronized long lentBytes() {
        return lentBytes;
    }

    /** The right to touch a segment, counted by holders; control room or a holder's own thread, never the engine's. */
    public static final class Lease {
        private final StoragePool pool;
        private final MemorySegment segment;
        private final AtomicInteger holders;
        private Lease following;

        private Lease(StoragePool pool, MemorySegment segment, int holders) {
            this.pool = pool;
            this.segment = segment;
            this.holders = new AtomicInteger(holders);
        }

        /** Zeroed when it was taken. */
        MemorySegment segment() {
            return segment;
        }

        /** Becomes a holder of {@code next} until this segment has gone back; once, by one of its holders. */
        void hold(Lease next) {
            next.retain();
            following = next;
        }

        /** One more holder; only while there is one. */
        void retain() {
            int n;
            do {
                n = holders.get();
                if (n == 0) throw new IllegalStateException("the storage of this ring has gone back to the pool");
            } while (!holders.compareAndSet(n, n + 1));
        }

        /** One holder less; the last one gives the segment back. */
        void release() {
            int n;
            do {
                n = holders.get();
                if (n == 0) throw new IllegalStateException("storage released once too often");
            } while (!holders.compareAndSet(n, n - 1));
            if (n > 1) return;
            pool.giveBack(segment);
            if (following != null) following.release();
        }
    }
}
