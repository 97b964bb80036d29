package org.longwave.output.recorder;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One {@link Archive} for each index file, whoever asks for it. Any thread. */
final class Archives {
    private final Map<String, Archive> all = new HashMap<>();
    private final Disk disk;

    Archives(Disk disk) {
        this.disk = disk;
    }

    /** @param recorder the recorder's name, that of all its tracks */
    synchronized Archive of(Path root, String recorder) {
        return all.computeIfAbsent(
                root.resolve(NameTemplate.safe(recorder)).toString(), k -> new Archive(disk, root, recorder));
    }
}
