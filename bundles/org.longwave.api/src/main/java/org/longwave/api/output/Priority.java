package org.longwave.api.output;

/** Classes of consumers: how often they look at the ring and what they do after a loss. The engine wakes nobody. */
public enum Priority {
    /** Looks every block; after a loss goes on with the newest block: the delay matters most. */
    PLAYBACK,
    /** Looks every 20 ms; after a loss goes on in the middle of the ring. */
    STREAMING,
    /** Looks every 100 ms; after a loss goes on with the oldest block still there: completeness matters most. */
    RECORDING
}
