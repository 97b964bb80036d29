package org.longwave.benchmarks.drift;

import java.util.List;

/** What a loop in a virtual machine of its own said; one thread. See {@link RealLoop}. */
final class RealRun {
    private static final double SETTLED_SECONDS = 30;

    private final Course course = new Course();
    private final Mean in = new Mean();
    private final Mean out = new Mean();
    private long settled;
    private long xruns;
    private String said = "";

    /** @param fromSeconds estimates before are not looked at */
    RealRun(List<String> lines, double fromSeconds) {
        for (String line : lines) {
            String[] w = line.split(" ");
            switch (w[0]) {
                case "P" -> course.add(Double.parseDouble(w[1]), Double.parseDouble(w[2]));
                case "E" -> {
                    double at = Double.parseDouble(w[1]);
                    xruns = Long.parseLong(w[6]);
                    if (at <= SETTLED_SECONDS) settled = xruns;
                    if (at < fromSeconds) continue;
                    in.add(Double.parseDouble(w[3]));
                    out.add(Double.parseDouble(w[5]));
                }
                case "X" -> xruns = Long.parseLong(w[1]);
                default -> said += "    " + line.substring(2) + "\n";
            }
        }
    }

    Course course() {
        return course;
    }

    /** Mean ppm of capture. */
    double in() {
        return in.value();
    }

    /** Mean ppm of playback. */
    double out() {
        return out.value();
    }

    /** Since it had settled. */
    long xruns() {
        return xruns - settled;
    }

    /** Its other lines. */
    String said() {
        return said;
    }
}
