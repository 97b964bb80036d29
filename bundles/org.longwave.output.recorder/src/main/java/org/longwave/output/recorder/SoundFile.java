package org.longwave.output.recorder;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.longwave.api.output.RecordedFile.Levels;

/** A file that grows and is playable at any moment, whatever becomes of this program. Disk thread. */
interface SoundFile {
    /** Says where the file starts on the engine's clock; before the first frame. */
    void startAt(long engineFrame) throws IOException;

    /**
     * @param interleaved frames x channels, from {@code offset} frames on
     * @param engineFrame of the first of them
     */
    void append(float[] interleaved, int offset, int frames, long engineFrame) throws IOException;

    /** Digital zeros, without dither: nothing was heard here. */
    void silence(long frames) throws IOException;

    /** Hands everything to the file system that can be handed over. */
    void flush() throws IOException;

    /**
     * About once a second: brings the header up to date, with {@code force} also the medium.
     *
     * @param levels measured so far
     */
    void secure(boolean force, Levels levels) throws IOException;

    /** Frames handed over, including those not yet flushed. */
    long frames();

    /** Size of the file as far as it is written. */
    long bytes();

    /** Where the samples end: what a file that is cut while it is being closed must be cut back to. */
    default long soundBytes() {
        return bytes();
    }

    /** Ends the sound: all of it is handed to the file system, exact to the sample; {@link #close} comes next. */
    void end() throws IOException;

    /** Adds what is known at the end, and closes; how many of the markers are in it. */
    int close(List<Marker> markers, Map<String, String> tags, Levels levels, boolean force) throws IOException;

    /** After a failed write: cuts the file behind the last whole frame that is in it and closes it. */
    void closeAfterFailure() throws IOException;
}
