package org.longwave.ui.deed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.longwave.ui.Settings;

/** Window thread. All deeds there are, and the keys they have now: those they come with, or those that were chosen. */
public final class Deeds {
    private static final String KEY = "key.";

    private final Settings settings;
    private final Map<String, Deed> all = new LinkedHashMap<>();

    public Deeds(Settings settings) {
        this.settings = settings;
    }

    public void add(Deed deed) {
        all.put(deed.id(), deed);
    }

    /** In the order they were added. */
    public Collection<Deed> all() {
        return List.copyOf(all.values());
    }

    public Deed find(String id) {
        Deed deed = all.get(id);
        if (deed == null) throw new IllegalArgumentException("there is no deed \"" + id + "\"");
        return deed;
    }

    /** The keys of a deed now. */
    public List<Stroke> keys(Deed deed) {
        String chosen = settings.text(KEY + deed.id(), "*");
        return chosen.equals("*") ? deed.keys() : Stroke.list(chosen);
    }

    /** Its first key as the operator reads it; empty for none. */
    public String shown(Deed deed) {
        List<Stroke> keys = keys(deed);
        return keys.isEmpty() ? "" : keys.getFirst().shown();
    }

    /** Whether other keys than those it comes with were chosen. */
    public boolean changed(Deed deed) {
        return !keys(deed).equals(deed.keys());
    }

    /** What a stroke does now; null for nothing. */
    public Deed at(Stroke stroke) {
        for (Deed deed : all.values()) if (keys(deed).contains(stroke)) return deed;
        return null;
    }

    /** Others that have one of these strokes too: only the first of them would be done. */
    public List<Deed> conflicts(Deed deed) {
        List<Deed> others = new ArrayList<>();
        for (Deed other : all.values())
            if (other != deed && keys(other).stream().anyMatch(keys(deed)::contains)) others.add(other);
        return others;
    }

    /** Gives a deed other keys. */
    public void choose(Deed deed, List<Stroke> keys) {
        for (Stroke stroke : keys)
            if (!stroke.free())
                throw new IllegalArgumentException(stroke.text() + " alone is needed for faders and fields");
        if (keys.equals(deed.keys())) settings.drop(KEY + deed.id());
        else
            settings.set(
                    KEY + deed.id(),
                    String.join(" ", keys.stream().map(Stroke::text).toList()));
    }

    /** Gives a deed the keys it comes with. */
    public void reset(Deed deed) {
        settings.drop(KEY + deed.id());
    }

    public void resetAll() {
        all.values().forEach(this::reset);
    }
}
