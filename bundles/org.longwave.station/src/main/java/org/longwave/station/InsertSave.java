package org.longwave.station;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.longwave.api.BusState;
import org.longwave.api.DeskState;
import org.longwave.api.InsertInfo;
import org.longwave.api.StripState;
import org.longwave.api.effect.EffectInfo;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;
import org.longwave.station.StationReader.Document;
import org.longwave.station.StationReader.Section;

/** One thread at a time. The part of {@link DeskSave} that tells of effects in their slots. */
final class InsertSave {
    /** An effect with the name of the strip or bus it is on. */
    private record Placed(String owner, InsertInfo info) {}

    private final Document document;
    private final StationText text;
    private final List<EffectInfo> effects;
    private final List<String> changes;
    private final List<Placed> placed = new ArrayList<>();
    private final Set<String> owners = new TreeSet<>();

    InsertSave(Document document, StationText text, DeskState desk, List<EffectInfo> effects, List<String> changes) {
        this.document = document;
        this.text = text;
        this.effects = effects;
        this.changes = changes;
        for (StripState s : desk.strips())
            owner("strip " + s.info().id(), s.info().id(), s.inserts());
        for (BusState b : desk.buses()) owner("bus " + b.info().id(), b.info().id(), b.inserts());
    }

    private void owner(String words, String id, List<InsertInfo> inserts) {
        owners.add(words);
        for (InsertInfo i : inserts) placed.add(new Placed(id, i));
    }

    /** First those in their slots, then those that have moved; what is left is new, or has gone. */
    void write() {
        List<Section> left = new ArrayList<>();
        for (Section s : document.sections().values())
            if (StationPlan.factory(s.pid()).equals(StationPlan.INSERT) && owners.contains(where(s))) left.add(s);
        for (boolean moved : new boolean[] {false, true})
            for (Placed p : List.copyOf(placed)) {
                Section s =
                        left.stream().filter(x -> isOf(x, p, moved)).findFirst().orElse(null);
                if (s == null) continue;
                left.remove(s);
                placed.remove(p);
                change(s, p.info());
            }
        for (Section s : left) {
            text.remove(s.pid());
            changes.add(s.pid() + " is taken out");
        }
        for (Placed p : placed) add(p);
    }

    private static String said(Section s, String key) {
        return s.entries().containsKey(key)
                ? String.valueOf(s.entries().get(key).value())
                : "";
    }

    private static String where(Section s) {
        return said(s, "strip").isEmpty() ? "bus " + said(s, "bus") : "strip " + said(s, "strip");
    }

    private static boolean isOf(Section s, Placed p, boolean moved) {
        String where = (p.info().onBus() ? "bus " : "strip ") + p.owner();
        return where(s).equals(where)
                && said(s, "effect").equals(p.info().effect())
                && (moved || slot(s) == p.info().slot());
    }

    private static int slot(Section s) {
        return s.entries().containsKey("slot") && s.entries().get("slot").value() instanceof Number n
                ? n.intValue()
                : 0;
    }

    private void change(Section s, InsertInfo info) {
        if (slot(s) != info.slot()) set(s, "slot", info.slot() + "");
        if (said(s, "bypass").equals("true") != info.bypassed()) set(s, "bypass", info.bypassed() + "");
        if (!said(s, "key").equals(info.key())) set(s, "key", DeskSave.quote(info.key()));
        EffectInfo effect = effect(info);
        if (effect == null || info.values().size() != info.parameters().size()) return; // it waits: as the file says
        List<String> wanted = parameters(effect, said(s, "preset"), info);
        List<String> before = s.entries().containsKey("parameters")
                ? DeskSave.texts(s.entries().get("parameters").value())
                : List.of();
        if (!isSame(effect, before, wanted)) set(s, "parameters", DeskSave.list(wanted));
    }

    private void set(Section s, String key, String json) {
        text.set(s.pid(), key, json);
        changes.add(s.pid() + " " + key + ": " + json);
    }

    private EffectInfo effect(InsertInfo info) {
        for (EffectInfo e : effects) if (e.id().equals(info.effect())) return e;
        return null;
    }

    /** What differs from the preset, as the file writes it. */
    private static List<String> parameters(EffectInfo effect, String preset, InsertInfo info) {
        List<Float> base =
                effect.parameters().stream().map(EffectParameter::initial).toList();
        for (EffectPreset p : effect.presets()) if (p.name().equals(preset)) base = p.values();
        List<String> words = new ArrayList<>();
        for (int p = 0; p < base.size(); p++) {
            float value = info.values().get(p);
            if (value != base.get(p)) words.add(words(effect.parameters().get(p), value));
        }
        return words;
    }

    private static String words(EffectParameter p, float value) {
        int choice = Math.round(value - p.min());
        boolean named = choice < p.choices().size();
        return p.name() + "="
                + (named ? p.choices().get(choice) : Float.toString(value).replaceFirst("\\.0$", ""));
    }

    /** The same parameters at the same values, in whatever order and writing. */
    private static boolean isSame(EffectInfo effect, List<String> before, List<String> wanted) {
        return plain(effect, before).equals(plain(effect, wanted));
    }

    private static Map<String, String> plain(EffectInfo effect, List<String> parameters) {
        Map<String, String> plain = new LinkedHashMap<>();
        for (EffectParameter p : effect.parameters())
            for (String text : parameters) {
                int is = text.indexOf('=');
                if (is < 0 || !text.substring(0, is).strip().equalsIgnoreCase(p.name())) continue;
                plain.put(p.name(), plain(p, text.substring(is + 1).strip()));
            }
        return plain;
    }

    private static String plain(EffectParameter p, String value) {
        for (int c = 0; c < p.choices().size(); c++)
            if (p.choices().get(c).equalsIgnoreCase(value)) return p.min() + c + "";
        try {
            return Float.parseFloat(value) + "";
        } catch (NumberFormatException refused) {
            return value; // a word that the effect has refused
        }
    }

    private void add(Placed p) {
        InsertInfo info = p.info();
        EffectInfo effect = effect(info);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(info.onBus() ? "bus" : "strip", DeskSave.quote(p.owner()));
        settings.put("slot", info.slot() + "");
        settings.put("effect", DeskSave.quote(info.effect()));
        if (effect != null && info.values().size() == info.parameters().size()) {
            List<String> parameters = parameters(effect, "", info);
            if (!parameters.isEmpty()) settings.put("parameters", DeskSave.list(parameters));
        } else if (!info.values().isEmpty()) {
            changes.add("the settings of " + info.effect() + " are not written: it is not installed");
            return;
        }
        if (info.bypassed()) settings.put("bypass", "true");
        if (!info.key().isEmpty()) settings.put("key", DeskSave.quote(info.key()));
        String pid = free(StationPlan.INSERT + '~' + p.owner() + "-" + (info.slot() + 1));
        text.add(pid, settings);
        changes.add(pid + " " + settings);
    }

    private String free(String pid) {
        String name = pid;
        for (int n = 2; text.has(name); n++) name = pid + "-" + n;
        return name;
    }
}
