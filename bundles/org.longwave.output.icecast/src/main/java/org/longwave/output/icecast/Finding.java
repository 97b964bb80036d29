package org.longwave.output.icecast;

import org.longwave.api.output.ReturnFeed.Verdict;

/**
 * What one look at a mount found; a value, any thread.
 *
 * @param match of the course of the level, -1 to 1; NaN when it was not compared
 * @param delaySeconds of a listener who tunes in; NaN when not known
 * @param levelDb by how much it is louder than the programme; NaN when not known
 * @param words one or two plain sentences
 */
record Finding(Verdict verdict, double match, double delaySeconds, double levelDb, String words) {
    static Finding of(Verdict verdict, String words) {
        return new Finding(verdict, Double.NaN, Double.NaN, Double.NaN, words);
    }

    static Finding of(Verdict verdict, double match, String words) {
        return new Finding(verdict, match, Double.NaN, Double.NaN, words);
    }
}
