package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;

/** The markers of a recording as a text file beside it, for those that its format has no room for. Stateless; disk thread. */
final class MarkerFile {
    private static final String ENDING = ".markers.txt";

    private MarkerFile() {}

    static Path of(Path recording) {
        return recording.resolveSibling(recording.getFileName() + ENDING);
    }

    /** A line each: time, tab, text. One that is there already stays. */
    static void write(Disk disk, Path recording, List<Marker> markers, int rateHz) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Marker marker : markers)
            text.append(Spans.millis(marker.frame(), rateHz))
                    .append('\t')
                    .append(marker.text().replaceAll("\\p{Cntrl}+", " "))
                    .append('\n');
        try (Disk.DiskFile file = disk.createNew(of(recording))) {
            file.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)), 0);
        } catch (FileAlreadyExistsException e) {
            System.getLogger(MarkerFile.class.getName())
                    .log(System.Logger.Level.WARNING, of(recording) + " exists and was left alone");
        }
    }
}
