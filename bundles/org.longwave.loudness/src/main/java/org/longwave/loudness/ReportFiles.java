package org.longwave.loudness;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * One thread at a time. The two files of a report: NAME.csv, a line a second, on the disk within the second; NAME.txt
 * with the result, written at the end. Files that are there already are not touched: NAME (2), NAME (3) ...
 */
final class ReportFiles implements Programme.Seconds, AutoCloseable {
    private static final int TRIES = 1000;

    private final Path csv;
    private final BufferedWriter lines;
    private long bytes;

    ReportFiles(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        csv = create(folder, name);
        lines = Files.newBufferedWriter(csv, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        write("seconds,momentary_lufs,short_term_lufs,integrated_lufs,true_peak_dbtp");
    }

    private static Path create(Path folder, String name) throws IOException {
        for (int i = 1; i <= TRIES; i++) {
            String unique = i == 1 ? name : name + " (" + i + ")";
            if (Files.exists(folder.resolve(unique + ".txt"))) continue;
            try {
                return Files.createFile(folder.resolve(unique + ".csv"));
            } catch (FileAlreadyExistsException e) {
                if (i == TRIES) throw e;
            }
        }
        throw new FileAlreadyExistsException(folder.resolve(name + ".txt").toString());
    }

    private void write(String line) throws IOException {
        lines.write(line);
        lines.write('\n');
        lines.flush();
        bytes += line.length() + 1;
    }

    @Override
    public void second(
            long number, double momentaryLufs, double shortTermLufs, double integratedLufs, double truePeakDbtp)
            throws IOException {
        write(number + "," + number(momentaryLufs) + "," + number(shortTermLufs) + "," + number(integratedLufs) + ","
                + number(truePeakDbtp));
    }

    /** Empty where there is nothing: spreadsheets know no infinity. */
    private static String number(double level) {
        return Double.isInfinite(level) ? "" : String.format(Locale.ROOT, "%.2f", level);
    }

    Path csv() {
        return csv;
    }

    Path text() {
        String name = csv.getFileName().toString();
        return csv.resolveSibling(name.substring(0, name.length() - ".csv".length()) + ".txt");
    }

    long bytes() {
        return bytes;
    }

    void finish(String text) throws IOException {
        Files.writeString(text(), text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
