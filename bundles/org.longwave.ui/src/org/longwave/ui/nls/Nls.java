package org.longwave.ui.nls;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Any thread. The desk's words in the operator's language. The part of a key before its first dot names the file:
 * {@code text("bar.engine")} stands in {@code nls/bar.properties} (English) and {@code nls/bar_de.properties}. A
 * language may change at any time: keep no words where they cannot be asked for again.
 */
public final class Nls {
    /** Codes of the languages there are; English stands in for what another one lacks. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    private static final Logger LOG = System.getLogger(Nls.class.getName());
    private static final Map<String, Map<String, String>> FILES = new ConcurrentHashMap<>();
    private static final List<Runnable> LISTENERS = new CopyOnWriteArrayList<>();
    private static volatile Locale locale = nearest(Locale.getDefault().getLanguage());

    private Nls() {}

    /** The words of a key; {0}, {1} ... are replaced by the arguments. */
    public static String text(String key, Object... arguments) {
        String words = words(key);
        if (arguments.length == 0) return words;
        StringBuilder text = new StringBuilder(words.length() + 16);
        int from = 0;
        for (int at = words.indexOf('{'); at >= 0; at = words.indexOf('{', at + 1)) {
            int n = at + 2 < words.length() && words.charAt(at + 2) == '}' ? words.charAt(at + 1) - '0' : -1;
            if (n < 0 || n >= arguments.length) continue;
            text.append(words, from, at).append(arguments[n]);
            from = at + 3;
        }
        return text.append(words, from, words.length()).toString();
    }

    /** "1 listener", "5 listeners": the key with {@code .one} or {@code .many}. */
    public static String count(String key, long n) {
        return text(key + (n == 1 ? ".one" : ".many"), n);
    }

    /** Whether there are words for this key. */
    public static boolean knows(String key) {
        return file(area(key), "").containsKey(key);
    }

    /** For dates and numbers. */
    public static Locale locale() {
        return locale;
    }

    /** The language spoken now: en, de. */
    public static String language() {
        return locale.getLanguage();
    }

    /** Speaks another language from now on and tells the listeners; what is not known becomes English. */
    public static void speak(String language) {
        Locale next = nearest(language);
        if (next.equals(locale)) return;
        locale = next;
        LISTENERS.forEach(Runnable::run);
    }

    public static void listen(Runnable changed) {
        LISTENERS.add(changed);
    }

    public static void forget(Runnable changed) {
        LISTENERS.remove(changed);
    }

    private static Locale nearest(String language) {
        return language.equals("de") ? Locale.GERMANY : Locale.UK;
    }

    private static String words(String key) {
        String area = area(key);
        String words =
                language().equals("en") ? null : file(area, "_" + language()).get(key);
        if (words == null) words = file(area, "").get(key);
        return words == null ? key : words;
    }

    private static String area(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    private static Map<String, String> file(String area, String suffix) {
        return FILES.computeIfAbsent(area + suffix, Nls::read);
    }

    private static Map<String, String> read(String name) {
        Map<String, String> words = new ConcurrentHashMap<>();
        try (InputStream in = Nls.class.getResourceAsStream("/nls/" + name + ".properties")) {
            if (in == null) {
                LOG.log(Level.WARNING, "The words nls/{0}.properties are missing; their keys stand in.", name);
                return words;
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            properties.forEach((key, value) -> words.put((String) key, (String) value));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The words nls/" + name + ".properties cannot be read; their keys stand in.", e);
        }
        return words;
    }
}
