package org.longwave.engine.host;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.PanLaw;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.engine.rt.Insert;
import org.longwave.engine.rt.StripStart;

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
        StripStart c = s.start();
        return String.join(
                ",",
                encode(s.id()),
                encode(s.label()),
                encode(s.input()),
                encode(s.kind()),
                s.order() + "",
                c.trimDb() + "",
                c.invertLeft() + "",
                c.invertRight() + "",
                c.mode() + "",
                c.width() + "",
                c.highPassHz() + "",
                c.highPassSlopeDb() + "",
                c.law() + "",
                c.faderDb() + "",
                c.balance() + "",
                c.muted() + "",
                c.pfl() + "",
                c.soloSafe() + "",
                c.mic() + "",
                s.delayMs() + "",
                s.buses().stream().map(LogWords::encode).collect(Collectors.joining(";")),
                s.sends().stream().map(LogWords::send).collect(Collectors.joining(";")),
                s.faderStart() + "");
    }

    private static String send(SendSpec s) {
        return encode(s.bus()) + "/" + s.gainDb() + "/" + s.preFader();
    }

    /** @throws IllegalArgumentException one sentence: what is wrong */
    static List<Seat> desk(String words) {
        List<Seat> seats = new ArrayList<>();
        if (words.isEmpty()) return seats;
        for (String word : words.split(" ", -1)) {
            if (BusWords.isOfABus(word)) continue;
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
        if (w.length != 23) throw new IllegalArgumentException("\"" + word + "\" is no strip with its 23 settings");
        return new StripSpec(
                decode(w[0]),
                decode(w[1]),
                decode(w[2]),
                decode(w[3]),
                Integer.parseInt(w[4]),
                start(w),
                Double.parseDouble(w[19]),
                list(w[20]).stream().map(LogWords::decode).toList(),
                list(w[21]).stream().map(LogWords::sendOf).toList(),
                Boolean.parseBoolean(w[22]));
    }

    private static StripStart start(String[] w) {
        return new StripStart(
                Float.parseFloat(w[5]),
                Boolean.parseBoolean(w[6]),
                Boolean.parseBoolean(w[7]),
                ChannelMode.valueOf(w[8]),
                Float.parseFloat(w[9]),
                Float.parseFloat(w[10]),
                Integer.parseInt(w[11]),
                PanLaw.valueOf(w[12]),
                Float.parseFloat(w[13]),
                Float.parseFloat(w[14]),
                Boolean.parseBoolean(w[15]),
                Boolean.parseBoolean(w[16]),
                Boolean.parseBoolean(w[17]),
                Boolean.parseBoolean(w[18]));
    }

    private static List<String> list(String word) {
        return word.isEmpty() ? List.of() : List.of(word.split(";"));
    }

    private static SendSpec sendOf(String word) {
        String[] w = word.split("/", -1);
        if (w.length != 3) throw new IllegalArgumentException("\"" + word + "\" is no send");
        return new SendSpec(decode(w[0]), Float.parseFloat(w[1]), Boolean.parseBoolean(w[2]));
    }

    private static int number(String word) {
        if (!word.matches("[0-9]{1,4}")) throw new IllegalArgumentException("\"" + word + "\" is no strip's number");
        return Integer.parseInt(word);
    }

    /** How to make a new effect of this factory again: its name, its version, led past or not, and its values. */
    static String recipe(EffectFactory factory) {
        return recipe(
                factory,
                false,
                factory.parameters().stream().map(EffectParameter::initial).toList());
    }

    /** The same for one that has been set already. */
    static String recipe(EffectFactory factory, Insert insert) {
        List<Float> values = new ArrayList<>();
        for (int p = 0; p < factory.parameters().size(); p++) values.add(insert.value(p));
        return recipe(factory, insert.isBypassed(), values);
    }

    private static String recipe(EffectFactory factory, boolean bypassed, List<Float> values) {
        StringBuilder words = new StringBuilder(encode(factory.id()) + " " + encode(factory.version()));
        words.append(bypassed ? " out" : " in");
        for (Float v : values) words.append(' ').append(v);
        return words.toString();
    }
}
