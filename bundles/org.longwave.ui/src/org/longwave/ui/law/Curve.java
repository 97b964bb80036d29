package org.longwave.ui.law;

/** Any thread. Straight lines between points with rising x. */
final class Curve {
    private Curve() {}

    static float at(float[] xs, float[] ys, float x) {
        if (!(x > xs[0])) return ys[0];
        for (int i = 1; i < xs.length; i++)
            if (x <= xs[i]) return ys[i - 1] + (x - xs[i - 1]) * (ys[i] - ys[i - 1]) / (xs[i] - xs[i - 1]);
        return ys[ys.length - 1];
    }
}
