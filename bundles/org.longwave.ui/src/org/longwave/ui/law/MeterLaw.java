package org.longwave.ui.law;

/** Any thread. Where a level stands on a meter: 0 dBFS at the top, -60 at the bottom. */
public final class MeterLaw {
    public static final float FLOOR_DB = -60;
    public static final float LINE_UP_DB = -18;
    public static final float PERMITTED_DB = -9;
    public static final float CLIP_DB = -1;

    private static final float[] DB = {-60, -50, -40, -30, -20, -18, -9, 0};
    private static final float[] HEIGHT = {0, 0.08f, 0.18f, 0.32f, 0.5f, 0.545f, 0.77f, 1};

    private MeterLaw() {}

    /** Share of the height, 0..1. */
    public static float height(float dbfs) {
        return Curve.at(DB, HEIGHT, dbfs);
    }

    /** dBFS of a linear value; minus infinity for 0. */
    public static float dbfs(float linear) {
        return linear > 0 ? (float) (20 * Math.log10(linear)) : Float.NEGATIVE_INFINITY;
    }
}
