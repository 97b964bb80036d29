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

    /** Writes the last minutes to a file of their own, whether a recording runs or not. */
    void saveRetro();

    /** The newest recordings of this recorder, newest first. */
    List<RecordedFile> history();

    /**
     * Any thread that may wait for the disk. Gives a finished recording a name made from a template, in its folder.
     *
     * @return the new file
     */
    Path rename(Path file, String template) throws DeviceException;

    /** Any thread that may wait for the disk. Writes texts (title, artist, comment, ...) into a finished recording. */
    void edit(Path file, Map<String, String> tags) throws DeviceException;
}
