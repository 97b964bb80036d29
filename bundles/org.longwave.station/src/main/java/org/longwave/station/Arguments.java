package org.longwave.station;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Any thread. The words after the program's name.
 *
 * @param station a file, {@link #DEMO}, or empty when none was named
 * @param runFor null: until somebody stops it
 */
record Arguments(String station, Duration runFor) {
    static final String DEMO = "demo";
    static final String USAGE = """
            usage: longwave headless [--station FILE|demo] [--for TIME]
              --station FILE   the station file to run
              --station demo   the built-in demo station
              --for TIME       stop after TIME: 10s, 2m, 1h, or seconds
            """;

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})([smh]?)");

    static Arguments of(String... words) throws RefusedException {
        String station = "";
        Duration runFor = null;
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (word.equals("--station")) station = value(words, ++i, word);
            else if (word.equals("--for")) runFor = time(value(words, ++i, word));
            else throw new RefusedException("unknown argument: " + word);
        }
        return new Arguments(station, runFor);
    }

    /** The station only, whatever else there is: the window has other arguments too. */
    static String station(String... words) {
        for (int i = 0; i + 1 < words.length; i++) if (words[i].equals("--station")) return words[i + 1];
        return "";
    }

    static String value(String[] words, int at, String word) throws RefusedException {
        if (at >= words.length || words[at].isEmpty() || words[at].startsWith("--"))
            throw new RefusedException(word + " needs a value");
        return words[at];
    }

    static Duration time(String text) throws RefusedException {
        Matcher m = TIME.matcher(text);
        if (!m.matches() || Long.parseLong(m.group(1)) == 0)
            throw new RefusedException("--for " + text + " is refused, allowed 10s, 2m, 1h, or a number of seconds");
        long number = Long.parseLong(m.group(1));
        return switch (m.group(2)) {
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
