package org.longwave.api.output;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.longwave.api.DeviceException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What an operator does with a recorder. Any thread. The orders return at once and take effect at the newest frame the
 * recorder has taken; {@link #status()} tells the rest. Without a running recording, those that need one do nothing.
 */
@ProviderType
public interface RecorderControl extends OutputControl {
    /** Leaves out what follows, in the same file, and marks the place. */
    void pause();

    /** Goes on after {@link #pause()}. */
    void resume();

    /** Marks this moment; an empty text gets a number. */
    void marker(String text);

    /** Goes on in a new file; not one sample is lost or repeated. */
    void split();

    /** What is heard from now on: a marker, the {@code {title}} of file names, and a new file if the recorder is set so. */
    void title(String text);

    /**
     * Writes the last minutes to a file of their own, whether a recording runs or not.
     *
     * @throws IllegalStateException there is nothing to write: why
     */
    void saveRetro();

    /** What a window shows beside {@link #status()}; of several tracks the first that records, and the least space. */
    RecorderState state();

    /** The buses and strips it takes, in their order. */
    List<RecorderTrack> tracks();

    /**
     * Takes these buses and strips from now on ({@code program}, {@code strip:NAME}, {@code post:NAME}): a recording of
     * one that stays goes on untouched, one that is gone ends, one that is new is recorded when the others are. Holds
     * until the station file says otherwise.
     *
     * @throws IllegalArgumentException none, an empty one or one twice
     */
    void tracks(List<String> buses);

    /**
     * Arms a track, or leaves it out of the next recordings, whoever starts them; a running one is not disturbed. Holds
     * until the station file says otherwise.
     *
     * @throws IllegalArgumentException it has no such track
     */
    void arm(String bus, boolean armed);

    /** The spans in which it records by itself. */
    List<String> schedule();

    /**
     * Other spans, such as {@code Mon-Fri 06:00-10:00}, {@code daily 12:00-12:30} or {@code 2026-12-24 18:00-20:00}. Holds
     * until the station file says otherwise.
     *
     * @throws IllegalArgumentException one is not understood: which, and what is allowed
     */
    void schedule(List<String> spans);

    /** The newest recordings of this recorder, newest first. */
    List<RecordedFile> history();

    /** Where the image of a recording's peaks stands, a PNG, also of one that is being written; null: it makes none. */
    Path overview(Path file);

    /**
     * Any thread that may wait for the disk. Gives a finished recording a name made from a template, in its folder.
     *
     * @return the new file
     */
    Path rename(Path file, String template) throws DeviceException;

    /** Any thread that may wait for the disk. Writes texts (title, artist, comment, ...) into a finished recording. */
    void edit(Path file, Map<String, String> tags) throws DeviceException;
}
