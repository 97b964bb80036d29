package org.longwave.api.output;

/**
 * A consumer's state and counters.
 *
 * @param detail one plain sentence when state is FAILED or the strip it listens to is not there, else empty
 * @param blocks blocks taken
 * @param lostBlocks blocks lost because the consumer was too slow
 * @param skippedBlocks blocks skipped by choice, to come back to the newest: only playback does so
 * @param lagBlocks blocks published but not yet taken
 */
public record ConsumerInfo(
        String name,
        String bus,
        Priority priority,
        State state,
        String detail,
        long blocks,
        long lostBlocks,
        long skippedBlocks,
        long lagBlocks) {
    /** Of a consumer that never skips. */
    public ConsumerInfo(
            String name,
            String bus,
            Priority priority,
            State state,
            String detail,
            long blocks,
            long lostBlocks,
            long lagBlocks) {
        this(name, bus, priority, state, detail, blocks, lostBlocks, 0, lagBlocks);
    }

    /** Where it stands. */
    public enum State {
        OPENING,
        RUNNING,
        /** Failed; is opened again after a pause. */
        FAILED
    }
}
