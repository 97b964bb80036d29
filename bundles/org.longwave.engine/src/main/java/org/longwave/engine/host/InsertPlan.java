package org.longwave.engine.host;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.longwave.api.InsertInfo;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Command;
import org.longwave.api.command.CommandRefusedException;
import org.longwave.api.command.SetBusBypass;
import org.longwave.api.command.SetBusEffectParameter;
import org.longwave.api.command.SetBypass;
import org.longwave.api.command.SetEffectParameter;
import org.longwave.api.effect.EffectFactory;
import org.longwave.engine.rt.Later;
import org.longwave.engine.rt.Order;

/**
 * The inserts that the station file or an operator asks for; control room. One whose strip, bus, effect or key is not
 * there waits with its settings and comes in when all are; when an effect is uninstalled its slot keeps the last values.
 * What an operator puts into a slot overrules the file until the file says something else of it, or until the strip or
 * bus goes.
 */
final class InsertPlan {
    private static final System.Logger LOG = System.getLogger(InsertPlan.class.getName());

    private static final class Wanted {
        InsertSpec spec;
        /** What the operator had set when the effect went away; null: what the file says. */
        List<Float> kept;

        final boolean byHand;
        /** Where it is now, when effects have changed places. */
        int slot;
        /** Grows with each wish: the newest one has the slot. */
        long wish;

        boolean seated;
        /** An operator has put another effect, or none, in its place. */
        boolean overruled;

        String problem = "";

        Wanted(InsertSpec spec, boolean byHand) {
            this.spec = spec;
            this.byHand = byHand;
            slot = spec.slot();
        }

        boolean isAt(boolean onBus, String owner, int place) {
            return spec.onBus() == onBus && spec.owner().equals(owner) && slot == place;
        }
    }

    private final Desk desk;
    private final EffectHost effects;
    private final OrderDesk orders;
    private final AtomicLong version;
    private final Map<String, Wanted> all = new LinkedHashMap<>();
    /** By slot, the wish that emptied it last: what was wished for earlier and arrives later is not there. */
    private final Map<String, Long> cleared = new HashMap<>();

    private long wishes;

    InsertPlan(Desk desk, EffectHost effects, OrderDesk orders, AtomicLong version) {
        this.desk = desk;
        this.effects = effects;
        this.orders = orders;
        this.version = version;
    }

    synchronized void add(InsertSpec spec) {
        Wanted w = new Wanted(spec, false);
        InsertInfo there = byHand(spec);
        all.values().removeIf(o -> o.byHand && o.isAt(spec.onBus(), spec.owner(), spec.slot()));
        all.put(spec.name(), w);
        if (there != null) adopt(w, there);
        tryAll();
    }

    /** What the file says now, and an operator has put there already; null: something else, or nothing. */
    private InsertInfo byHand(InsertSpec spec) {
        boolean hand = all.values().stream()
                .anyMatch(o -> o.byHand && o.seated && o.isAt(spec.onBus(), spec.owner(), spec.slot()));
        if (!hand) return null;
        for (InsertInfo i : effects.infos())
            if (i.onBus() == spec.onBus()
                    && i.owner() == number(spec)
                    && i.slot() == spec.slot()
                    && i.effect().equals(spec.effect())
                    && i.key().equals(spec.key())) return i;
        return null;
    }

    /** It stays, and only what differs is set. */
    private void adopt(Wanted w, InsertInfo there) {
        try {
            set(there.values(), w.spec.values(effects.factory(w.spec.effect())), w);
            if (there.bypassed() != w.spec.bypassed()) orders.submit(bypass(w));
            w.seated = true;
            w.wish = ++wishes;
        } catch (IllegalArgumentException wrong) {
            problem(w, wrong.getMessage());
        }
    }

    /**
     * By an operator: in the place of what is in the slot or waits for it.
     *
     * @param values one for each parameter; empty: as the effect comes
     * @throws IllegalArgumentException one sentence: what is wrong, and what is allowed
     */
    synchronized CompletableFuture<Applied> put(InsertSpec spec, List<Float> values) {
        EffectFactory factory = effects.factory(spec.effect());
        Wanted next = new Wanted(spec, true);
        next.kept = values;
        next.wish = ++wishes;
        if (!spec.key().isEmpty()) checkKey(spec);
        if (factory == null) return missing(next);
        EffectSetting.check(factory, values);
        CompletableFuture<Applied> runs = effects.install(
                spec.onBus(), spec.owner(), spec.slot(), spec.effect(), new EffectSetting(values, spec.bypassed(), ""));
        runs = runs.whenComplete((applied, failure) -> {
            if (failure == null) settle(next);
        });
        return spec.key().isEmpty() ? runs : runs.thenCompose(applied -> listen(spec));
    }

    private void checkKey(InsertSpec spec) {
        if (spec.onBus())
            throw new IllegalArgumentException("an effect on a bus cannot listen to a strip; put it on a strip");
        if (spec.key().equals(spec.owner()))
            throw new IllegalArgumentException("the strip " + spec.owner()
                    + " cannot be the key of its own effect; leave the key empty for its own sound");
        if (desk.number(spec.key()) < 0)
            throw new IllegalArgumentException("there is no strip \"" + spec.key() + "\" to listen to");
    }

    private CompletableFuture<Applied> listen(InsertSpec spec) {
        return effects.listen(spec.onBus(), spec.owner(), spec.slot(), spec.key())
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        new CommandRefusedException("the effect " + spec.effect() + " is in " + spec.where()
                                + " but listens to its own sound: " + Refusals.sentence(failure))));
    }

    private CompletableFuture<Applied> missing(Wanted next) {
        InsertSpec spec = next.spec;
        if (effects.isUsed(spec.onBus(), spec.owner(), spec.slot()))
            effects.remove(spec.onBus(), spec.owner(), spec.slot());
        settle(next);
        next.seated = false;
        return CompletableFuture.failedFuture(new CommandRefusedException("the effect " + spec.effect()
                + " is not installed; its settings are kept in " + spec.where() + ", and it comes in when it is"));
    }

    private synchronized void settle(Wanted next) {
        if (cleared.getOrDefault(next.spec.where(), 0L) > next.wish) return;
        overrule(next.spec.onBus(), next.spec.owner(), next.spec.slot(), next.wish);
        if (number(next.spec) >= 0) all.put("by hand " + next.wish, next);
        next.seated = true;
        version.incrementAndGet();
    }

    /** Those that were wished for earlier than that. */
    private void overrule(boolean onBus, String owner, int slot, long wish) {
        all.values().removeIf(w -> w.byHand && w.wish < wish && w.isAt(onBus, owner, slot));
        for (Wanted w : all.values())
            if (w.wish < wish && w.isAt(onBus, owner, slot)) {
                w.overruled = true;
                w.seated = false;
                w.problem = "";
            }
    }

    /**
     * By an operator: whatever is in the slot, or waits for it, goes.
     *
     * @throws IllegalArgumentException it is empty
     */
    synchronized CompletableFuture<Applied> clear(boolean onBus, String owner, int slot) {
        boolean used = effects.isUsed(onBus, owner, slot);
        if (!used && all.values().stream().noneMatch(w -> !w.overruled && w.isAt(onBus, owner, slot)))
            throw new IllegalArgumentException("there is no effect in " + InsertSpec.where(onBus, owner, slot));
        overrule(onBus, owner, slot, ++wishes);
        cleared.put(InsertSpec.where(onBus, owner, slot), wishes);
        version.incrementAndGet();
        if (!used) return orders.mustSend(new Later(Order.NOW));
        return effects.remove(onBus, owner, slot)
                .thenCompose(applied -> applied == null
                        ? orders.mustSend(new Later(Order.NOW)) // a trial before it had failed: nothing was there
                        : CompletableFuture.completedFuture(applied))
                .whenComplete((applied, failure) -> version.incrementAndGet());
    }

    /** Effects of a strip have changed places: {@code places} has for each slot the one from which its effect comes. */
    synchronized void moved(String strip, int[] places) {
        int[] to = new int[places.length];
        for (int slot = 0; slot < places.length; slot++) to[places[slot]] = slot;
        for (Wanted w : all.values())
            if (w.seated && !w.spec.onBus() && w.spec.owner().equals(strip)) w.slot = to[w.slot];
        version.incrementAndGet();
    }

    synchronized void change(InsertSpec spec) {
        Wanted w = all.get(spec.name());
        boolean same = w != null
                && (w.spec.isSameSlot(spec) || w.isAt(spec.onBus(), spec.owner(), spec.slot()))
                && w.spec.effect().equals(spec.effect())
                && (w.spec.key().equals(spec.key()) || listens(w, spec.key()));
        EffectFactory factory = effects.factory(spec.effect());
        if (!same || !w.seated || factory == null) {
            remove(spec.name());
            add(spec);
            return;
        }
        InsertSpec old = w.spec;
        w.spec = spec;
        try {
            set(old.values(factory), spec.values(factory), w);
            if (old.bypassed() != spec.bypassed()) orders.submit(bypass(w));
            w.problem = "";
        } catch (IllegalArgumentException e) {
            problem(w, e.getMessage());
        }
        version.incrementAndGet();
    }

    /** Somebody has given it that key already. */
    private boolean listens(Wanted w, String key) {
        for (InsertInfo i : effects.infos())
            if (i.onBus() == w.spec.onBus() && i.owner() == number(w.spec) && i.slot() == w.slot)
                return i.key().equals(key);
        return false;
    }

    private void set(List<Float> before, List<Float> now, Wanted w) {
        int n = number(w.spec);
        for (int p = 0; p < now.size(); p++) {
            if (now.get(p).equals(before.get(p))) continue;
            Command order = w.spec.onBus()
                    ? new SetBusEffectParameter(n, w.slot, p, now.get(p))
                    : new SetEffectParameter(n, w.slot, p, now.get(p));
            orders.submit(order);
        }
    }

    private Command bypass(Wanted w) {
        return w.spec.onBus()
                ? new SetBusBypass(number(w.spec), w.slot, w.spec.bypassed())
                : new SetBypass(number(w.spec), w.slot, w.spec.bypassed());
    }

    private int number(InsertSpec spec) {
        return spec.onBus() ? desk.busNumber(spec.owner()) : desk.number(spec.owner());
    }

    synchronized void remove(String name) {
        Wanted w = all.remove(name);
        if (w != null && w.seated && number(w.spec) >= 0) effects.remove(w.spec.onBus(), w.spec.owner(), w.slot);
        tryAll();
        version.incrementAndGet();
    }

    /** An effect was installed, or a strip or bus has come. */
    synchronized void tryAll() {
        for (Wanted w : all.values()) if (!w.seated && !w.overruled) attempt(w);
    }

    private void attempt(Wanted w) {
        InsertSpec spec = w.spec;
        EffectFactory factory = effects.factory(spec.effect());
        if (number(spec) < 0 || factory == null || !spec.key().isEmpty() && desk.number(spec.key()) < 0) return;
        for (Wanted other : all.values())
            if (other != w && other.seated && other.isAt(spec.onBus(), spec.owner(), w.slot)) {
                problem(w, spec.where() + " has the insert " + other.spec.name() + " already; give it another slot");
                return;
            }
        try {
            List<Float> values = w.kept == null ? spec.values(factory) : w.kept;
            EffectSetting.check(factory, values);
            w.seated = true;
            w.wish = ++wishes;
            effects.install(
                            spec.onBus(),
                            spec.owner(),
                            w.slot,
                            spec.effect(),
                            new EffectSetting(values, spec.bypassed(), spec.key()))
                    .whenComplete((applied, failure) -> done(w, failure));
        } catch (IllegalArgumentException e) {
            w.seated = false;
            problem(w, e.getMessage());
        }
    }

    private synchronized void done(Wanted w, Throwable failure) {
        if (failure == null) w.problem = "";
        else {
            problem(w, Refusals.sentence(failure));
        }
        version.incrementAndGet();
    }

    private void problem(Wanted w, String what) {
        if (!what.equals(w.problem)) LOG.log(Level.WARNING, "insert {0}: {1}", w.spec.name(), what);
        w.problem = what;
        version.incrementAndGet();
    }

    /** A strip or bus has gone, and what sat in it. */
    synchronized void ownerGone(boolean onBus, String owner) {
        all.values()
                .removeIf(w ->
                        w.byHand && w.spec.onBus() == onBus && w.spec.owner().equals(owner));
        for (Wanted w : all.values())
            if (w.spec.onBus() == onBus && w.spec.owner().equals(owner)) {
                w.seated = false;
                w.overruled = false;
                w.slot = w.spec.slot();
                w.kept = null;
            }
    }

    /** An effect was uninstalled while it sat there; its slot waits with the last values. */
    synchronized void effectGone(InsertInfo last, CompletableFuture<Applied> out) {
        for (Wanted w : all.values())
            if (w.seated
                    && w.spec.onBus() == last.onBus()
                    && number(w.spec) == last.owner()
                    && w.spec.effect().equals(last.effect())
                    && w.slot == last.slot()) {
                w.seated = false;
                w.kept = last.values();
            }
        out.thenRun(this::tryAll);
        version.incrementAndGet();
    }

    /** Those that run and those that wait. */
    synchronized List<InsertInfo> infos(List<InsertInfo> running) {
        List<InsertInfo> infos = new ArrayList<>();
        for (InsertInfo info : running) infos.add(info);
        for (Wanted w : all.values())
            if (!w.overruled && running.stream().noneMatch(i -> sits(w, i))) infos.add(waiting(w));
        return List.copyOf(infos);
    }

    private boolean sits(Wanted w, InsertInfo info) {
        return w.seated
                && w.spec.onBus() == info.onBus()
                && number(w.spec) == info.owner()
                && w.slot == info.slot()
                && w.spec.effect().equals(info.effect());
    }

    private static String settings(InsertSpec spec) {
        List<String> all = new ArrayList<>(spec.parameters());
        if (!spec.preset().isEmpty()) all.addFirst("preset " + spec.preset());
        return all.isEmpty() ? "" : ": " + String.join(", ", all);
    }

    private InsertInfo waiting(Wanted w) {
        InsertSpec spec = w.spec;
        EffectFactory factory = effects.factory(spec.effect());
        String why = w.problem;
        if (factory == null)
            why = "the effect " + spec.effect() + " is not installed; its settings are kept" + settings(spec);
        else if (number(spec) < 0) why = "there is no " + (spec.onBus() ? "bus " : "strip ") + spec.owner() + " yet";
        else if (!spec.key().isEmpty() && desk.number(spec.key()) < 0) why = "there is no strip " + spec.key() + " yet";
        else if (why.isEmpty()) why = InsertInfo.ON_TRIAL;
        return new InsertInfo(
                spec.onBus(),
                number(spec),
                w.slot,
                spec.effect(),
                factory == null ? spec.effect() : factory.name(),
                factory == null ? List.of() : factory.parameters(),
                w.kept == null ? List.of() : w.kept,
                0,
                spec.bypassed(),
                factory == null,
                why,
                0,
                0f,
                spec.key());
    }
}
