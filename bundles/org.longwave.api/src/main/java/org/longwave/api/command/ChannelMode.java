package org.longwave.api.command;

/** What a strip makes of the two channels of its input. */
public enum ChannelMode {
    /** As it comes. */
    STEREO,
    /** The mean of both channels on each. */
    MONO,
    /** The left channel on both. */
    LEFT,
    /** The right channel on both. */
    RIGHT,
    /** Left and right changed over. */
    SWAP
}
