package org.longwave.benchmarks.rings;

/**
 * A lossless way from one thread to one other for units of {@code frames} stereo frames, planar on both sides: what
 * every contender must do, no more. One thread offers, one polls.
 */
interface Lane {
    /** Frames that fit into every contender of this virtual machine. */
    int CAPACITY_FRAMES = Integer.getInteger("longwave.lane.frames", 8192);

    /** Copies the unit in; false: full. A lane that waits returns when there was room. */
    boolean offer(float[][] unit) throws InterruptedException;

    /** Copies the next unit out; false: empty. A lane that waits returns when there was something. */
    boolean poll(float[][] unit) throws InterruptedException;

    /** @param name one of the names in {@link RingsReport} */
    static Lane of(String name, int frames) {
        return switch (name) {
            case "longwave" -> frames == 1 ? new InputRingFrameLane() : new InputRingLane(frames);
            case "jctools" -> new JctoolsLane(frames);
            case "agrona" -> new AgronaLane(frames);
            case "disruptor" -> new DisruptorLane(frames);
            case "arrayBlockingQueue" -> new BlockingQueueLane(frames, true);
            case "arrayBlockingQueuePolled" -> new BlockingQueueLane(frames, false);
            case "synchronizedDeque" -> new WaitingDequeLane(frames);
            case "synchronizedDequePolled" -> new SynchronizedDequeLane(frames);
            case "mutexedSamples" -> new MutexedSamplesLane(frames);
            case "longwaveBus" -> new BusRingLane(frames);
            case "agronaBroadcast" -> new AgronaBroadcastLane(frames);
            default -> throw new IllegalArgumentException("no lane is named " + name);
        };
    }
}
