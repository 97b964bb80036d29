package org.longwave.engine.ring;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReference;
import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.StreamFormat;

/**
 * The broadcast ring of one bus: the engine thread writes each block once, any number of readers copy it, each on its
 * own thread with its own cursor. The writer never waits and never looks at a reader. Each slot carries the number of
 * the block that is complete in it, so a waiting reader looks only at the line that the next block will be written to;
 * {@code intent} says how far the writer may have begun to overwrite, so a reader copies first and validates afterwards.
 * Intent moves on by a sixteenth of the ring at a time: a line that readers poll is stored to once in many blocks, and
 * of the capacity that much cannot be used. Storage is off-heap: a collector that moves a large heap array would stop the writer. It is
 * lent by a pool; the writing side, each reader and the ring before this one hold it.
 */
@RealTime
public final class BusRing {
    private static final long HEADER_BYTES = 64;
    /** In a slot's header: 1 + number of the block that is complete in it; 0: none yet. */
    private static final VarHandle COMPLETE = ValueLayout.JAVA_LONG.varHandle();

    private static final long FRAME_BYTES = 8;

    final StreamFormat format;
    final int capacityBlocks;
    /** Blocks that may have been begun; written by the engine thread before it touches the slot of any of them. */
    final Cursor intent = new Cursor();
    /** Blocks complete; written by the engine thread after the slot. Nobody polls it. */
    final Cursor published = new Cursor();

    /** The ring in which the bus goes on, once the last block of this one is written. */
    private final AtomicReference<BusRing> successor = new AtomicReference<>();

    private final StoragePool.Lease lease;
    private final MemorySegment storage;
    private final long slotBytes;
    private final long channelBytes;
    private final int stride;

    /** A ring with storage of its own. */
    public BusRing(StreamFormat format, int capacityBlocks) {
        this(format, capacityBlocks, new StoragePool());
    }

    /** @param capacityBlocks a power of two, 4..65536 */
    public BusRing(StreamFormat format, int capacityBlocks, StoragePool pool) {
        if (capacityBlocks < 4 || capacityBlocks > 65_536 || Integer.bitCount(capacityBlocks) != 1)
            throw new IllegalArgumentException(
                    "capacityBlocks is " + capacityBlocks + ", allowed powers of two 4..65536");
        this.format = format;
        this.capacityBlocks = capacityBlocks;
        stride = Math.max(1, capacityBlocks >> 4);
        channelBytes = ((long) format.blockFrames() * Float.BYTES + 63) & -64;
        slotBytes = HEADER_BYTES + channelBytes * format.channels();
        lease = pool.take(slotBytes * capacityBlocks, 1);
        storage = lease.segment();
    }

    /**
     * Before {@link #handOver}: keeps {@code next} alive as long as a reader of this ring may still go on in it.
     * Only once in a ring's life.
     */
    @ControlRoom
    public void prepareHandOver(BusRing next) {
        lease.hold(next.lease);
    }

    /** Engine thread: nothing more is written here; readers that have read all of it go on in {@code next}. */
    public void handOver(BusRing next) {
        successor.setRelease(next); // pairs with getAcquire in successor(): who sees it sees every block
    }

    /** Null: the bus still writes here. Ask again for {@link #publishedBlocks} after this, or the tail is lost. */
    BusRing successor() {
        return successor.getAcquire();
    }

    @ControlRoom
    void retain() {
        lease.retain();
    }

    @ControlRoom
    void release() {
        lease.release();
    }

    /** The writing side has done with it: the engine thread no longer writes here. Readers may go on. */
    @ControlRoom
    public void retire() {
        lease.release();
    }

    /** The smallest allowed capacity that holds {@code seconds}. */
    @ControlRoom
    public static int blocksFor(StreamFormat format, double seconds) {
        double blocks = seconds * format.rateHz() / format.blockFrames();
        int n = 4;
        while (n < blocks && n < 65_536) n <<= 1;
        return n;
    }

    /** Engine thread: publishes one block, channels x blockFrames, that starts at engine frame {@code frame}. */
    public void write(float[][] planar, long frame) {
        long sequence = published.plain();
        if (sequence >= intent.plain()) intent.setOpaque(sequence + stride);
        VarHandle.storeStoreFence(); // pairs with loadLoadFence in isIntact: who sees new samples sees the new intent
        long slot = slot(sequence);
        for (int c = 0; c < planar.length; c++)
            MemorySegment.copy(
                    planar[c], 0, storage, ValueLayout.JAVA_FLOAT, dataOffset(slot, c), format.blockFrames());
        storage.set(ValueLayout.JAVA_LONG, slot + FRAME_BYTES, frame);
        COMPLETE.setRelease(storage, slot, sequence + 1); // pairs with getAcquire in isComplete
        published.release(sequence + 1); // pairs with acquire in publishedBlocks
    }

    /** Block {@code sequence} can be copied, or has been overwritten: {@link #isIntact} tells, after the copy. */
    boolean isComplete(long sequence) {
        return (long) COMPLETE.getAcquire(storage, slot(sequence)) > sequence; // pairs with setRelease in write
    }

    /** Reader's thread: copies block {@code sequence}; the copy is good only if {@link #isIntact} says so afterwards. */
    long copy(long sequence, float[][] planar) {
        long slot = slot(sequence);
        long frame = storage.get(ValueLayout.JAVA_LONG, slot + FRAME_BYTES);
        for (int c = 0; c < planar.length; c++)
            MemorySegment.copy(
                    storage, ValueLayout.JAVA_FLOAT, dataOffset(slot, c), planar[c], 0, format.blockFrames());
        return frame;
    }

    /** The slot of {@code sequence} has not been touched again before this call. */
    boolean isIntact(long sequence) {
        VarHandle.loadLoadFence(); // pairs with storeStoreFence in write
        return intent.opaque() <= sequence + capacityBlocks;
    }

    private long slot(long sequence) {
        return (sequence & (capacityBlocks - 1)) * slotBytes;
    }

    private long dataOffset(long slot, int channel) {
        return slot + HEADER_BYTES + channel * channelBytes;
    }

    @ControlRoom
    public StreamFormat format() {
        return format;
    }

    public int capacityBlocks() {
        return capacityBlocks;
    }

    /** Blocks published so far. */
    public long publishedBlocks() {
        return published.acquire();
    }

    /** A reader that starts with the next block to be published. */
    @ControlRoom
    public BusReader joinNewest(int resumeBlocksBehind) {
        return new BusReader(this, published.acquire(), resumeBlocksBehind);
    }

    /** A reader that starts with the oldest block that is still there for a while. */
    @ControlRoom
    public BusReader joinOldest(int resumeBlocksBehind) {
        BusReader reader = new BusReader(this, 0, resumeBlocksBehind);
        reader.seek(oldestSafe());
        return reader;
    }

    /** Oldest block that can be read without being overtaken at once: an eighth of the ring is left to the writer. */
    public long oldestSafe() {
        return Math.max(0, intent.acquire() - capacityBlocks + Math.max(1, capacityBlocks >> 3));
    }
}
