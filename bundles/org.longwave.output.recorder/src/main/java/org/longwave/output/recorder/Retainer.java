package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecordedFile.State;
import org.longwave.output.recorder.RecorderSettings.Retention;

/**
 * Deletes a recorder's own oldest files when they are too old or too many; files that stand in no line of its index are
 * nobody's to delete. Stateless; disk thread.
 */
final class Retainer {
    private static final System.Logger LOG = System.getLogger(Retainer.class.getName());

    private Retainer() {}

    static void apply(RecorderSettings settings, Archive archive, Surroundings around) {
        Retention rule = settings.retention();
        if (rule.days() == 0 && rule.bytes() == 0) return;
        List<RecordedFile> files = archive.oldest().stream()
                .filter(f -> f.state() != State.DELETED)
                .toList();
        long total = files.stream().mapToLong(RecordedFile::bytes).sum();
        Instant limit = around.time().instant().minus(Duration.ofDays(rule.days()));
        for (RecordedFile file : files) {
            boolean old = rule.days() > 0 && end(file).isBefore(limit);
            boolean much = rule.bytes() > 0 && total > rule.bytes();
            if (!old && !much) continue;
            total -= file.bytes();
            String why = old ? "older than " + rule.days() + " days" : "more than the allowed size";
            delete(file, why, archive, around.disk(), settings.root(file.file()));
        }
    }

    private static Instant end(RecordedFile file) {
        return file.started().plusMillis(file.frames() * 1000 / file.rateHz());
    }

    private static void delete(RecordedFile file, String why, Archive archive, Disk disk, Path root) {
        try {
            disk.delete(file.file());
            disk.delete(MarkerFile.of(file.file()));
            disk.delete(OverviewImage.path(root, file.file()));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Cannot delete " + file.file() + ": " + e.getMessage());
            return;
        }
        LOG.log(System.Logger.Level.INFO, "Deleted {0}: {1}", file.file(), why);
        archive.add(file.at(file.file(), State.DELETED, "Deleted: " + why + "."));
    }
}
