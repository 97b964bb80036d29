package org.longwave.output.recorder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file name made from a template such as <code>{station}/{bus}_{date}_{time}</code>. A slash of the template makes a
 * folder; what the words stand for is made safe for every file system. Immutable, any thread.
 */
record NameTemplate(String text) {
    static final String DEFAULT = "{recorder}_{date}_{time}";
    /** Every recording of a logger tells its UTC offset, so that the hour that comes twice has two names. */
    static final String LOGGER = "{recorder}_{date}_{time}{offset}";

    private static final Set<String> WORDS = Set.of(
            "station",
            "recorder",
            "bus",
            "date",
            "time",
            "offset",
            "year",
            "month",
            "day",
            "hour",
            "minute",
            "second",
            "title",
            "n");
    private static final Pattern WORD = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9\u00B9\u00B2\u00B3]|lpt[0-9\u00B9\u00B2\u00B3])(\\..*)?");
    /** A name with its ending and a number must stay below the 255 bytes of common file systems. */
    private static final int MAX_BYTES = 200;

    NameTemplate {
        if (text.isBlank()) throw new IllegalArgumentException("name is empty, it needs a template such as " + DEFAULT);
        for (Matcher m = WORD.matcher(text); m.find(); )
            if (!WORDS.contains(m.group(1)))
                throw new IllegalArgumentException("name has the unknown word {" + m.group(1) + "}, allowed {"
                        + String.join("}, {", new TreeSet<>(WORDS)) + "}");
    }

    /** What the words stand for. */
    record Values(String station, String recorder, String bus, ZonedDateTime started, String title, int number) {
        private String of(String word) {
            return switch (word) {
                case "station" -> station;
                case "recorder" -> recorder;
                case "bus" -> bus;
                case "date" -> at("yyyy-MM-dd");
                case "time" -> at("HH-mm-ss");
                case "offset" -> at("xx");
                case "year" -> at("yyyy");
                case "month" -> at("MM");
                case "day" -> at("dd");
                case "hour" -> at("HH");
                case "minute" -> at("mm");
                case "second" -> at("ss");
                case "title" -> title;
                case "n" -> String.format(Locale.ROOT, "%03d", number);
                default -> throw new IllegalArgumentException("{" + word + "}");
            };
        }

        private String at(String pattern) {
            return started.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
        }
    }

    /** The path below a folder, without ending. */
    Path fill(Values values) {
        Path path = Path.of("");
        for (String part : text.split("[/\\\\]+")) {
            if (part.isBlank()) continue;
            String filled = WORD.matcher(part).replaceAll(m -> Matcher.quoteReplacement(values.of(m.group(1))));
            path = path.resolve(safe(filled));
        }
        return path.toString().isEmpty() ? Path.of("recording") : path;
    }

    /** A single name that every file system takes and that means the same on each. */
    static String safe(String name) {
        String safe = Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[^\\p{IsAlphabetic}\\p{M}\\p{Nd}._+-]", "-");
        while (safe.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES)
            safe = safe.substring(0, safe.offsetByCodePoints(safe.length(), -1));
        safe = safe.replaceAll("^[.]+|[.]+$", "");
        if (safe.isEmpty()) return "_";
        return RESERVED.matcher(safe).matches() ? "_" + safe : safe;
    }
}
