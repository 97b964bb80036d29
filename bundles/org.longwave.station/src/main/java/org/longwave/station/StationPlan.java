package org.longwave.station;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.longwave.api.Names;
import org.longwave.api.station.StationFault;
import org.longwave.station.StationReader.Document;
import org.longwave.station.StationReader.Entry;
import org.longwave.station.StationReader.Section;
import org.osgi.service.metatype.AttributeDefinition;

/**
 * The station thread; one object per load. Holds what was read against what the plug-ins know: which configurations
 * shall run with which settings, which keep what they have, and every fault with its line.
 */
final class StationPlan {
    static final String ENGINE = "org.longwave.engine";
    static final String STRIP = "org.longwave.strip";
    static final String BUS = "org.longwave.bus";
    static final String INSERT = "org.longwave.insert";
    private static final Set<String> OF_THE_DESK = Set.of(STRIP, BUS, INSERT);
    /** A station has these even when its file does not name them. */
    static final List<String> ALWAYS = List.of(ENGINE, BUS + '~' + Names.PROGRAM, BUS + '~' + Names.MONITOR);

    private static final int ORDER_STEP = 1000;
    /** The order of those that the file does not name. */
    private static final int LAST = 1_000_000_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    private final Document document;
    private final Map<String, Known> known;
    private final Map<String, Integer> running;
    private final SettingValue values;
    private final List<StationFault> faults = new ArrayList<>();
    private final Map<String, Map<String, Object>> wanted = new LinkedHashMap<>();
    private final Set<String> kept = new TreeSet<>();

    /** @param running what has settings from an earlier load: PID and order */
    StationPlan(Document document, Map<String, Known> known, Map<String, Integer> running, Path folder) {
        this.document = document;
        this.known = known;
        this.running = running;
        values = new SettingValue(folder);
        faults.addAll(document.faults());
        Map<String, Integer> orders = orders();
        for (Section section : document.sections().values()) plan(section, orders.get(section.pid()));
        for (String pid : ALWAYS)
            if (!wanted.containsKey(pid) && !kept.contains(pid)) want(pid, Map.of(), LAST + ALWAYS.indexOf(pid));
        checkStrips();
        checkBuses();
        faults.addAll(new DeskCheck(document, s -> runs(s) ? factory(s.pid()) : "").faults());
        faults.sort(Comparator.comparingInt(StationFault::line));
    }

    /** What shall run, by PID: complete properties for ConfigurationAdmin. */
    Map<String, Map<String, Object>> wanted() {
        return wanted;
    }

    /** Refused, but with earlier settings to go on with. */
    Set<String> kept() {
        return kept;
    }

    /** In the order of the file. */
    List<StationFault> faults() {
        return faults;
    }

    /**
     * Numbers in the order of the file. A configuration keeps its number as long as that is in order, and new ones go
     * between: what is inserted or removed must not look like a change of everything below it.
     */
    private Map<String, Integer> orders() {
        Map<String, Integer> orders = new HashMap<>();
        List<String> pids = List.copyOf(document.sections().keySet());
        int previous = -ORDER_STEP;
        for (int i = 0; i < pids.size(); i++) {
            int next = next(pids.subList(i, pids.size()), previous);
            int before = running.getOrDefault(pids.get(i), LAST);
            if (before <= previous || before >= LAST)
                before = next == LAST ? previous + ORDER_STEP : Math.max(previous + 1, (previous + next) / 2);
            orders.put(pids.get(i), before);
            previous = before;
        }
        return orders;
    }

    /** The first number above {@code previous} that one of {@code pids} has already. */
    private int next(List<String> pids, int previous) {
        return pids.stream()
                .map(pid -> running.getOrDefault(pid, LAST))
                .filter(order -> order > previous && order < LAST)
                .findFirst()
                .orElse(LAST);
    }

    private void plan(Section section, int order) {
        int before = faults.size();
        Known type = type(section);
        Map<String, Object> settings = type == null ? Map.of() : settings(section, type);
        if (type != null) checkName(section);
        if (faults.size() == before) want(section.pid(), settings, order);
        else if (running.containsKey(section.pid())) kept.add(section.pid());
    }

    private void want(String pid, Map<String, Object> settings, int order) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(Names.NAME, name(pid));
        all.put(Names.ORDER, order);
        wanted.put(pid, all);
    }

    private Known type(Section section) {
        String pid = section.pid();
        Known type = known.get(factory(pid));
        boolean named = pid.indexOf('~') >= 0;
        if (type == null || !type.factory() && named) {
            fault(section.line(), pid, "nothing here knows this; is a plug-in missing, or the name misspelt?", pid);
            return null;
        }
        if (type.factory() && !named) {
            fault(section.line(), pid, "needs a name: \"" + pid + "~NAME\"", pid);
            return null;
        }
        if (named && !NAME.matcher(name(pid)).matches()) {
            fault(section.line(), pid, "a name has letters, digits, and _ . - only", pid);
            return null;
        }
        return type;
    }

    private Map<String, Object> settings(Section section, Known type) {
        Map<String, Object> settings = new HashMap<>();
        String pid = section.pid();
        for (Map.Entry<String, Entry> e : section.entries().entrySet()) {
            AttributeDefinition attribute = type.attribute(e.getKey());
            String key = pid + " " + e.getKey();
            if (attribute == null) {
                fault(e.getValue().line(), key, "there is no such setting; there are " + keys(type), pid);
                continue;
            }
            try {
                settings.put(
                        attribute.getID(), values.of(attribute, e.getValue().value()));
            } catch (RefusedException x) {
                fault(e.getValue().line(), key, x.getMessage(), pid);
            }
        }
        for (AttributeDefinition a : type.attributes()) {
            String key = Known.plain(a);
            if (type.requires(a) && !section.entries().containsKey(key))
                fault(section.line(), pid + " " + key, "is missing and has no default", pid);
        }
        return settings;
    }

    private static String keys(Known type) {
        return type.attributes().stream().map(Known::plain).collect(Collectors.joining(", "));
    }

    /** Strips find inputs by name, counters and threads are named by it: no two inputs and no two outputs may share one. */
    private void checkName(Section section) {
        Predicate<Section> same = isInput(section) ? this::isInput : isOutput(section) ? this::isOutput : s -> false;
        for (Section other : document.sections().values()) {
            if (other == section) return;
            if (same.test(other) && name(other.pid()).equals(name(section.pid()))) {
                fault(
                        section.line(),
                        section.pid(),
                        "is refused, " + other.pid() + " in line " + other.line() + " has this name already",
                        section.pid());
                return;
            }
        }
    }

    private void checkStrips() {
        Set<String> inputs = names(this::isInput);
        for (Section s : document.sections().values()) {
            Entry input = s.entries().get("input");
            if (!factory(s.pid()).equals(STRIP) || input == null || !runs(s)) continue;
            if (inputs.contains(String.valueOf(input.value()))) continue;
            faults.add(new StationFault(
                    input.line(),
                    s.pid() + " input",
                    "\"" + input.value() + "\" is no input of this file, there "
                            + (inputs.isEmpty() ? "is none" : "are " + String.join(", ", inputs))
                            + "; the strip runs, silent"));
        }
    }

    private void checkBuses() {
        Set<String> buses = names(s -> factory(s.pid()).equals(BUS));
        buses.add(Names.PROGRAM);
        buses.add(Names.MONITOR);
        for (Section s : document.sections().values()) {
            Entry bus = s.entries().get("bus");
            if (bus == null || !isOutput(s) || !runs(s) || isBus(String.valueOf(bus.value()), buses)) continue;
            faults.add(new StationFault(
                    bus.line(),
                    s.pid() + " bus",
                    "\"" + bus.value() + "\" is no bus of this file, there are " + String.join(", ", buses) + "; the "
                            + word(s.pid()) + " waits for it"));
        }
    }

    /** A bus, or one strip of the file alone. */
    private boolean isBus(String bus, Set<String> buses) {
        for (String tap : List.of(Names.STRIP_TAP, Names.POST_TAP))
            if (bus.startsWith(tap)) return document.sections().containsKey(STRIP + '~' + bus.substring(tap.length()));
        return buses.contains(bus);
    }

    private boolean runs(Section section) {
        return wanted.containsKey(section.pid()) || kept.contains(section.pid());
    }

    private Set<String> names(Predicate<Section> which) {
        return document.sections().values().stream()
                .filter(which)
                .map(s -> name(s.pid()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whoever reads a bus has a setting for it; an insert sits on one. */
    private boolean isOutput(Section section) {
        return isOutput(section.pid());
    }

    boolean isOutput(String pid) {
        Known type = known.get(factory(pid));
        return !OF_THE_DESK.contains(factory(pid)) && type != null && type.attribute("bus") != null;
    }

    /** Every other named part; also one whose plug-in is missing, so that its strip is not blamed as well. */
    private boolean isInput(Section section) {
        String factory = factory(section.pid());
        return section.pid().indexOf('~') >= 0 && !OF_THE_DESK.contains(factory) && !isOutput(section);
    }

    private void fault(int line, String key, String message, String pid) {
        faults.add(new StationFault(line, key, message + "; " + instead(pid)));
    }

    private String instead(String pid) {
        if (running.containsKey(pid)) return "the " + word(pid) + " keeps its last good settings";
        if (ALWAYS.contains(pid)) return "the " + word(pid) + " runs with its defaults";
        return "the " + word(pid) + " does not run";
    }

    /** {@code org.longwave.strip~mic}: strip. */
    private static String word(String pid) {
        String factory = factory(pid);
        return factory.substring(factory.lastIndexOf('.') + 1);
    }

    static String factory(String pid) {
        int tilde = pid.indexOf('~');
        return tilde < 0 ? pid : pid.substring(0, tilde);
    }

    static String name(String pid) {
        int tilde = pid.indexOf('~');
        return tilde < 0 ? pid.substring(pid.lastIndexOf('.') + 1) : pid.substring(tilde + 1);
    }
}
