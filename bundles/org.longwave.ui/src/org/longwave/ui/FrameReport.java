package org.longwave.ui;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.longwave.api.EngineStatus;
import org.longwave.ui.pane.FrameTimes;
import org.longwave.ui.pane.PressTimes;

/**
 * Window thread. For who measures: with the system property {@code longwave.ui.frames} the closing window leaves what
 * its frames and keys cost, and how the engine fared, in that file.
 */
final class FrameReport {
    private static final Logger LOG = System.getLogger(FrameReport.class.getName());
    private static final String FILE = "longwave.ui.frames";

    private FrameReport() {}

    static void write(Studio studio) {
        String file = System.getProperty(FILE);
        if (file == null) return;
        FrameTimes times = studio.clock().times();
        PressTimes keys = studio.clock().presses();
        EngineStatus engine = studio.desk().state().status();
        String text = String.format(
                Locale.ROOT,
                "frames=%d%nwork_p50_ms=%.2f%nwork_p99_ms=%.2f%napart_p99_ms=%.2f%nxruns=%s%nstrips=%d%n"
                        + "keys=%d%nkey_p50_ms=%d%nkey_p95_ms=%d%nkey_max_ms=%d%n",
                times.frames(),
                times.workNanos(0.5) / 1e6,
                times.workNanos(0.99) / 1e6,
                times.apartNanos(0.99) / 1e6,
                engine == null ? "?" : Long.toString(engine.xruns()),
                studio.desk().state().strips().size(),
                keys.count(),
                keys.nanos(0.5) / 1_000_000,
                keys.nanos(0.95) / 1_000_000,
                keys.nanos(1) / 1_000_000);
        try {
            Files.writeString(Path.of(file), text);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What the frames cost could not be written to " + file, e);
        }
    }
}
