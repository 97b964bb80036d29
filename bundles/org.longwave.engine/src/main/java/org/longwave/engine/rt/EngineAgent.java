package org.longwave.engine.rt;

import org.jctools.queues.varhandle.MpscVarHandleArrayQueue;
import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;
import org.longwave.api.ControlRoom;
import org.longwave.api.CycleHistogram;
import org.longwave.api.RealTime;
import org.longwave.api.StreamFormat;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.Histogram;
import org.longwave.engine.ring.MeterBoard;

/**
 * The engine: takes orders, mixes one block, publishes it. {@link #doWork} is called by the engine thread on its
 * schedule, by a test step by step, or as fast as the machine allows: the result is the same.
 */
@RealTime
public final class EngineAgent {
    private static final int ORDERS = 1024;
    private static final int REPLIES = 2048;
    private static final int TIMED = 512;

    private final StreamFormat format;
    private final int blockFrames;
    private final long periodNanos;
    private final Mixer mixer;
    private final MpscVarHandleArrayQueue<Order> orders;
    private final SpscVarHandleArrayQueue<Order> replies = new SpscVarHandleArrayQueue<>(REPLIES);
    private final Order[] timed = new Order[TIMED];
    private int timedSize;
    private long sequence;
    private final GapRing gaps = new GapRing();
    private final Cursor frame = new Cursor();
    private final Cursor blocks = new Cursor();
    private final Cursor gapFrames = new Cursor();
    private final Cursor applied = new Cursor();
    private final Cursor late = new Cursor();
    private final Cursor lateCycles = new Cursor();
    private final Cursor maxCycleNanos = new Cursor();
    private final Cursor loadBits = new Cursor();
    private final Histogram cycles = new Histogram();
    private final double loadWeight;
    private double load;

    public EngineAgent(StreamFormat format, Graph initial) {
        this(format, initial, ORDERS);
    }

    /** @param ordersCapacity orders that may wait for one block */
    public EngineAgent(StreamFormat format, Graph initial, int ordersCapacity) {
        this.format = format;
        orders = new MpscVarHandleArrayQueue<>(ordersCapacity);
        blockFrames = format.blockFrames();
        periodNanos = format.nanosOf(blockFrames);
        loadWeight = Math.min(1, blockFrames / (double) format.rateHz());
        mixer = new Mixer(format, initial);
    }

    /** One block: orders, mix, publish. */
    public void doWork() {
        long begun = System.nanoTime();
        long start = frame.plain();
        takeOrders(start);
        mixer.begin();
        int from = 0;
        while (timedSize > 0 && timed[0].atFrame() < start + blockFrames) {
            int at = (int) (timed[0].atFrame() - start);
            if (at > from) mixer.process(from, at);
            from = at;
            carryOut(removeFirstTimed(), start + at);
        }
        mixer.process(from, blockFrames);
        mixer.publish(start);
        frame.setOpaque(start + blockFrames);
        blocks.add(1);
        account(System.nanoTime() - begun);
    }

    /** An order is taken only if its answer is sure to find room: nothing ever waits here. */
    private void takeOrders(long start) {
        for (int room = REPLIES - replies.size() - timedSize; room > 0; room--) {
            Order order = orders.relaxedPoll();
            if (order == null) return;
            order.number(++sequence);
            if (order.atFrame() == Order.NOW || order.atFrame() <= start) carryOut(order, start);
            else if (timedSize == TIMED) {
                order.refuse(Order.STORE_FULL, start);
                replies.offer(order);
            } else insertTimed(order);
        }
    }

    private void carryOut(Order order, long at) {
        order.carryOut(mixer, at);
        applied.add(1);
        if (order.late()) late.add(1);
        replies.offer(order);
    }

    /** Keeps the store in the order of frames; orders for the same frame stay in the order they came. */
    private void insertTimed(Order order) {
        int at = timedSize;
        while (at > 0 && timed[at - 1].atFrame() > order.atFrame()) {
            timed[at] = timed[at - 1];
            at--;
        }
        timed[at] = order;
        timedSize++;
    }

    private Order removeFirstTimed() {
        Order first = timed[0];
        timedSize--;
        System.arraycopy(timed, 1, timed, 0, timedSize);
        timed[timedSize] = null;
        return first;
    }

    private void account(long cycleNanos) {
        maxCycleNanos.max(cycleNanos);
        cycles.count(cycleNanos);
        if (cycleNanos > periodNanos) lateCycles.add(1);
        load += ((double) cycleNanos / periodNanos - load) * loadWeight;
        loadBits.setOpaque(Double.doubleToRawLongBits(load));
    }

    /** Without making a block: orders for the coming one take effect. For a studio that waits to be rendered. */
    public void settle() {
        takeOrders(frame.plain());
    }

    /** Engine thread, instead of {@link #doWork}: these blocks were never made; time goes on. */
    public void skip(long missedBlocks) {
        gaps.put(frame.plain(), missedBlocks * blockFrames);
        leaveOut(missedBlocks);
    }

    /** Engine thread, after {@link #doWork} threw: the block is lost, and what it left behind is not known. */
    public void fail() {
        gaps.put(frame.plain(), -blockFrames);
        leaveOut(1);
    }

    private void leaveOut(long missedBlocks) {
        frame.setOpaque(frame.plain() + missedBlocks * blockFrames);
        gapFrames.add(missedBlocks * blockFrames);
    }

    /** The control thread takes out of it where frames were left out. */
    @ControlRoom
    public GapRing gaps() {
        return gaps;
    }

    /** Once the engine stands still: the number of the last order it took. */
    @ControlRoom
    public long lastSequence() {
        return sequence;
    }

    /** Once the engine stands still: orders that were waiting for their frame. */
    @ControlRoom
    public int waitingOrders() {
        return timedSize;
    }

    /** Any thread: enqueues. False: the queue is full. */
    @ControlRoom
    public boolean offer(Order order) {
        return orders.offer(order);
    }

    /** The control thread: the next answered order, or null. */
    @ControlRoom
    public Order pollReply() {
        return replies.poll();
    }

    @ControlRoom
    public StreamFormat format() {
        return format;
    }

    @ControlRoom
    public MeterBoard board() {
        return mixer.board();
    }

    /** Engine frame of the next block; any thread. */
    public long frame() {
        return frame.opaque();
    }

    public long blocks() {
        return blocks.opaque();
    }

    public long gapFrames() {
        return gapFrames.opaque();
    }

    public long ordersApplied() {
        return applied.opaque();
    }

    public long ordersLate() {
        return late.opaque();
    }

    public long lateCycles() {
        return lateCycles.opaque();
    }

    public long maxCycleNanos() {
        return maxCycleNanos.opaque();
    }

    /** Time spent on each block. */
    @ControlRoom
    public CycleHistogram cycles() {
        return cycles.read();
    }

    /** Share of the period spent working, over about a second. */
    public double load() {
        return Double.longBitsToDouble(loadBits.opaque());
    }
}
