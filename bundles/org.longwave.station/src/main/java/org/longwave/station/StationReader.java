package org.longwave.station;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.longwave.api.station.StationFault;

/**
 * One thread at a time. Reads the text of a station file (JSON with comments) and remembers the line of everything in
 * it. Only a text that is no JSON is refused as a whole; what is there twice becomes a fault of its own.
 */
final class StationReader {
    /** A setting: text, Long, Double, Boolean, List of these, or {@link #NOT_A_VALUE}. */
    record Entry(int line, Object value) {}

    /** A configuration as it stands in the file. */
    record Section(String pid, int line, Map<String, Entry> entries) {}

    /** What was read, in the order of the file, with the faults found on the way. */
    record Document(Map<String, Section> sections, List<StationFault> faults) {}

    /** The text is no station at all. */
    static final class BadStation extends Exception {
        private static final long serialVersionUID = 1;
        private final int line;

        BadStation(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /** Stands for null and { }, which no setting can be. */
    static final Object NOT_A_VALUE = new Object();

    private final JsonParser parser;
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final List<StationFault> faults = new ArrayList<>();

    private StationReader(String text) {
        parser = Json.createParser(new StringReader(blankComments(text)));
    }

    static Document read(String text) throws BadStation {
        StationReader reader = new StationReader(text);
        try {
            return reader.document();
        } catch (JsonParsingException e) {
            int line = (int) e.getLocation().getLineNumber();
            throw new BadStation(
                    Math.max(line, 1), reason(e, (int) e.getLocation().getColumnNumber()));
        } catch (NoSuchElementException e) {
            throw new BadStation(lines(text), "the file ends in the middle: a closing brace } is missing");
        }
    }

    private static String reason(JsonParsingException e, int column) {
        String message = String.valueOf(e.getMessage()).replaceFirst(" at \\(line no=.*", "");
        if (message.contains("EOF")) return "the file ends in the middle: a closing brace } or a quote is missing";
        return "not understood at column " + column + " (" + message
                + "); look for a missing or surplus comma, quote or brace here or just before";
    }

    private static int lines(String text) {
        return (int) text.lines().count();
    }

    private Document document() throws BadStation {
        if (parser.next() != JsonParser.Event.START_OBJECT)
            throw new BadStation(line(), "a station file starts with { and ends with }");
        while (parser.next() == JsonParser.Event.KEY_NAME) {
            String pid = parser.getString();
            int line = line();
            JsonParser.Event event = parser.next();
            if (event == JsonParser.Event.START_OBJECT) {
                add(new Section(pid, line, entries(pid)));
            } else {
                value(event);
                faults.add(new StationFault(line, pid, "needs its settings in braces: \"" + pid + "\": { ... }"));
            }
        }
        if (parser.hasNext()) parser.next(); // text after the closing brace is refused here
        return new Document(sections, faults);
    }

    private void add(Section section) {
        Section first = sections.putIfAbsent(section.pid(), section);
        if (first != null)
            faults.add(new StationFault(
                    section.line(),
                    section.pid(),
                    "is there twice; the first one, in line " + first.line() + ", counts"));
    }

    private Map<String, Entry> entries(String pid) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.next() == JsonParser.Event.KEY_NAME) {
            String key = parser.getString();
            int line = line();
            Entry first = entries.putIfAbsent(key, new Entry(line, value(parser.next())));
            if (first != null)
                faults.add(new StationFault(
                        line, pid + " " + key, "is there twice; the first one, in line " + first.line() + ", counts"));
        }
        return entries;
    }

    private int line() {
        return (int) parser.getLocation().getLineNumber();
    }

    private Object value(JsonParser.Event event) {
        return switch (event) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER -> number();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> list();
            case START_OBJECT -> {
                parser.skipObject();
                yield NOT_A_VALUE;
            }
            default -> NOT_A_VALUE;
        };
    }

    private Object number() {
        BigDecimal number = parser.getBigDecimal();
        boolean fits = parser.isIntegralNumber() && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return fits ? (Object) number.longValue() : (Object) number.doubleValue();
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        for (JsonParser.Event e = parser.next(); e != JsonParser.Event.END_ARRAY; e = parser.next()) list.add(value(e));
        return list;
    }

    /** Comments become blanks of the same length, so that lines and columns stay true. */
    static String blankComments(String text) {
        StringBuilder b = new StringBuilder(text);
        boolean quoted = false;
        for (int i = 0; i < b.length(); i++) {
            char c = b.charAt(i);
            if (quoted) {
                if (c == '\\') i++;
                else if (c == '"') quoted = false;
            } else if (c == '"') {
                quoted = true;
            } else if (c == '/' && i + 1 < b.length() && (b.charAt(i + 1) == '/' || b.charAt(i + 1) == '*')) {
                i = blank(b, i, commentEnd(b, i)) - 1;
            }
        }
        return b.toString();
    }

    private static int commentEnd(StringBuilder b, int start) {
        if (b.charAt(start + 1) == '/') {
            int end = b.indexOf("\n", start);
            return end < 0 ? b.length() : end;
        }
        int end = b.indexOf("*/", start + 2);
        return end < 0 ? b.length() : end + 2;
    }

    private static int blank(StringBuilder b, int from, int to) {
        for (int i = from; i < to; i++) if (b.charAt(i) != '\n') b.setCharAt(i, ' ');
        return to;
    }
}
