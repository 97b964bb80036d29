package org.longwave.ui.law;

/** Any thread. Where a fader stands for a level: straight lines between the points of the desk's law. */
public final class FaderLaw {
    public static final float MAX_DB = 10;
    /** Lowest level that is not minus infinity. */
    public static final float MIN_DB = -120;

    private static final float[] DB = {MIN_DB, -60, -40, -30, -20, -10, 0, 10};
    private static final float[] TRAVEL = {0, 0.05f, 0.14f, 0.22f, 0.335f, 0.5f, 0.75f, 1};

    private FaderLaw() {}

    /** Share of the travel, 0 at the bottom, 1 at the top. */
    public static float travel(float db) {
        if (!(db > MIN_DB)) return 0;
        return Curve.at(DB, TRAVEL, db);
    }

    /** Level in dB, rounded to 0.1; minus infinity at the bottom. */
    public static float db(float travel) {
        if (!(travel > 0)) return Float.NEGATIVE_INFINITY;
        return round(Curve.at(TRAVEL, DB, Math.min(1, travel)));
    }

    /** Moves a level by some dB: stays in range, falls to minus infinity below the travel and comes back from it. */
    public static float step(float db, float byDb) {
        if (!(db > MIN_DB)) return byDb > 0 ? -60 : Float.NEGATIVE_INFINITY;
        float moved = round(db + byDb);
        if (moved < -60 && byDb < 0) return Float.NEGATIVE_INFINITY;
        return Math.min(MAX_DB, moved);
    }

    /** To 0.1 dB; never minus zero. */
    public static float round(float db) {
        return Float.isInfinite(db) ? db : Math.round(db * 10) / 10f + 0f;
    }
}
