package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The desk's state as the fewest orders that would make it: of each thing that can be set the last order; the command
 * log's writer. Nearly every order sets something absolutely, so no order before the last one matters - but for what is
 * on its way: ramps and what filters have heard are not in it. Fades become the fader they lead to, and effects that
 * change places take their orders along.
 */
final class LogState {
    private static final String DESK = "desk:";
    /** Orders whose first number is a bus; the others' is a strip. */
    private static final Set<String> OF_A_BUS = Set.of(
            "SetMaster",
            "TuneBus",
            "SwapRing",
            "SetBusMute",
            "SetBusBypass",
            "SetBusEffectParameter",
            "SetMonitorSource",
            "SetDim",
            "SetMono",
            "FadeOutBus");
    /** Orders that leave nothing behind. */
    private static final Set<String> PASSING = Set.of("FlushInput", "SetTap", "Later", "LeaveSlot");
    /** Orders that set one thing for each pair of first numbers, and for each three; the others for each first one. */
    private static final Set<String> BY_TWO =
            Set.of("Assign", "SetSend", "Talk", "SetBypass", "SetBusBypass", "SetKey");

    private static final Set<String> BY_THREE = Set.of("SetEffectParameter", "SetBusEffectParameter");

    private final Map<String, String> last = new LinkedHashMap<>();
    private final Map<Integer, StripSpec> specs = new LinkedHashMap<>();
    private final Map<Integer, BusSpec> busSpecs = new LinkedHashMap<>();
    /** By strip: frames and line of the last alignment. */
    private final Map<Integer, int[]> aligned = new TreeMap<>();

    private long alignment;
    private List<LogWords.Seat> desk = List.of();
    private BusWords buses = new BusWords(Map.of(), Map.of());

    /** @param order as the log writes it; carried out */
    void apply(String order) {
        String words = order.startsWith(DESK) ? order.substring(DESK.length()) : order;
        String[] w = words.split(" ");
        if (PASSING.contains(w[0])) return;
        switch (w[0]) {
            case "SwapGraph" -> swap(words.substring(w[0].length()).strip());
            case "InstallEffect" -> install(w, order);
            case "Align" -> align(w);
            case "Fade" -> put("SetFader " + w[1], "SetFader " + w[1] + " " + w[2]);
            case "CrossFade" -> {
                String level = fader(w[1]);
                put("SetFader " + w[1], "SetFader " + w[1] + " -Infinity");
                put("SetFader " + w[2], "SetFader " + w[2] + " " + level);
            }
            case "MoveInsert", "SwapInserts" -> move(w);
            default -> put(key(w), order);
        }
    }

    private static String key(String[] w) {
        int numbers = BY_THREE.contains(w[0]) ? 3 : BY_TWO.contains(w[0]) ? 2 : 1;
        return String.join(" ", List.of(w).subList(0, 1 + numbers));
    }

    private void put(String key, String order) {
        last.remove(key); // the newest stands last
        last.put(key, order);
    }

    private String fader(String strip) {
        String order = last.get("SetFader " + strip);
        if (order != null) return order.substring(order.lastIndexOf(' ') + 1);
        StripSpec spec = specs.get(Integer.parseInt(strip));
        return (spec == null ? 0f : spec.start().faderDb()) + "";
    }

    private void install(String[] w, String order) {
        boolean onBus = w[1].equals("bus");
        String set = onBus ? "(SetBusEffectParameter|SetBusBypass) " : "(SetEffectParameter|SetBypass|SetKey) ";
        last.keySet().removeIf(k -> k.matches(set + w[2] + " " + w[3] + "( .*)?"));
        String key = String.join(" ", List.of(w).subList(0, 4));
        last.remove(key);
        if (!w[4].equals("none")) last.put(key, order);
    }

    private void align(String[] w) {
        long version = Long.parseLong(w[1]);
        for (int i = 2; i < w.length; i++) {
            String[] one = w[i].split("[=,]");
            int[] strip = aligned.computeIfAbsent(Integer.parseInt(one[0]), n -> new int[2]);
            if (version > alignment) strip[0] = Integer.parseInt(one[1]);
            if (one.length > 2) strip[1] = Math.max(strip[1], Integer.parseInt(one[2]));
        }
        alignment = Math.max(alignment, version);
    }

    /** The orders for a slot go where its effect goes. */
    private void move(String[] w) {
        int from = Integer.parseInt(w[2]);
        int to = Integer.parseInt(w[3]);
        Map<String, String> before = new LinkedHashMap<>(last);
        last.clear();
        before.forEach((key, order) -> {
            String slotted = key.startsWith("InstallEffect strip ") ? "InstallEffect strip " : null;
            for (String name : new String[] {"SetEffectParameter ", "SetBypass ", "SetKey "})
                if (key.startsWith(name)) slotted = name;
            if (slotted == null || !key.startsWith(slotted + w[1] + " ")) last.put(key, order);
            else {
                String start = slotted + w[1] + " ";
                last.put(
                        moved(key, start, w[0], from, to),
                        moved(order, order.startsWith(DESK) ? DESK + start : start, w[0], from, to));
            }
        });
    }

    private static String moved(String words, String start, String how, int from, int to) {
        int slot = words.charAt(start.length()) - '0';
        int next = slot;
        if (slot == from) next = to;
        else if (how.equals("SwapInserts") && slot == to) next = from;
        else if (how.equals("MoveInsert") && slot >= Math.min(from, to) && slot <= Math.max(from, to))
            next = slot + (from < to ? -1 : 1);
        return start + next + words.substring(start.length() + 1);
    }

    private void swap(String words) {
        desk = LogWords.desk(words);
        buses = BusWords.parse(words);
        for (LogWords.Seat s : desk) if (s.spec() != null) specs.put(s.number(), s.spec());
        buses.specs().forEach((n, spec) -> {
            if (spec != null) busSpecs.put(n, spec);
        });
        specs.keySet().removeIf(n -> desk.stream().noneMatch(s -> s.number() == n));
        busSpecs.keySet().removeIf(n -> !buses.specs().containsKey(n));
        aligned.keySet().removeIf(n -> !specs.containsKey(n));
        last.keySet().removeIf(this::isGone);
    }

    private boolean isGone(String key) {
        String[] w = key.split(" ");
        boolean named = w[0].equals("InstallEffect");
        boolean ofABus = named ? w[1].equals("bus") : OF_A_BUS.contains(w[0]);
        int number = Integer.parseInt(w[named ? 2 : 1]);
        if (ofABus) return !buses.specs().containsKey(number);
        boolean route = w[0].equals("Assign") || w[0].equals("SetSend") || w[0].equals("Talk");
        return !specs.containsKey(number) || route && !buses.specs().containsKey(Integer.parseInt(w[2]));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!desk.isEmpty() || !buses.specs().isEmpty()) {
            List<LogWords.Seat> whole = new ArrayList<>();
            for (LogWords.Seat s : desk) whole.add(new LogWords.Seat(s.number(), specs.get(s.number())));
            Map<Integer, BusSpec> all = new LinkedHashMap<>();
            for (Integer n : buses.specs().keySet()) all.put(n, busSpecs.get(n)); // null: the first two, always there
            String words = new BusWords(all, buses.guests()).text() + " " + LogWords.desk(whole);
            lines.add(DESK + "SwapGraph " + words.strip());
        }
        if (!aligned.isEmpty()) {
            StringBuilder align = new StringBuilder(DESK + "Align " + Math.max(1, alignment));
            aligned.forEach((n, a) ->
                    align.append(' ').append(n).append('=').append(a[0]).append(a[1] == 0 ? "" : "," + a[1]));
            lines.add(align.toString());
        }
        lines.addAll(last.values());
        return lines;
    }
}
