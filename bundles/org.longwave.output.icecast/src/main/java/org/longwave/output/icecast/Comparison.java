package org.longwave.output.icecast;

import java.util.Locale;
import org.longwave.api.codec.BusLevels;
import org.longwave.api.output.ReturnFeed.Verdict;

/**
 * Holds what a listener heard against what the programme was, by the course of the level: the place in the last minute
 * where it fits best (normalised cross-correlation) says whether it is the programme, and how old it is. No threads.
 */
final class Comparison {
    /** From here on it is the programme: codecs leave 0.98 and more, while another beat may fit with 0.86. */
    static final double SAME = 0.92;
    /** Below, it is something else; what lies between is not judged. */
    static final double OTHER = 0.6;
    /** A course that moves less has nothing to be known by. */
    static final double STEADY_DB = 1.0;
    /** A steady sound is told by its level alone, within this. */
    static final double LEVEL_DB = 2.0;
    /** Less sound than that is not judged. */
    static final int LEAST_CELLS = 250;

    /** A decoder's first frames are incomplete. */
    private static final int SETTLE_CELLS = 25;
    /** Under it both sides mostly hold noise. */
    private static final double QUIET_DB = -50;
    /** A rhythm fits again one bar later: of places that are as good as the best, the newest counts. */
    private static final double AS_GOOD = 0.01;
    /** The programme moves less: nothing can be found there. */
    private static final double FLAT_DB = 0.2;

    private final Course heard;
    private final Course programme;
    private final double ageSeconds;
    private final String mount;

    /**
     * @param heard mean squares of cells of 10 ms
     * @param beganNanos when the first of it came
     */
    Comparison(float[] heard, long beganNanos, BusLevels programme, String mount) {
        int skip = heard.length > 2 * SETTLE_CELLS ? SETTLE_CELLS : 0;
        this.heard = Course.of(java.util.Arrays.copyOfRange(heard, skip, heard.length));
        this.programme = Course.of(programme.power());
        this.mount = mount;
        long firstNanos = programme.endNanos() - programme.power().length * (long) BusLevels.CELL_MILLIS * 1_000_000L;
        // of the programme's first cell, when what was heard first came
        ageSeconds = (beganNanos - firstNanos) / 1e9 + skip / 100.0;
    }

    Finding judge() {
        int length = heard.length();
        if (length < LEAST_CELLS || programme.length() < length)
            return Finding.of(Verdict.UNSURE, "There was too little sound to compare yet.");
        boolean known = programme.isKnown(0, programme.length());
        if (heard.isSilent(0, length)) return silent(known);
        Place best = best();
        if (best.match >= SAME) return same(best);
        if (heard.spread(0, length) < STEADY_DB) return steady(known);
        if (best.match >= OTHER || !known)
            return Finding.of(
                    Verdict.UNSURE,
                    best.match,
                    "Sound comes from the mount; whether it is the programme is not clear.");
        return other(best.match);
    }

    /** A place in the programme and how well what was heard fits there. */
    private record Place(int at, double match) {}

    private Place best() {
        int length = heard.length();
        double mean = heard.mean(0, length);
        double spread = heard.spread(0, length);
        int places = programme.length() - length + 1;
        double[] match = new double[places];
        double most = -1;
        for (int at = 0; at < places; at++) {
            double beside = programme.spread(at, length);
            match[at] = -1;
            if (beside < FLAT_DB || spread < FLAT_DB || !programme.isKnown(at, length)) continue;
            double sum = 0;
            for (int i = 0; i < length; i++) sum += (heard.db[i] - mean) * programme.db[at + i];
            match[at] = sum / length / (spread * beside);
            most = Math.max(most, match[at]);
        }
        int place = places - 1;
        while (place > 0 && !(match[place] >= most - AS_GOOD && isTop(match, place))) place--;
        return new Place(place, most);
    }

    private static boolean isTop(double[] match, int at) {
        return match[at] >= match[at - 1] && (at + 1 == match.length || match[at] >= match[at + 1]);
    }

    private Finding same(Place best) {
        double louder = louder(best.at);
        double behind = Math.max(0, ageSeconds - best.at / 100.0);
        String words = String.format(Locale.ROOT, "The programme is heard, %.1f s behind.", behind);
        if (Math.abs(louder) > 3)
            words += String.format(
                    Locale.ROOT,
                    " It is %.0f dB %s than the programme.",
                    Math.abs(louder),
                    louder > 0 ? "louder" : "softer");
        return new Finding(Verdict.HEARD, best.match, behind, louder, words);
    }

    private double louder(int at) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < heard.length(); i++) {
            double beside = programme.db[at + i];
            if (heard.db[i] < QUIET_DB || beside < QUIET_DB) continue;
            sum += heard.db[i] - beside;
            count++;
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private Finding silent(boolean known) {
        for (int at = 0; at + heard.length() <= programme.length(); at++)
            if (programme.isSilent(at, heard.length()))
                return Finding.of(Verdict.UNSURE, "The mount is silent, and the programme was silent too.");
        if (!known) return Finding.of(Verdict.UNSURE, "The mount is silent; a part of the programme is not known.");
        return Finding.of(
                Verdict.SILENT,
                "The mount " + mount + " is silent while the programme is not. Stop the stream and start it again; if "
                        + "that does not help, ask who runs the server.");
    }

    /** A tone, or noise: only its level can be compared. */
    private Finding steady(boolean known) {
        int length = heard.length();
        double level = heard.mean(0, length);
        double nearest = Double.POSITIVE_INFINITY;
        for (int at = 0; at + length <= programme.length(); at++) {
            if (programme.spread(at, length) >= STEADY_DB || programme.isSilent(at, length)) continue;
            double louder = level - programme.mean(at, length);
            if (Math.abs(louder) < Math.abs(nearest)) nearest = louder;
        }
        if (Math.abs(nearest) <= LEVEL_DB)
            return new Finding(
                    Verdict.HEARD,
                    Double.NaN,
                    Double.NaN,
                    nearest,
                    "A steady sound is heard at the programme's level; more cannot be compared.");
        if (!known) return Finding.of(Verdict.UNSURE, "A steady sound is heard; a part of the programme is not known.");
        return other(Double.NaN);
    }

    private Finding other(double match) {
        return Finding.of(
                Verdict.DIFFERENT,
                match,
                "Something else than the programme is heard on the mount " + mount + ": another source, or what the "
                        + "server plays in place of one. Look at the server's page, then stop the stream and start it "
                        + "again.");
    }
}
