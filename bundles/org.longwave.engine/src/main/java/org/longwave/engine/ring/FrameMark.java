package org.longwave.engine.ring;

import java.lang.invoke.VarHandle;
import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;

/**
 * Says which engine frame each frame of an {@link InputRing} is meant for: from a position of the ring on, engine frame
 * = position + offset. Written by the device thread before the frames it speaks of, read by the engine thread; a
 * sequence lock, of which the engine's side tries twice and looks again with the next block.
 */
public final class FrameMark {
    /** Offset: the frames are meant for no frame in particular, whoever reads them takes them in turn. */
    public static final long FREE = Long.MIN_VALUE;
    /** Offset: the frames are meant for frames that are not known yet; they are to wait. */
    public static final long PENDING = Long.MIN_VALUE + 1;

    private final Cursor version = new Cursor();
    private long position;
    private long offset = FREE;

    /** Device thread. */
    @ControlRoom
    public void put(long fromPosition, long newOffset) {
        version.setOpaque(version.plain() + 1);
        VarHandle.storeStoreFence(); // pairs with loadLoadFence in Sight.look
        position = fromPosition;
        offset = newOffset;
        version.release(version.plain() + 1); // pairs with acquire in Sight.look
    }

    /** Offset last put; device thread. */
    @ControlRoom
    public long offset() {
        return offset;
    }

    /** The engine thread's copy. */
    @RealTime
    public static final class Sight {
        private final FrameMark mark;
        private long version;
        private long position;
        private long offset = FREE;

        public Sight(FrameMark mark) {
            this.mark = mark;
        }

        /** True: something new was read. */
        public boolean look() {
            for (int attempt = 0; attempt < 2; attempt++) {
                long before = mark.version.acquire(); // pairs with release in put
                if (before == version) return false;
                long p = mark.position;
                long o = mark.offset;
                VarHandle.loadLoadFence(); // pairs with storeStoreFence in put
                if ((before & 1) != 0 || mark.version.opaque() != before) continue;
                version = before;
                position = p;
                offset = o;
                return true;
            }
            return false;
        }

        public long position() {
            return position;
        }

        public long offset() {
            return offset;
        }
    }
}
