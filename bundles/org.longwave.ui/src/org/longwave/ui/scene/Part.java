package org.longwave.ui.scene;

/** Any thread. What of a strip a scene may bring back. */
public enum Part {
    /** Fader, mute, balance and its law. */
    LEVELS,
    /** Trim, polarity, channels, width, high-pass, delay. */
    INPUT,
    /** Buses and sends. */
    ROUTING,
    /** Settings and bypass of the effects that are in their slots. */
    EFFECTS
}
