package org.longwave.engine.host;

import org.longwave.api.StreamFormat;
import org.longwave.api.output.Priority;
import org.longwave.engine.ring.BusReader;

/**
 * What a class of consumers does: how often it looks, how far behind it may be, where it goes on; consumer's thread.
 *
 * @param pollNanos pause after finding nothing
 * @param lagBudgetBlocks more than that behind and it skips ahead by its own choice; {@link #UNLIMITED}: never
 * @param resumeBlocksBehind where it goes on after a loss or a skip: so many blocks behind the newest, see
 *     {@link org.longwave.engine.ring.BusRing#joinNewest}
 */
record ConsumerPolicy(long pollNanos, long lagBudgetBlocks, int resumeBlocksBehind) {
    static final long UNLIMITED = Long.MAX_VALUE;
    private static final long PLAYBACK_BUDGET_NANOS = 100_000_000;
    private static final int PLAYBACK_RESUME_BLOCKS = 2;

    static ConsumerPolicy of(Priority priority, StreamFormat format) {
        long periodNanos = format.nanosOf(format.blockFrames());
        return switch (priority) {
            case PLAYBACK ->
                new ConsumerPolicy(
                        Math.min(periodNanos / 2, 2_000_000),
                        Math.max(PLAYBACK_RESUME_BLOCKS + 2, Math.ceilDiv(PLAYBACK_BUDGET_NANOS, periodNanos)),
                        PLAYBACK_RESUME_BLOCKS);
            case STREAMING -> new ConsumerPolicy(40_000_000, UNLIMITED, BusReader.HALF_THE_RING);
            case RECORDING -> new ConsumerPolicy(100_000_000, UNLIMITED, 0);
        };
    }

    boolean skipsAhead() {
        return lagBudgetBlocks != UNLIMITED;
    }
}
