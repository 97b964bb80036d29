package org.longwave.ui.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.longwave.api.AudioEngine;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSlot;
import org.longwave.api.RouteInfo;
import org.longwave.api.StripInfo;
import org.longwave.api.effect.EffectInfo;

/**
 * Any thread. Where strips go and what is in their slots, read at one moment; the same object until something of it
 * changes, so that a part that shows it can compare by identity.
 *
 * @param routes of each strip, by its number
 * @param inserts as they are, their reduction left out: meters have it
 * @param effects that can be put into slots
 */
public record Patch(
        Map<Integer, List<RouteInfo>> routes,
        Map<InsertSlot, InsertInfo> inserts,
        List<EffectInfo> effects,
        boolean soloLocked) {
    static final Patch EMPTY = new Patch(Map.of(), Map.of(), List.of(), true);

    static Patch read(AudioEngine engine, List<StripInfo> strips, Patch last) {
        Map<Integer, List<RouteInfo>> routes = new HashMap<>();
        for (StripInfo strip : strips) routes.put(strip.number(), List.copyOf(engine.routes(strip.number())));
        Map<InsertSlot, InsertInfo> inserts = new HashMap<>();
        for (InsertInfo i : engine.inserts()) inserts.put(i.place(), still(i));
        Patch now = new Patch(routes, inserts, List.copyOf(engine.effects()), engine.isSoloLocked());
        return now.equals(last) ? last : now;
    }

    private static InsertInfo still(InsertInfo i) {
        return new InsertInfo(
                i.onBus(),
                i.owner(),
                i.slot(),
                i.effect(),
                i.name(),
                i.parameters(),
                i.values(),
                i.latencyFrames(),
                i.bypassed(),
                i.missing(),
                i.problem(),
                i.faults(),
                0,
                i.key(),
                i.keyed());
    }

    /** Null when the slot is empty. */
    public InsertInfo insert(boolean onBus, int owner, int slot) {
        return inserts.get(new InsertSlot(onBus, owner, slot));
    }

    /** What of the strip goes to the bus; nothing when it is not connected. */
    public RouteInfo route(int strip, int bus) {
        for (RouteInfo route : routes.getOrDefault(strip, List.of())) if (route.bus() == bus) return route;
        return new RouteInfo(bus, false, Float.NEGATIVE_INFINITY, false, false);
    }

    /** Null when no such effect is installed. */
    public EffectInfo effect(String id) {
        for (EffectInfo effect : effects) if (effect.id().equals(id)) return effect;
        return null;
    }
}
