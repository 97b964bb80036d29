package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.longwave.api.BusInfo;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSetting;
import org.longwave.api.InsertSlot;
import org.longwave.api.StripInfo;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Command;
import org.longwave.api.command.SetBusEffectParameter;
import org.longwave.api.command.SetEffectParameter;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectInfo;
import org.longwave.api.effect.EffectPreset;

/**
 * What an operator does with insert slots, by number; any thread of the control room. Every refusal comes as a failed
 * future with one plain sentence.
 */
final class InsertDesk {
    private final Desk desk;
    private final EffectHost effects;
    private final InsertPlan plan;
    private final OrderDesk orders;

    InsertDesk(Desk desk, EffectHost effects, InsertPlan plan, OrderDesk orders) {
        this.desk = desk;
        this.effects = effects;
        this.plan = plan;
        this.orders = orders;
    }

    List<EffectInfo> effects() {
        return effects.factories().stream()
                .map(f -> new EffectInfo(f.id(), f.name(), f.version(), f.parameters(), f.presets()))
                .toList();
    }

    CompletableFuture<Applied> install(InsertSlot place, InsertSetting setting) {
        String owner = owner(place);
        if (owner == null) return nobody(place);
        InsertSpec spec = new InsertSpec(
                "put there by hand",
                place.onBus(),
                owner,
                place.slot(),
                setting.effect(),
                "",
                List.of(),
                setting.bypassed(),
                setting.key());
        try {
            return Refusals.plain(plan.put(spec, setting.values()));
        } catch (IllegalArgumentException refused) {
            return Refusals.refuse(refused.getMessage());
        }
    }

    CompletableFuture<Applied> clear(InsertSlot place) {
        String owner = owner(place);
        if (owner == null) return nobody(place);
        try {
            return Refusals.plain(plan.clear(place.onBus(), owner, place.slot()));
        } catch (IllegalArgumentException refused) {
            return Refusals.refuse(refused.getMessage());
        }
    }

    CompletableFuture<Applied> set(InsertSlot place, List<Float> values) {
        EffectFactory factory = seated(place);
        if (factory == null) return empty(place);
        try {
            EffectSetting.check(factory, values);
        } catch (IllegalArgumentException refused) {
            return Refusals.refuse(refused.getMessage());
        }
        if (values.isEmpty())
            return Refusals.refuse("there are no values for the effect " + factory.id() + "; give one for each of its "
                    + factory.parameters().size() + " parameters");
        return Refusals.plain(submit(place, values));
    }

    private CompletableFuture<Applied> submit(InsertSlot place, List<Float> values) {
        List<CompletableFuture<Applied>> all = new ArrayList<>();
        for (int p = 0; p < values.size(); p++) {
            Command order = place.onBus()
                    ? new SetBusEffectParameter(place.owner(), place.slot(), p, values.get(p))
                    : new SetEffectParameter(place.owner(), place.slot(), p, values.get(p));
            all.add(orders.submit(order));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(nothing -> all.getLast().join());
    }

    CompletableFuture<Applied> choosePreset(InsertSlot place, String preset) {
        EffectFactory factory = seated(place);
        if (factory == null) return empty(place);
        for (EffectPreset p : factory.presets()) if (p.name().equals(preset)) return set(place, p.values());
        return Refusals.refuse("there is no preset \"" + preset + "\" of " + factory.id() + "; there are "
                + factory.presets().stream().map(EffectPreset::name).toList());
    }

    /** Null: no effect runs there. */
    private EffectFactory seated(InsertSlot place) {
        for (InsertInfo info : effects.infos()) if (info.place().equals(place)) return effects.factory(info.effect());
        return null;
    }

    private CompletableFuture<Applied> empty(InsertSlot place) {
        String owner = owner(place);
        return owner == null
                ? nobody(place)
                : Refusals.refuse(
                        "no effect runs in " + InsertSpec.where(place.onBus(), owner, place.slot()) + "; install one");
    }

    private static CompletableFuture<Applied> nobody(InsertSlot place) {
        return Refusals.refuse(
                "there is no " + (place.onBus() ? "bus" : "strip") + " with the number " + place.owner() + " any more");
    }

    /** Null: there is none with that number. */
    private String owner(InsertSlot place) {
        if (place.onBus()) {
            for (BusInfo b : desk.buses()) if (b.number() == place.owner()) return b.id();
            return null;
        }
        return strip(place.owner());
    }

    private String strip(int number) {
        for (StripInfo s : desk.strips()) if (s.number() == number) return s.id();
        return null;
    }

    /** Effects of a strip have changed places. */
    void moved(int strip, int[] places) {
        String id = strip(strip);
        if (id != null) plan.moved(id, places);
    }
}
