package org.longwave.api.output;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One recording of a recorder's history.
 *
 * @param bus the bus or strip it is of; empty when that is not known
 * @param title what was on the air when it began, or first after that; empty: nobody said
 * @param started wall clock of the first frame
 * @param firstFrame engine frame of the first frame
 * @param frames length
 * @param bytes size
 * @param levels what was measured
 * @param lostFrames frames that never arrived or could not be written; silence stands in their place
 * @param note one plain sentence when there is something to say, else empty
 */
public record RecordedFile(
        Path file,
        String bus,
        String title,
        Instant started,
        long firstFrame,
        long frames,
        int rateHz,
        long bytes,
        Levels levels,
        long lostFrames,
        State state,
        String note) {
    /** What became of it. */
    public enum State {
        /** Closed as it should be. */
        COMPLETE,
        /** Ended by a fault; what is in it is valid. */
        CUT,
        /** Found unfinished after a crash and made valid. */
        REPAIRED,
        /** Found unfinished and left exactly as it was; a person must look. */
        DAMAGED,
        /** Removed by the rules of retention. */
        DELETED
    }

    /**
     * Levels of a recording; NaN where they are not known.
     *
     * @param peakDb highest sample, dBFS
     * @param truePeakDb highest true peak, dBTP
     * @param integratedLufs programme loudness (EBU R 128)
     * @param rangeLu loudness range (EBU Tech 3342)
     * @param maxMomentaryLufs highest loudness over 400 ms
     * @param maxShortTermLufs highest loudness over 3 s
     */
    public record Levels(
            double peakDb,
            double truePeakDb,
            double integratedLufs,
            double rangeLu,
            double maxMomentaryLufs,
            double maxShortTermLufs) {
        public static final Levels UNKNOWN =
                new Levels(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /** The same recording with another title. */
    public RecordedFile titled(String newTitle) {
        return new RecordedFile(
                file, bus, newTitle, started, firstFrame, frames, rateHz, bytes, levels, lostFrames, state, note);
    }

    /** The same recording under another name or in another state. */
    public RecordedFile at(Path newFile, State newState, String newNote) {
        return new RecordedFile(
                newFile, bus, title, started, firstFrame, frames, rateHz, bytes, levels, lostFrames, newState, newNote);
    }
}
