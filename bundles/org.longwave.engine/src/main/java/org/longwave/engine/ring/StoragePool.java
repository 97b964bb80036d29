package org.longwave.engine.ring;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
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

    private final Map<Long, Deque<MemorySegment>> free = new HashMap<>();
    private long ownedBytes;
    private long lentBytes;

    /** A segment of at least {@code bytes}, lent to {@code holders}: each of them releases the lease once. */
    public synchronized Lease take(long bytes, int holders) {
        if (bytes < 1) throw new IllegalArgumentException("bytes is " + bytes + ", allowed 1 and more");
        if (holders < 1) throw new IllegalArgumentException("holders is " + holders + ", allowed 1 and more");
        long size = sizeClass(bytes);
        Deque<MemorySegment> waiting = free.get(size);
        MemorySegment segment = waiting == null ? null : waiting.poll();
        if (segment == null) {
            segment = Arena.ofAuto().allocate(size, ALIGNMENT);
            ownedBytes += size;
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
        free.computeIfAbsent(segment.byteSize(), size -> new ArrayDeque<>()).push(segment);
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
        private Runnable afterLast = () -> {};

        private Lease(StoragePool pool, MemorySegment segment, int holders) {
            this.pool = pool;
            this.segment = segment;
            this.holders = new AtomicInteger(holders);
        }

        /** Zeroed when it was taken. */
        MemorySegment segment() {
            return segment;
        }

        /** Runs once after the segment has gone back; set before the first {@link #release}. */
        void afterLast(Runnable action) {
            afterLast = action;
        }

        /** One more holder; only while there is one. */
        void retain() {
            if (holders.getAndUpdate(n -> n == 0 ? 0 : n + 1) == 0)
                throw new IllegalStateException("the storage of this ring has gone back to the pool");
        }

        /** One holder less; the last one gives the segment back. */
        void release() {
            int before = holders.getAndUpdate(n -> n == 0 ? 0 : n - 1);
            if (before == 0) throw new IllegalStateException("storage released once too often");
            if (before > 1) return;
            pool.giveBack(segment);
            afterLast.run();
        }
    }
}
