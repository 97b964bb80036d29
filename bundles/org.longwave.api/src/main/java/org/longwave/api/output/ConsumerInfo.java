package org.longwave.api.output;

/**
 * A consumer's state and counters.
 *
 * @param detail one plain sentence when state is FAILED, else empty
 * @param blocks blocks taken
 * @param lostBlocks blocks lost because the consumer was too slow
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
        long lagBlocks) {
    /** Where it stands. */
    public enum State {
        OPENING,
        RUNNING,
        /** Failed; is opened again after a pause. */
        FAILED
    }
}
