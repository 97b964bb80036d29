package org.longwave.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.longwave.api.AudioEngine;
import org.longwave.api.command.CommandRefusedException;
import org.longwave.station.StationReader.BadStation;

/** Any thread that may wait. Writes how the desk stands into a station file, all or nothing. */
final class StationWriter {
    private final Path file;

    StationWriter(Path file) {
        this.file = file;
    }

    /** What was written, one line each. */
    List<String> write(AudioEngine engine) throws IOException, CommandRefusedException {
        String text = Files.readString(file);
        DeskSave save;
        StationText next = null;
        try {
            StationReader.Document document = StationReader.read(text);
            next = new StationText(text);
            save = new DeskSave(
                    document,
                    next,
                    engine.desk(),
                    engine.effects(),
                    engine.format().rateHz());
            StationReader.read(next.text());
        } catch (BadStation bad) {
            throw new CommandRefusedException("the station file is not understood at line " + bad.line() + " ("
                    + bad.getMessage() + "); put it right first");
        }
        if (!next.text().equals(text)) replace(next.text());
        return List.copyOf(save.changes());
    }

    /** Whoever looks sees the old text or the new one, with the rights that the file has. */
    private void replace(String text) throws IOException {
        Path real = file.toRealPath();
        Path beside = real.resolveSibling(real.getFileName() + ".new");
        try {
            Files.copy(real, beside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(beside, text);
            Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
