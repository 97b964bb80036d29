package org.longwave.loudness;

import java.util.Locale;

/**
 * Any thread. What a programme should be, and whether it is.
 *
 * @param lufs integrated loudness, -70..0
 * @param toleranceLu allowed difference from it, 0..30
 * @param maxTruePeakDbtp highest true peak, -30..20
 */
record Target(double lufs, double toleranceLu, double maxTruePeakDbtp) {
    /** EBU R 128, with its tolerance for live programmes. */
    static final Target R128 = new Target(-23, 1, -1);

    Target {
        require("targetLufs", lufs, -70, 0);
        require("toleranceLu", toleranceLu, 0, 30);
        require("maxTruePeakDbtp", maxTruePeakDbtp, -30, 20);
    }

    private static void require(String name, double value, double min, double max) {
        if (!(value >= min && value <= max))
            throw new IllegalArgumentException(name + " is " + value + ", allowed " + min + ".." + max);
    }

    boolean isMetBy(Summary s) {
        return s.hasLoudness() && Math.abs(s.integratedLufs() - lufs) <= toleranceLu && truePeakIsMetBy(s);
    }

    private boolean truePeakIsMetBy(Summary s) {
        return s.truePeakDbtp() <= maxTruePeakDbtp;
    }

    /** One line: met, or what is wrong and by how much. */
    String verdict(Summary s) {
        if (!s.hasLoudness()) return "no verdict: nothing was louder than -70 LUFS";
        if (isMetBy(s)) return "met";
        double off = s.integratedLufs() - lufs;
        StringBuilder text = new StringBuilder("missed:");
        if (Math.abs(off) > toleranceLu)
            text.append(String.format(Locale.ROOT, " %.1f LU too %s", Math.abs(off), off > 0 ? "loud" : "quiet"));
        if (!truePeakIsMetBy(s))
            text.append(text.length() > 7 ? "," : "")
                    .append(String.format(
                            Locale.ROOT, " true peak %.1f dB too high", s.truePeakDbtp() - maxTruePeakDbtp));
        return text.toString();
    }
}
