package org.longwave.output.recorder;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How a recorder records. Immutable, any thread.
 *
 * @param name the recorder's name, part of the file names
 * @param bus the bus it takes
 * @param folder where the files go
 */
public record RecorderSettings(String name, String bus, Path folder, SampleFormat format) {
    public RecorderSettings {
        Objects.requireNonNull(format);
        if (name.isBlank()) throw new IllegalArgumentException("name is empty, a recorder needs one");
        if (bus.isBlank()) throw new IllegalArgumentException("bus is empty, allowed program, monitor or another bus");
        if (!folder.isAbsolute())
            throw new IllegalArgumentException("folder is " + folder + ", allowed is an absolute path");
    }

    /** The name with everything that a file system might mind replaced. */
    String fileName() {
        return name.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}._-]", "-");
    }
}
