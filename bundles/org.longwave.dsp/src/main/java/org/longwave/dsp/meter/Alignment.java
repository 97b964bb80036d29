package org.longwave.dsp.meter;

/** Any thread. Alignment levels: the peak of the line-up sine in dBFS, which PPM and VU meters are set by. */
public final class Alignment {
    /** EBU R 68. */
    public static final double EBU_DBFS = -18;
    /** SMPTE RP 155. */
    public static final double SMPTE_DBFS = -20;

    private Alignment() {}
}
