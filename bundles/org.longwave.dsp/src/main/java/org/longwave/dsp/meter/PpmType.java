package org.longwave.dsp.meter;

/**
 * Any thread. The quasi-peak programme meters of IEC 60268-10. Types IIa and IIb move alike and differ in their scales.
 * The rise is the mean of two charging circuits; their times are chosen so that tone bursts of 5 kHz read what the
 * standard says within half of its tolerances.
 */
public enum PpmType {
    /** DIN and Nordic: 5 ms, back by 20 dB in 1.7 s. Reads dB, 0 dB is 9 dB above alignment level. */
    I(0.0010, 0.0035, 20 / 1.7),
    /** BBC: 10 ms, back by 24 dB in 2.8 s. Reads marks 1 to 7, 4 dB each; alignment level is 4. */
    IIA(0.0013, 0.0085, 24 / 2.8),
    /** EBU: 10 ms, back by 24 dB in 2.8 s. Reads dB, alignment level ("TEST") is 0 dB. */
    IIB(0.0013, 0.0085, 24 / 2.8);

    private static final double DIN_ZERO_DB = 9;
    private static final double MARK_DB = 4;

    final double fastSeconds;
    final double slowSeconds;
    final double fallDbPerSecond;

    PpmType(double fastSeconds, double slowSeconds, double fallDbPerSecond) {
        this.fastSeconds = fastSeconds;
        this.slowSeconds = slowSeconds;
        this.fallDbPerSecond = fallDbPerSecond;
    }

    /**
     * What the scale shows for a level, see the types: dB or marks.
     *
     * @param alignmentDbfs see {@link Alignment}
     */
    public double reading(double levelDbfs, double alignmentDbfs) {
        double above = levelDbfs - alignmentDbfs;
        return switch (this) {
            case I -> above - DIN_ZERO_DB;
            case IIA -> 4 + above / MARK_DB;
            case IIB -> above;
        };
    }
}
