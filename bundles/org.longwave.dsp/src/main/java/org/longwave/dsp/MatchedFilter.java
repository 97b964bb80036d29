package org.longwave.dsp;

/**
 * Designs digital filters that have the magnitude of their analogue prototypes, without the cramping that the bilinear
 * transform gives near half the rate; one thread, the engine's too. Allocation-free and the same bits on every
 * machine.
 *
 * <p>The prototype's squared magnitude is a ratio of two polynomials in w^2. {@link FrequencyMap} puts a rational
 * function of sin^2(w/2) in the place of w^2; each root of the prototype becomes three, and of each pair z, 1/z the one
 * inside the unit circle is taken. The result is the minimum-phase filter of that magnitude, in three sections. The
 * second and third only bend what lies near half the rate; where they would do less than 0.0013 dB they are left out.
 */
public final class MatchedFilter {
    /** Sections that one second-order prototype becomes. */
    public static final int SECTIONS = 3;

    private static final double EXACT_UP_TO = 0.75 * Math.PI;
    private static final double NEGLIGIBLE = 1.5e-4;

    private final int rateHz;
    private final FrequencyMap map = new FrequencyMap();
    /** 1, a1, a2 without the 1: of the numerators, then of the denominators. */
    private final double[] zeros = new double[2 * SECTIONS];

    private final double[] poles = new double[2 * SECTIONS];
    /** |H|^2 = (n2 u^2 + n1 u + n0) / (d2 u^2 + d1 u + d0), u the square of the frequency against the corner's. */
    private double n2;

    private double n1;
    private double n0;
    private double d2;
    private double d1;
    private double d0;

    public MatchedFilter(int rateHz) {
        this.rateHz = rateHz;
    }

    /** (s^2 + s A/Q + 1) / (s^2 + s/(A Q) + 1), A^2 the gain: as in R. Bristow-Johnson's cookbook. */
    public void bell(double hz, double gainDb, double q, double[] out, int offset) {
        double a = FastDecibels.toGain(gainDb / 2);
        numerator(1, a / q, 1);
        denominator(1, 1 / (a * q), 1);
        design(hz, false, out, offset);
    }

    /** A (s^2 + s sqrt(A)/Q + A) / (A s^2 + s sqrt(A)/Q + 1). */
    public void lowShelf(double hz, double gainDb, double q, double[] out, int offset) {
        double a = FastDecibels.toGain(gainDb / 2);
        double r = Math.sqrt(a) / q;
        numerator(a, a * r, a * a);
        denominator(a, r, 1);
        design(hz, false, out, offset);
    }

    /** A (A s^2 + s sqrt(A)/Q + 1) / (s^2 + s sqrt(A)/Q + A). */
    public void highShelf(double hz, double gainDb, double q, double[] out, int offset) {
        double a = FastDecibels.toGain(gainDb / 2);
        double r = Math.sqrt(a) / q;
        numerator(a * a, a * r, a);
        denominator(1, r, a);
        design(hz, false, out, offset);
    }

    /** s^2 / (s^2 + s/Q + 1). */
    public void lowCut(double hz, double q, double[] out, int offset) {
        numerator(1, 0, 0);
        denominator(1, 1 / q, 1);
        design(hz, true, out, offset);
    }

    /** 1 / (s^2 + s/Q + 1). */
    public void highCut(double hz, double q, double[] out, int offset) {
        numerator(0, 0, 1);
        denominator(1, 1 / q, 1);
        design(hz, false, out, offset);
    }

    /** (s^2 + 1) / (s^2 + s/Q + 1). */
    public void notch(double hz, double q, double[] out, int offset) {
        numerator(1, 0, 1);
        denominator(1, 1 / q, 1);
        design(hz, false, out, offset);
    }

    /** a s^2 + b s + c at s = i sqrt(u): a^2 u^2 + (b^2 - 2 a c) u + c^2. */
    private void numerator(double a, double b, double c) {
        n2 = a * a;
        n1 = b * b - 2 * a * c;
        n0 = c * c;
    }

    private void denominator(double a, double b, double c) {
        d2 = a * a;
        d1 = b * b - 2 * a * c;
        d0 = c * c;
    }

    private void design(double hz, boolean nyquist, double[] out, int offset) {
        double w = 2 * Math.PI * hz / rateHz;
        // the map's own error at the corner is taken out: a narrow filter stands just where it should
        double near = Math.min(w, EXACT_UP_TO);
        double s = QuarterTurn.sin(near / 2);
        double scale = FrequencyMap.square(s * s) / (near * near) * w * w;
        roots(n2, n1, n0, scale, zeros);
        roots(d2, d1, d0, scale, poles);
        double u = FrequencyMap.square(1) / scale;
        double gain = nyquist ? Math.sqrt(((n2 * u + n1) * u + n0) / ((d2 * u + d1) * u + d0)) : Math.sqrt(n0 / d0);
        for (int i = 0; i < SECTIONS; i++)
            section(i, i == 0 ? gain : 1, nyquist, out, offset + i * SvfSection.COEFFICIENTS);
    }

    /** The three sections' a1 and a2 for the roots of p2 u^2 + p1 u + p0. */
    private void roots(double p2, double p1, double p0, double scale, double[] into) {
        if (p2 == 0) {
            map.solveInfinity();
            for (int i = 0; i < SECTIONS; i++) pair(into, i, real(map.rootRe(i)), real(map.rootRe(i)));
            return;
        }
        double half = -p1 / (2 * p2);
        double square = half * half - p0 / p2;
        if (square < 0) {
            map.solve(half * scale, Math.sqrt(-square) * scale);
            for (int i = 0; i < SECTIONS; i++) conjugate(into, i, map.rootRe(i), map.rootIm(i));
            return;
        }
        double far = half < 0 ? half - Math.sqrt(square) : half + Math.sqrt(square);
        double near = far == 0 ? 0 : p0 / p2 / far;
        map.solve(far * scale, 0);
        for (int i = 0; i < SECTIONS; i++) into[2 * i] = map.rootRe(i);
        map.solve(near * scale, 0);
        for (int i = 0; i < SECTIONS; i++) {
            double phi = into[2 * i];
            if (phi > 0 && phi < 1) { // a notch: on the unit circle
                into[2 * i] = -2 * (1 - 2 * phi);
                into[2 * i + 1] = 1;
            } else pair(into, i, real(phi), real(map.rootRe(i)));
        }
    }

    private static void pair(double[] into, int i, double z1, double z2) {
        into[2 * i] = -(z1 + z2);
        into[2 * i + 1] = z1 * z2;
    }

    /** The z inside the unit circle with sin^2(w/2) = phi, for phi outside 0..1: z + 1/z = 2 - 4 phi. */
    private static double real(double phi) {
        double c = 1 - 2 * phi;
        double r = Math.sqrt(Math.max(0, 4 * phi * (phi - 1)));
        return c > 0 ? 1 / (c + r) : 1 / (c - r);
    }

    /** The same for a complex phi, with its conjugate. */
    private static void conjugate(double[] into, int i, double x, double y) {
        double cr = 1 - 2 * x;
        double ci = -2 * y;
        double qr = 4 * (x * (x - 1) - y * y);
        double qi = 4 * y * (2 * x - 1);
        double size = Math.sqrt(qr * qr + qi * qi);
        double rr = Math.sqrt(Math.max(0, (size + qr) / 2));
        double ri = Math.sqrt(Math.max(0, (size - qr) / 2));
        if (qi < 0) ri = -ri;
        if (cr * rr + ci * ri < 0) {
            rr = -rr;
            ri = -ri;
        }
        double zr = cr + rr; // the root outside; the other one is its inverse
        double zi = ci + ri;
        double n = zr * zr + zi * zi;
        into[2 * i] = -2 * zr / n;
        into[2 * i + 1] = 1 / n;
    }

    /** One section in the form of {@link SvfSection}, with this gain at 0 Hz or at half the rate. */
    private void section(int i, double gain, boolean nyquist, double[] out, int at) {
        double b1 = zeros[2 * i];
        double b2 = zeros[2 * i + 1];
        double a1 = poles[2 * i];
        double a2 = poles[2 * i + 1];
        double bottom = 1 + a1 + a2;
        double top = 1 - a1 + a2;
        double norm = gain * (nyquist ? top / (1 - b1 + b2) : bottom / (1 + b1 + b2));
        double g = Math.sqrt(bottom / top);
        double k = 2 * (1 - a2) / (top * g);
        double high = norm * (1 - b1 + b2) / top;
        double band = 2 * norm * (1 - b2) / (top * g);
        double low = norm * (1 + b1 + b2) / bottom;
        out[at] = g;
        out[at + 1] = k;
        out[at + 2] = high;
        out[at + 3] = band - k * high;
        out[at + 4] = low - high;
        if (i > 0 && Math.abs(high - 1) + Math.abs(low - 1) + Math.abs(out[at + 3]) / k < NEGLIGIBLE) pass(out, at);
    }

    /** Coefficients of a section that changes nothing. */
    public static void pass(double[] out, int at) {
        out[at] = 1;
        out[at + 1] = 2;
        out[at + 2] = 1;
        out[at + 3] = 0;
        out[at + 4] = 0;
    }
}
