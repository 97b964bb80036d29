package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.longwave.ui.nls.Nls;

/** The desk's words: both languages have all of them, and whoever asks for some finds them. */
class NlsTest {
    private static final Path BUNDLE = Path.of("..", "..", "bundles", "org.longwave.ui");
    private static final Pattern ASKED = Pattern.compile("Nls\\s*\\.(text|count)\\(\\s*\"([\\w.]+)\"");

    @BeforeEach
    void speakEnglish() {
        Nls.speak("en");
    }

    @AfterEach
    void speakEnglishAgain() {
        Nls.speak("en");
    }

    private static List<Path> files(String folder, String end) throws IOException {
        try (Stream<Path> all = Files.walk(BUNDLE.resolve(folder))) {
            return all.filter(p -> p.toString().endsWith(end)).sorted().toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            words.load(in);
        }
        return words;
    }

    @Test
    void germanHasWhatEnglishHas() throws IOException {
        List<Path> english = files("nls", ".properties").stream()
                .filter(p -> !p.toString().contains("_"))
                .toList();
        assertTrue(english.size() >= 5, "found " + english);
        for (Path file : english) {
            String area = file.getFileName().toString().replace(".properties", "");
            Properties words = read(file);
            Properties german = read(file.resolveSibling(area + "_de.properties"));
            assertEquals(new TreeSet<>(words.stringPropertyNames()), new TreeSet<>(german.stringPropertyNames()), area);
            for (String key : words.stringPropertyNames()) {
                assertTrue(key.startsWith(area + "."), key + " stands in " + area);
                for (int n = 0; n < 5; n++)
                    assertEquals(
                            words.getProperty(key).contains("{" + n + "}"),
                            german.getProperty(key).contains("{" + n + "}"),
                            key + " {" + n + "}");
            }
        }
    }

    @Test
    void everyKeyThatIsAskedForIsThere() throws IOException {
        int found = 0;
        for (Path file : files("src", ".java")) {
            Matcher asked = ASKED.matcher(Files.readString(file));
            for (; asked.find(); found++) {
                String key = asked.group(2);
                if (key.endsWith(".")) continue;
                boolean there = asked.group(1).equals("count") ? Nls.knows(key + ".one") : Nls.knows(key);
                assertTrue(there, key + " of " + file.getFileName());
            }
        }
        assertTrue(found > 30, "only " + found);
    }

    /** Compared and never shown; names that effects give; what outputs say, looked for; heads of the exported table. */
    private static final List<String> NOT_SHOWN = List.of(
            "Places.java: ",
            "EqResponse.java: ",
            "Inverse.java:  of bus ",
            "Reporter.java: \\\\s*(Next try in ",
            "MountRow.java: (?:Next try in ",
            "MountRow.java:  The other outputs go on.",
            "EventLog.java: time\\t");

    /** What goes into a log or says that a caller erred is not for operators. */
    private static final Pattern NOT_FOR_OPERATORS =
            Pattern.compile("LOG|getLogger|Exception\\(|UncheckedIO|\\bthrow\\b|fail\\(");

    @Test
    void noSentenceStandsInTheCode() throws IOException {
        Pattern sentence = Pattern.compile("[a-z]{2} [a-z]{2}");
        List<String> found = new ArrayList<>();
        int literals = 0;
        for (Path file : files("src", ".java")) {
            String statement = "";
            for (String line : Files.readAllLines(file)) {
                String code = line.strip();
                if (code.startsWith("*") || code.startsWith("/*") || code.startsWith("//")) continue;
                statement += code;
                String[] parts = code.split("\"");
                for (int i = 1; i < parts.length; i += 2, literals++)
                    if (sentence.matcher(parts[i]).find()
                            && !NOT_FOR_OPERATORS.matcher(statement).find())
                        found.add(file.getFileName() + ": " + parts[i]);
                if (code.endsWith(";") || code.endsWith("{") || code.endsWith("}")) statement = "";
            }
        }
        assertTrue(literals > 1000, "only " + literals);
        found.removeIf(f -> NOT_SHOWN.stream().anyMatch(f::startsWith));
        assertEquals(List.of(), found);
    }

    @Test
    void argumentsAreReplacedAndMissingKeysAreSeen() {
        assertEquals("Mic 1 fader −3.0 dB", Nls.text("undo.fader", "Mic 1", "−3.0 dB"));
        assertEquals("{1} fader −3.0 dB", Nls.text("undo.fader", "{1}", "−3.0 dB"));
        assertEquals("1 listener", Nls.count("lamp.listeners", 1));
        assertEquals("undo.neverWritten", Nls.text("undo.neverWritten"));
        assertFalse(Nls.knows("undo.neverWritten"));
    }

    @Test
    void aLanguageChangesAtOnceAndTellsWhoListens() {
        int[] told = new int[1];
        Runnable listener = () -> told[0]++;
        Nls.listen(listener);
        Nls.speak("de");
        assertEquals("Mic 1 stumm", Nls.text("undo.mute.on", "Mic 1"));
        Nls.speak("de");
        Nls.speak("xx");
        assertEquals("Mic 1 muted", Nls.text("undo.mute.on", "Mic 1"));
        Nls.forget(listener);
        Nls.speak("de");
        assertEquals(2, told[0]);
    }
}
