package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;

/**
 * One order on its way: made in the control room, applied once by the engine thread, handed back through the reply
 * ring with its result. The two queues order every access to the fields: only one thread has it at a time.
 */
@RealTime
public abstract class Order {
    /** For {@link #atFrame}: with the next block. */
    public static final long NOW = Long.MIN_VALUE;
    /** Result beyond those of {@link org.longwave.api.command.CommandTarget}: too many orders wait for their frame. */
    public static final int STORE_FULL = 100;
    /** Result: the graph was built from an older one than runs now. */
    public static final int STALE_GRAPH = 101;

    private final long atFrame;
    private Object ticket;
    private long sequence;
    private int result;
    private long appliedFrame;
    private boolean late;

    protected Order(long atFrame) {
        this.atFrame = atFrame;
    }

    /** Engine thread: does it; returns a result of {@link org.longwave.api.command.CommandTarget} or above. */
    protected abstract int apply(Mixer mixer);

    final void carryOut(Mixer mixer, long frame) {
        late = atFrame != NOW && atFrame < frame;
        appliedFrame = frame;
        result = apply(mixer);
    }

    final void refuse(int reason, long frame) {
        appliedFrame = frame;
        result = reason;
    }

    final void number(long newSequence) {
        sequence = newSequence;
    }

    public final long atFrame() {
        return atFrame;
    }

    public final long sequence() {
        return sequence;
    }

    public final int result() {
        return result;
    }

    public final long appliedFrame() {
        return appliedFrame;
    }

    public final boolean late() {
        return late;
    }

    /** What the control room needs to find the asker again; the engine never looks at it. */
    @ControlRoom
    public final Object ticket() {
        return ticket;
    }

    @ControlRoom
    public final void ticket(Object newTicket) {
        ticket = newTicket;
    }
}
