package org.longwave.api.command;

/** How a strip's balance works. The pan laws are at unity in the side position and so much down in the middle. */
public enum PanLaw {
    /** For stereo: the far side goes down by the cosine of a quarter turn, the near side stays at unity. */
    BALANCE,
    /** Constant power: sine and cosine. */
    MINUS_3_DB,
    /** The geometric mean of the other two. */
    MINUS_4_5_DB,
    /** Constant voltage: straight lines. */
    MINUS_6_DB
}
