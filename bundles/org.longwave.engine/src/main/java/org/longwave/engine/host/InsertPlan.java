package org.longwave.engine.host;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.longwave.api.InsertInfo;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Command;
import org.longwave.api.command.SetBusBypass;
import org.longwave.api.command.SetBusEffectParameter;
import org.longwave.api.command.SetBypass;
import org.longwave.api.command.SetEffectParameter;
import org.longwave.api.effect.EffectFactory;

/**
 * The inserts that the station file asks for; control room. One whose strip, bus, effect or key is not there waits with
 * its settings and comes in when all are; when an effect is uninstalled its slot keeps the last values.
 */
final class InsertPlan {
    private static final System.Logger LOG = System.getLogger(InsertPlan.class.getName());

    private static final class Wanted {
        InsertSpec spec;
        /** What the operator had set when the effect went away; null: what the file says. */
        List<Float> kept;

        boolean seated;
        String problem = "";

        Wanted(InsertSpec spec) {
            this.spec = spec;
        }
    }

    private final Desk desk;
    private final EffectHost effects;
    private final OrderDesk orders;
    private final AtomicLong version;
    private final Map<String, Wanted> all = new LinkedHashMap<>();

    InsertPlan(Desk desk, EffectHost effects, OrderDesk orders, AtomicLong version) {
        this.desk = desk;
        this.effects = effects;
        this.orders = orders;
        this.version = version;
    }

    synchronized void add(InsertSpec spec) {
        all.put(spec.name(), new Wanted(spec));
        tryAll();
    }

    synchronized void change(InsertSpec spec) {
        Wanted w = all.get(spec.name());
        boolean same = w != null
                && w.spec.isSameSlot(spec)
                && w.spec.effect().equals(spec.effect())
                && w.spec.key().equals(spec.key());
        EffectFactory factory = effects.factory(spec.effect());
        if (!same || !w.seated || factory == null) {
            remove(spec.name());
            add(spec);
            return;
        }
        InsertSpec old = w.spec;
        w.spec = spec;
        try {
            set(old.values(factory), spec.values(factory), spec);
            if (old.bypassed() != spec.bypassed()) orders.submit(bypass(spec));
            w.problem = "";
        } catch (IllegalArgumentException e) {
            problem(w, e.getMessage());
        }
        version.incrementAndGet();
    }

    private void set(List<Float> before, List<Float> now, InsertSpec spec) {
        int n = number(spec);
        for (int p = 0; p < now.size(); p++) {
            if (now.get(p).equals(before.get(p))) continue;
            Command order = spec.onBus()
                    ? new SetBusEffectParameter(n, spec.slot(), p, now.get(p))
                    : new SetEffectParameter(n, spec.slot(), p, now.get(p));
            orders.submit(order);
        }
    }

    private Command bypass(InsertSpec spec) {
        return spec.onBus()
                ? new SetBusBypass(number(spec), spec.slot(), spec.bypassed())
                : new SetBypass(number(spec), spec.slot(), spec.bypassed());
    }

    private int number(InsertSpec spec) {
        return spec.onBus() ? desk.busNumber(spec.owner()) : desk.number(spec.owner());
    }

    synchronized void remove(String name) {
        Wanted w = all.remove(name);
        if (w != null && w.seated && number(w.spec) >= 0) effects.remove(w.spec.onBus(), w.spec.owner(), w.spec.slot());
        tryAll();
        version.incrementAndGet();
    }

    /** An effect was installed, or a strip or bus has come. */
    synchronized void tryAll() {
        for (Wanted w : all.values()) if (!w.seated) attempt(w);
    }

    private void attempt(Wanted w) {
        InsertSpec spec = w.spec;
        EffectFactory factory = effects.factory(spec.effect());
        if (number(spec) < 0 || factory == null || !spec.key().isEmpty() && desk.number(spec.key()) < 0) return;
        for (Wanted other : all.values())
            if (other != w && other.seated && other.spec.isSameSlot(spec)) {
                problem(w, spec.where() + " has the insert " + other.spec.name() + " already; give it another slot");
                return;
            }
        try {
            List<Float> values = w.kept == null ? spec.values(factory) : w.kept;
            w.seated = true;
            effects.install(
                            spec.onBus(),
                            spec.owner(),
                            spec.slot(),
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
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            problem(w, String.valueOf(cause.getMessage()));
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
        for (Wanted w : all.values())
            if (w.spec.onBus() == onBus && w.spec.owner().equals(owner)) {
                w.seated = false;
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
                    && w.spec.slot() == last.slot()) {
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
        for (Wanted w : all.values()) if (running.stream().noneMatch(i -> sits(w, i))) infos.add(waiting(w));
        return List.copyOf(infos);
    }

    private boolean sits(Wanted w, InsertInfo info) {
        return w.seated
                && w.spec.onBus() == info.onBus()
                && number(w.spec) == info.owner()
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
                spec.slot(),
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
