package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.file.Path;

/** How long the disk's space lasts, and a warning each time it falls below a limit. Disk thread. */
final class SpaceWatch {
    private static final System.Logger LOG = System.getLogger(SpaceWatch.class.getName());
    private static final long NONE = Long.MAX_VALUE;

    private final RecorderSettings settings;
    private final Disk disk;
    private long warnedMinutes = NONE;
    private long freeBytes = -1;

    SpaceWatch(RecorderSettings settings, Disk disk) {
        this.settings = settings;
        this.disk = disk;
    }

    void look(Part part) {
        Path folder = part.path().getParent();
        try {
            freeBytes = disk.usableBytes(folder);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Space left in " + folder, e);
            freeBytes = -1;
        }
        if (freeBytes >= 0) warn(secondsLeft(part), folder);
    }

    /** -1 when the disk does not tell: no reason to end a recording. */
    long secondsLeft(Part part) {
        return freeBytes < 0 ? -1 : freeBytes / Math.max(1, bytesPerSecond(part.head()));
    }

    static long bytesPerSecond(FileHead head) {
        if (head.format().isPlain()) return (long) head.rateHz() * head.frameBytes();
        if (head.format().container == FileFormat.Container.FLAC)
            return (long) head.rateHz() * head.frameBytes() * 2 / 3;
        return head.bitrateKbps() * 125L;
    }

    private void warn(long secondsLeft, Path folder) {
        long crossed = NONE;
        for (int minutes : settings.writing().warnMinutes())
            if (secondsLeft < minutes * 60L) crossed = Math.min(crossed, minutes);
        if (crossed < warnedMinutes)
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Recorder {0}: the disk of {1} has room for {2} only: free some space or choose another folder.",
                    settings.name(),
                    folder,
                    Spans.left(secondsLeft));
        warnedMinutes = crossed;
    }

    /** The space lasts less than a limit. */
    boolean isShort() {
        return warnedMinutes != NONE;
    }
}
