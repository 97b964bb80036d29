package org.longwave.effects;

/** Frequency responses from impulse responses. */
final class Responses {
    private Responses() {}

    static double[] at(float[] impulse, double hz, int rate) {
        double re = 0;
        double im = 0;
        double w = 2 * Math.PI * hz / rate;
        for (int i = 0; i < impulse.length; i++) {
            if (impulse[i] == 0) continue;
            re += impulse[i] * Math.cos(w * i);
            im -= impulse[i] * Math.sin(w * i);
        }
        return new double[] {re, im};
    }

    static double db(float[] impulse, double hz, int rate) {
        double[] h = at(impulse, hz, rate);
        return 10 * Math.log10(h[0] * h[0] + h[1] * h[1]);
    }
}
