package org.longwave.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.longwave.api.Names;
import org.longwave.api.station.StationFault;
import org.longwave.station.StationReader.Document;
import org.longwave.station.StationReader.Entry;
import org.longwave.station.StationReader.Section;

/** The station thread. Finds names of strips and buses in the desk's settings that are nowhere in the file. */
final class DeskCheck {
    private static final Pattern SEND = Pattern.compile("\\s*(\\S+) +(-?\\d+(?:\\.\\d+)?)(?: +(?:pre|post))?\\s*");

    private final Document document;
    private final Function<Section, String> factory;
    private final Set<String> strips;
    private final Set<String> buses;
    private final List<StationFault> faults = new ArrayList<>();

    /** @param factory of a section that runs; empty when it does not */
    DeskCheck(Document document, Function<Section, String> factory) {
        this.document = document;
        this.factory = factory;
        strips = names(StationPlan.STRIP);
        buses = names(StationPlan.BUS);
        buses.add(Names.PROGRAM);
        buses.add(Names.MONITOR);
    }

    List<StationFault> faults() {
        for (Section s : document.sections().values()) {
            switch (factory.apply(s)) {
                case StationPlan.STRIP -> strip(s);
                case StationPlan.BUS -> bus(s);
                case StationPlan.INSERT -> insert(s);
                default -> {}
            }
        }
        return faults;
    }

    private Set<String> names(String kind) {
        Set<String> names = new TreeSet<>();
        for (Section s : document.sections().values())
            if (StationPlan.factory(s.pid()).equals(kind)) names.add(StationPlan.name(s.pid()));
        return names;
    }

    private void strip(Section s) {
        for (Object bus : list(s, "buses")) check(s, "buses", buses, "bus", bus, "the strip does not go there");
        for (Object send : list(s, "sends")) send(s, String.valueOf(send));
    }

    private void send(Section s, String send) {
        int line = s.entries().get("sends").line();
        Matcher m = SEND.matcher(send);
        boolean level = m.matches() && Double.parseDouble(m.group(2)) >= -120 && Double.parseDouble(m.group(2)) <= 10;
        if (level) check(s, "sends", buses, "bus", m.group(1), "the strip does not go there");
        else
            faults.add(new StationFault(
                    line,
                    s.pid() + " sends",
                    "\"" + send + "\" is no send, it is written \"BUS DB\" or \"BUS DB pre\" with -120..10 dB;"
                            + " the strip does not go there"));
    }

    private void bus(Section s) {
        one(s, "guest", strips, "strip", "the bus has everything until it comes");
        one(s, "source", buses, "bus", "the bus hears the programme");
    }

    private void insert(Section s) {
        one(s, "strip", strips, "strip", "the insert waits for it");
        one(s, "bus", buses, "bus", "the insert waits for it");
        one(s, "key", strips, "strip", "the insert waits for it");
        Entry strip = s.entries().get("strip");
        Entry bus = s.entries().get("bus");
        if ((strip == null) == (bus == null))
            faults.add(new StationFault(
                    s.line(),
                    s.pid(),
                    (strip == null ? "names no strip and no bus" : "names a strip and a bus")
                            + ", it needs one of them; the insert does not run"));
    }

    private static List<?> list(Section s, String key) {
        Entry entry = s.entries().get(key);
        return entry != null && entry.value() instanceof List<?> values ? values : List.of();
    }

    private void one(Section s, String key, Set<String> there, String what, String instead) {
        Entry entry = s.entries().get(key);
        if (entry != null) check(s, key, there, what, entry.value(), instead);
    }

    private void check(Section s, String key, Set<String> there, String what, Object name, String instead) {
        if (there.contains(String.valueOf(name)) || String.valueOf(name).isEmpty()) return;
        faults.add(new StationFault(
                s.entries().get(key).line(),
                s.pid() + " " + key,
                "\"" + name + "\" is no " + what + " of this file, there "
                        + (there.isEmpty() ? "is none" : "are " + String.join(", ", there)) + "; " + instead));
    }
}
