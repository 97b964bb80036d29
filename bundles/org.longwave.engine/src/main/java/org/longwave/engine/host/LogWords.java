package org.longwave.engine.host;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;

/** How the command log writes what is not a number: one word without blanks for each thing, and back. Any thread. */
final class LogWords {
    private static final String EMPTY = "-";

    /**
     * A strip's place on the desk.
     *
     * @param spec as it was added; null: it has been there already
     */
    record Seat(int number, StripSpec spec) {}

    private LogWords() {}

    static String encode(String text) {
        if (text.isEmpty()) return EMPTY;
        return text.equals(EMPTY) ? "%2D" : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException it is no such word */
    static String decode(String word) {
        return word.equals(EMPTY) ? "" : URLDecoder.decode(word, StandardCharsets.UTF_8);
    }

    /** The desk from left to right: a new strip with all it starts with, the others by number, {@code 3-7} for many. */
    static String desk(List<Seat> seats) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < seats.size(); ) {
            Seat first = seats.get(i);
            if (first.spec() != null) {
                words.add(first.number() + "=" + strip(first.spec()));
                i++;
                continue;
            }
            int n = 1;
            while (i + n < seats.size()
                    && seats.get(i + n).spec() == null
                    && seats.get(i + n).number() == first.number() + n) n++;
            words.add(first.number() + (n == 1 ? "" : "-" + (first.number() + n - 1)));
            i += n;
        }
        return String.join(" ", words);
    }

    private static String strip(StripSpec s) {
        return String.join(
                ",",
                encode(s.id()),
                encode(s.label()),
                encode(s.input()),
                encode(s.kind()),
                s.order() + "",
                s.faderDb() + "",
                s.balance() + "",
                s.muted() + "",
                s.pfl() + "");
    }

    /** @throws IllegalArgumentException one sentence: what is wrong */
    static List<Seat> desk(String words) {
        List<Seat> seats = new ArrayList<>();
        if (words.isEmpty()) return seats;
        for (String word : words.split(" ", -1)) {
            int is = word.indexOf('=');
            int dash = word.indexOf('-');
            if (is >= 0) seats.add(new Seat(number(word.substring(0, is)), strip(word.substring(is + 1))));
            else if (dash < 0) seats.add(new Seat(number(word), null));
            else
                for (int n = number(word.substring(0, dash)); n <= number(word.substring(dash + 1)); n++)
                    seats.add(new Seat(n, null));
        }
        return seats;
    }

    private static StripSpec strip(String word) {
        String[] w = word.split(",", -1);
        if (w.length != 9) throw new IllegalArgumentException("\"" + word + "\" is no strip with its nine settings");
        return new StripSpec(
                decode(w[0]),
                decode(w[1]),
                decode(w[2]),
                decode(w[3]),
                Integer.parseInt(w[4]),
                Float.parseFloat(w[5]),
                Float.parseFloat(w[6]),
                Boolean.parseBoolean(w[7]),
                Boolean.parseBoolean(w[8]));
    }

    private static int number(String word) {
        if (!word.matches("[0-9]{1,4}")) throw new IllegalArgumentException("\"" + word + "\" is no strip's number");
        return Integer.parseInt(word);
    }

    /** How to make a new effect of this factory again: its name, its version, and what it starts with. */
    static String recipe(EffectFactory factory) {
        StringBuilder words = new StringBuilder(encode(factory.id()) + " " + encode(factory.version()));
        for (EffectParameter p : factory.parameters()) words.append(' ').append(p.initial());
        return words.toString();
    }
}
