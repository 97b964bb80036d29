package org.longwave.output.icecast;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.longwave.api.codec.Title;

/** A text file whose first line is what is on the air, looked at on the sender's thread once a second. */
final class TitleFile {
    private static final System.Logger LOG = System.getLogger(TitleFile.class.getName());
    private static final long PERIOD_NANOS = 1_000_000_000L;
    private static final int LONGEST = 4096;

    private String file = "";
    private FileTime seen;
    private long dueNanos;

    /** The title when it changed since the last look, else null. "Artist - Title" is taken apart. */
    Title look(String path, long nowNanos) {
        if (path.isEmpty()) return null;
        if (!path.equals(file)) seen = null;
        else if (nowNanos - dueNanos < 0) return null;
        file = path;
        dueNanos = nowNanos + PERIOD_NANOS;
        try {
            FileTime time = Files.getLastModifiedTime(Path.of(path));
            if (time.equals(seen)) return null;
            seen = time;
            return title(Path.of(path));
        } catch (IOException | RuntimeException absent) {
            LOG.log(Level.DEBUG, "the title's file cannot be read", absent);
            return null;
        }
    }

    private static Title title(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            String line = text.lines().findFirst().orElse("").replace("\uFEFF", "");
            int dash = line.indexOf(" - ");
            return dash < 0 ? new Title("", line) : new Title(line.substring(0, dash), line.substring(dash + 3));
        }
    }
}
