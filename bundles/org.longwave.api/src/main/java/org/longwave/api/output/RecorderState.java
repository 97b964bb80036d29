package org.longwave.api.output;

import java.nio.file.Path;
import java.time.Instant;
import org.longwave.api.output.RecordedFile.Levels;

/**
 * Where a recorder stands, as its window shows it; a snapshot, any thread.
 *
 * @param armed whether a start, by a person or a rule, records anything
 * @param paused whether what is heard now is left out
 * @param current the file that is being written, null when none is
 * @param spaceSeconds how long the disk's space lasts, -1 when that is not known now
 * @param spaceShort whether that is below a limit of warning
 * @param retroSeconds how much {@link RecorderControl#saveRetro} would write now
 * @param nextStart when the schedule starts it next, null when it does not
 * @param nextStop when the schedule or the greatest length stops it, null when neither does
 */
public record RecorderState(
        boolean armed,
        boolean paused,
        Current current,
        long spaceSeconds,
        boolean spaceShort,
        double retroSeconds,
        Instant nextStart,
        Instant nextStop) {
    /**
     * A file that is being written.
     *
     * @param started wall clock of the first frame
     * @param frames length so far
     * @param bytes size so far
     * @param lostFrames of the whole recording so far; silence stands in their place
     * @param levels measured so far, at most some seconds old
     * @param nextSplit when the next file is expected to begin by the clock, the length or the size; null: none is due
     */
    public record Current(
            Path file,
            Instant started,
            long frames,
            int rateHz,
            long bytes,
            long lostFrames,
            Levels levels,
            Instant nextSplit) {}
}
