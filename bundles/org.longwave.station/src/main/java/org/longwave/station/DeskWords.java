package org.longwave.station;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.longwave.api.AudioEngine;
import org.longwave.api.BusInfo;
import org.longwave.api.InsertInfo;
import org.longwave.api.StripInfo;
import org.longwave.api.effect.EffectParameter;

/** The main thread. Says in words which buses and inserts the desk has: briefly, and each change once. */
final class DeskWords {
    /** A desk at one moment: each bus and insert in words, by where it is. */
    record Look(Map<String, String> buses, Map<String, InsertInfo> inserts) {
        static final Look NOTHING = new Look(Map.of(), Map.of());

        static Look at(AudioEngine engine) {
            Map<Integer, String> strips =
                    engine.strips().stream().collect(Collectors.toMap(StripInfo::number, StripInfo::id));
            Map<Integer, String> ids = new LinkedHashMap<>();
            Map<String, String> buses = new LinkedHashMap<>();
            for (BusInfo b : engine.buses()) {
                ids.put(b.number(), b.id());
                buses.put(b.id(), kind(b));
            }
            Map<String, InsertInfo> inserts = new LinkedHashMap<>();
            for (InsertInfo i : engine.inserts()) {
                String owner = (i.onBus() ? ids : strips).get(i.owner());
                String kind = i.onBus() ? "bus " : "strip ";
                String where = owner == null ? "a " + kind + "that is not there" : kind + owner;
                inserts.put(where + ", slot " + i.slot() + (owner == null ? ", " + i.name() : ""), i);
            }
            return new Look(buses, inserts);
        }

        private static String kind(BusInfo b) {
            String kind = switch (b.kind()) {
                case BusInfo.MIX_MINUS -> "everything but " + b.guest();
                case BusInfo.MONITOR -> "monitor";
                default -> "mix";
            };
            return b.muteOnMic() ? kind + ", silent while a microphone is open" : kind;
        }

        /** For the status line: how many, and what of them is not well. */
        String brief() {
            if (buses.isEmpty()) return "";
            long waiting = inserts.values().stream()
                    .filter(i -> !i.problem().isEmpty())
                    .count();
            long faults =
                    inserts.values().stream().mapToLong(InsertInfo::faults).sum();
            String brief = "buses " + buses.size() + "  inserts " + inserts.size();
            if (waiting > 0) brief += " (" + waiting + " not running)";
            return faults > 0 ? brief + " (muted " + faults + " times)" : brief;
        }

        /** Inserts of strips and buses that are there whose effect is not installed, and those that were muted. */
        List<String> failures() {
            List<String> failures = new ArrayList<>();
            inserts.forEach((where, i) -> {
                if (i.missing() && i.owner() >= 0) failures.add("insert on " + where + ": " + i.problem());
                if (i.faults() > 0) failures.add("insert on " + where + ": " + muted(i));
            });
            return failures;
        }

        /** Those that do not run for whatever reason but the trial of a new one. */
        List<String> waiting() {
            List<String> waiting = new ArrayList<>();
            inserts.forEach((where, i) -> {
                if (!i.problem().isEmpty() && !i.problem().equals(InsertInfo.ON_TRIAL))
                    waiting.add("insert on " + where + ": " + i.problem());
            });
            return waiting;
        }
    }

    private Look before = Look.NOTHING;

    /** One line for each thing that is otherwise than at the call before. */
    List<String> changes(Look now) {
        List<String> lines = new ArrayList<>();
        now.buses().forEach((id, kind) -> {
            if (!kind.equals(before.buses().get(id))) lines.add("bus " + id + " is there: " + kind);
        });
        for (String id : before.buses().keySet())
            if (!now.buses().containsKey(id)) lines.add("bus " + id + " has gone");
        now.inserts()
                .forEach((where, i) -> insert(lines, where, before.inserts().get(where), i));
        for (String where : before.inserts().keySet())
            if (!now.inserts().containsKey(where))
                lines.add(where + ": " + before.inserts().get(where).name() + " has gone");
        before = now;
        return lines;
    }

    private static void insert(List<String> lines, String where, InsertInfo old, InsertInfo now) {
        boolean same = old != null
                && old.effect().equals(now.effect())
                && old.problem().equals(now.problem())
                && old.key().equals(now.key());
        if (!same) lines.add(where + ": " + (now.problem().isEmpty() ? runs(now) : now.problem()));
        else if (now.problem().isEmpty()) {
            String moved = moved(old, now);
            if (!moved.isEmpty()) lines.add(where + ": " + now.name() + " " + moved);
            if (old.bypassed() != now.bypassed())
                lines.add(where + ": " + now.name() + (now.bypassed() ? " is bypassed" : " is no longer bypassed"));
        }
        if (now.faults() > (old == null ? 0 : old.faults())) lines.add(where + ": " + muted(now));
    }

    private static String runs(InsertInfo i) {
        return i.name() + " runs" + (i.bypassed() ? ", bypassed" : "")
                + (i.key().isEmpty() ? "" : ", listens to " + i.key());
    }

    private static String muted(InsertInfo i) {
        return i.name() + " was muted " + i.faults() + " times because it failed or gave no finite numbers";
    }

    private static String moved(InsertInfo old, InsertInfo now) {
        List<String> moved = new ArrayList<>();
        for (int p = 0; p < now.values().size() && p < old.values().size(); p++) {
            if (now.values().get(p).equals(old.values().get(p))) continue;
            moved.add(now.parameters().get(p).name() + "="
                    + value(now.parameters().get(p), now.values().get(p)));
        }
        return String.join(", ", moved);
    }

    private static String value(EffectParameter p, float value) {
        int choice = Math.round(value - p.min());
        if (choice >= 0 && choice < p.choices().size()) return p.choices().get(choice);
        return String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
    }
}
