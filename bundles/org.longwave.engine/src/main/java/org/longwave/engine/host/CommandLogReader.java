package org.longwave.engine.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One file of a command log, read back; control room. A line that is malformed or was cut off is refused and named by
 * file and line; the others are read all the same.
 *
 * @param header null when the file has none that is understood
 * @param entries in the order they were written
 * @param notes the lines that are no orders, in the order they were written
 * @param lost answers that the writer said it could not write: with any, a replay is not complete
 * @param refused {@code file:line: what is wrong}, one per line
 */
public record CommandLogReader(
        CommandLogHeader header, List<CommandLogEntry> entries, List<LogNote> notes, long lost, List<String> refused) {
    static final String LOST = "lost ";

    /** Everything was read and nothing is missing. */
    public boolean isComplete() {
        return header != null && lost == 0 && refused.isEmpty();
    }

    /** @throws IOException the file cannot be read */
    public static CommandLogReader read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1); // every byte is a character: none is refused
        List<CommandLogEntry> entries = new ArrayList<>();
        List<LogNote> notes = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        CommandLogHeader header = null;
        long lost = 0;
        int line = 0;
        for (int from = 0; from < text.length(); ) {
            line++;
            int end = text.indexOf('\n', from);
            String words = end < 0 ? text.substring(from) : text.substring(from, end);
            from = end < 0 ? text.length() : end + 1;
            try {
                if (end < 0) throw new IllegalArgumentException("\"" + words + "\" was cut off");
                if (line == 1) header = CommandLogHeader.parse(words);
                else if (words.isEmpty()) continue; // what a writer ends a cut line with
                else if (words.startsWith(LOST)) lost += lost(words);
                else read(words, entries, notes);
            } catch (IllegalArgumentException e) {
                refused.add(file + ":" + line + ": " + e.getMessage());
            }
        }
        if (line == 0) refused.add(file + ":1: the file is empty");
        return new CommandLogReader(header, List.copyOf(entries), List.copyOf(notes), lost, List.copyOf(refused));
    }

    private static void read(String line, List<CommandLogEntry> entries, List<LogNote> notes) {
        LogNote note = LogNote.parse(line);
        if (note == null) entries.add(CommandLogEntry.parse(line));
        else notes.add(note);
    }

    private static long lost(String line) {
        String number = line.substring(LOST.length());
        if (!number.matches("[1-9][0-9]{0,17}"))
            throw new IllegalArgumentException("\"" + number + "\" is no count of lost answers");
        return Long.parseLong(number);
    }
}
