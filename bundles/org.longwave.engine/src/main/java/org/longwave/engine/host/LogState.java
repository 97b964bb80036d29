package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The desk's state as the fewest orders that would make it: of each thing that can be set the last order; the command
 * log's writer. Every order sets something absolutely, so no order before the last one matters - but for what is on its
 * way: ramps and what filters have heard are not in it.
 */
final class LogState {
    private static final String DESK = "desk:";
    /** Orders whose first number is a bus; the others' is a strip. */
    private static final Set<String> OF_A_BUS = Set.of("SetMaster", "SetCeiling", "SwapRing");
    /** Orders that leave nothing behind. */
    private static final Set<String> PASSING = Set.of("FlushInput", "SetTap");

    private final Map<String, String> last = new LinkedHashMap<>();
    private final Map<Integer, StripSpec> specs = new LinkedHashMap<>();
    private List<LogWords.Seat> desk = List.of();

    /** @param order as the log writes it; carried out */
    void apply(String order) {
        String words = order.startsWith(DESK) ? order.substring(DESK.length()) : order;
        String[] w = words.split(" ");
        if (PASSING.contains(w[0])) return;
        if (w[0].equals("SwapGraph")) swap(words.substring(w[0].length()).strip());
        else if (w[0].equals("InstallEffect")) {
            last.keySet()
                    .removeIf(k ->
                            k.matches("(SetEffectParameter|SetBypass|InstallEffect) " + w[1] + " " + w[2] + "( .*)?"));
            if (!w[3].equals("none")) last.put(w[0] + " " + w[1] + " " + w[2], order);
        } else if (w[0].equals("SetFeed")) put(w[0] + " " + w[1], order);
        else put(words.substring(0, Math.max(0, words.lastIndexOf(' '))), order);
    }

    private void put(String key, String order) {
        last.remove(key); // the newest stands last
        last.put(key, order);
    }

    private void swap(String words) {
        desk = LogWords.desk(words);
        for (LogWords.Seat s : desk) if (s.spec() != null) specs.put(s.number(), s.spec());
        specs.keySet().removeIf(n -> desk.stream().noneMatch(s -> s.number() == n));
        last.keySet().removeIf(k -> {
            String[] w = k.split(" ");
            return !OF_A_BUS.contains(w[0]) && !specs.containsKey(Integer.parseInt(w[1]));
        });
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!desk.isEmpty()) {
            List<LogWords.Seat> whole = new ArrayList<>();
            for (LogWords.Seat s : desk) whole.add(new LogWords.Seat(s.number(), specs.get(s.number())));
            lines.add(DESK + "SwapGraph " + LogWords.desk(whole));
        }
        lines.addAll(last.values());
        return lines;
    }
}
