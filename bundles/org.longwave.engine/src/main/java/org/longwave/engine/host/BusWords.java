package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How the command log writes which buses there are: {@code B1} for one that has been there, {@code B2=} and its settings
 * for a new one, {@code G2=5} for the strip that mix-minus 2 leaves out ({@code G2=none}: none at present). Any thread.
 *
 * @param specs of the buses in their order; null: it has been there already
 * @param guests by the number of the mix-minus, that of a strip or -1
 */
record BusWords(Map<Integer, BusSpec> specs, Map<Integer, Integer> guests) {
    private static final String NONE = "none";

    /** @param added the bus that is new, or null */
    static String of(List<BusDesk.Placed> buses, BusSpec added, ToIntFunction<String> stripNumber) {
        Map<Integer, BusSpec> specs = new LinkedHashMap<>();
        Map<Integer, Integer> guests = new LinkedHashMap<>();
        for (BusDesk.Placed p : buses) {
            specs.put(p.bus().number(), p.spec() == added ? added : null);
            if (p.spec().isMixMinus())
                guests.put(p.bus().number(), stripNumber.applyAsInt(p.spec().guest()));
        }
        return new BusWords(specs, guests).text();
    }

    String text() {
        List<String> words = new ArrayList<>();
        specs.forEach((number, spec) -> words.add("B" + number + (spec == null ? "" : "=" + settings(spec))));
        guests.forEach((bus, strip) -> words.add("G" + bus + "=" + (strip < 0 ? NONE : strip + "")));
        return String.join(" ", words);
    }

    private static String settings(BusSpec s) {
        return String.join(
                ",",
                LogWords.encode(s.id()),
                LogWords.encode(s.label()),
                s.kind(),
                LogWords.encode(s.guest()),
                LogWords.encode(s.source()),
                s.masterDb() + "",
                s.ceilingDb() + "",
                s.ringSeconds() + "",
                s.muted() + "",
                s.muteOnMic() + "");
    }

    /** @throws IllegalArgumentException one sentence: what is wrong */
    static BusWords parse(String words) {
        Map<Integer, BusSpec> specs = new LinkedHashMap<>();
        Map<Integer, Integer> guests = new LinkedHashMap<>();
        for (String word : words.split(" ")) {
            if (!isOfABus(word)) continue;
            String[] w = word.substring(1).split("=", 2);
            int number = Integer.parseInt(w[0]);
            if (word.charAt(0) == 'B') specs.put(number, w.length == 1 ? null : spec(w[1]));
            else guests.put(number, w[1].equals(NONE) ? -1 : Integer.parseInt(w[1]));
        }
        return new BusWords(specs, guests);
    }

    /** The word tells of a bus, else of a strip. */
    static boolean isOfABus(String word) {
        return word.startsWith("B") || word.startsWith("G");
    }

    private static BusSpec spec(String word) {
        String[] w = word.split(",", -1);
        if (w.length != 10) throw new IllegalArgumentException("\"" + word + "\" is no bus with its ten settings");
        return new BusSpec(
                LogWords.decode(w[0]),
                LogWords.decode(w[1]),
                w[2],
                LogWords.decode(w[3]),
                LogWords.decode(w[4]),
                Float.parseFloat(w[5]),
                Float.parseFloat(w[6]),
                Double.parseDouble(w[7]),
                Boolean.parseBoolean(w[8]),
                Boolean.parseBoolean(w[9]));
    }
}
