package org.longwave.dsp.meter;

/**
 * Any thread. The scales of the K-System: RMS over {@value #WINDOW_SECONDS} s ({@link RmsMeter}) against a zero below
 * full scale.
 */
public enum KSystem {
    K20(20),
    K14(14),
    K12(12);

    public static final double WINDOW_SECONDS = 0.6;

    private final double headroomDb;

    KSystem(double headroomDb) {
        this.headroomDb = headroomDb;
    }

    /** What the scale shows for an RMS level after AES17. */
    public double reading(double rmsDbfs) {
        return rmsDbfs + headroomDb;
    }
}
