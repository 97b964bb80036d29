package org.longwave.api.command;

/** The way a fade takes. */
public enum FadeCurve {
    /** Equal steps in dB; to and from silence it goes by way of -96 dB. */
    DECIBEL,
    /** A quarter of a sine: two that cross have a constant power. */
    EQUAL_POWER,
    /** A straight line in gain. */
    LINEAR
}
