package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Applied;
import org.longwave.api.command.CommandTarget;
import org.longwave.api.command.SetBypass;
import org.longwave.api.effect.EffectFactory;
import org.longwave.engine.rt.Insert;
import org.longwave.engine.rt.InstallEffect;
import org.longwave.engine.rt.Order;
import org.longwave.engine.rt.Strip;

/**
 * Collects effect factories and puts their effects into strips; control room. A new effect is tried out on a thread of
 * its own (by hand: on the caller's), then swapped in by one order. What it replaces is bypassed first, so that neither
 * coming nor going clicks. Changes of one slot follow one another.
 */
final class EffectHost {
    private record Seat(Strip strip, int slot) {}

    private record Seated(EffectFactory factory, Insert insert) {}

    private final StreamFormat format;
    private final Desk desk;
    private final OrderDesk orders;
    private final LongSupplier engineFrame;
    private final EffectWarmUp warmUp;
    private final Map<String, EffectFactory> factories = new LinkedHashMap<>();
    private final Map<Seat, Seated> seated = new HashMap<>();
    private final Map<Seat, CompletableFuture<Applied>> pending = new HashMap<>();
    private Executor trials = Runnable::run;
    private ExecutorService thread;

    EffectHost(StreamFormat format, Desk desk, OrderDesk orders, LongSupplier engineFrame) {
        this.format = format;
        this.desk = desk;
        this.orders = orders;
        this.engineFrame = engineFrame;
        warmUp = new EffectWarmUp(format);
    }

    synchronized void start() {
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("lw-effect-trial").daemon().factory());
        trials = thread;
    }

    synchronized void stop() {
        if (thread != null) thread.shutdownNow();
    }

    /** False: another one has the same id already. */
    synchronized boolean add(EffectFactory factory) {
        if (factories.putIfAbsent(factory.id(), factory) != null) return false;
        orders.note(new LogNote.EffectThere(factory.id(), factory.version()));
        return true;
    }

    /** Takes its effects out of all strips as well. */
    void remove(EffectFactory factory) {
        List<Seat> used = new ArrayList<>();
        synchronized (this) {
            if (!factories.values().remove(factory)) return;
            seated.forEach((seat, who) -> {
                if (who.factory() == factory) used.add(seat);
            });
        }
        for (Seat seat : used) follow(seat, null, CompletableFuture.completedFuture(null));
    }

    /**
     * @param slot 0..3
     * @return completes when it runs; fails when it failed in its trial
     * @throws IllegalArgumentException there is no such strip, slot or factory
     */
    CompletableFuture<Applied> install(String stripId, int slot, String factoryId) {
        Seat seat = seat(stripId, slot);
        EffectFactory factory;
        Executor executor;
        synchronized (this) {
            factory = factories.get(factoryId);
            if (factory == null)
                throw new IllegalArgumentException(
                        "there is no effect \"" + factoryId + "\"; there are " + factories.keySet());
            executor = trials;
        }
        return follow(seat, factory, CompletableFuture.supplyAsync(() -> warmUp.tryOut(factory), executor));
    }

    /** Empties a slot. */
    CompletableFuture<Applied> remove(String stripId, int slot) {
        return follow(seat(stripId, slot), null, CompletableFuture.completedFuture(null));
    }

    private Seat seat(String stripId, int slot) {
        Strip strip = desk.strip(stripId);
        if (strip == null) throw new IllegalArgumentException("there is no strip \"" + stripId + "\"");
        if (slot < 0 || slot >= CommandTarget.SLOTS)
            throw new IllegalArgumentException("slot is " + slot + ", allowed 0.." + (CommandTarget.SLOTS - 1));
        return new Seat(strip, slot);
    }

    /** Once the slot's last change is done and {@code insert} is ready. */
    private synchronized CompletableFuture<Applied> follow(
            Seat seat, EffectFactory factory, CompletableFuture<Insert> insert) {
        seated.keySet().removeIf(s -> !desk.has(s.strip()));
        pending.values().removeIf(CompletableFuture::isDone);
        CompletableFuture<Applied> before = pending.getOrDefault(seat, CompletableFuture.completedFuture(null));
        CompletableFuture<Applied> done = before.handle((applied, failure) -> null)
                .thenCombine(insert, (nothing, ready) -> ready)
                .thenCompose(ready -> swap(seat, factory, ready));
        pending.put(seat, done);
        return done;
    }

    private synchronized CompletableFuture<Applied> swap(Seat seat, EffectFactory factory, Insert insert) {
        Seated old = insert == null ? seated.remove(seat) : seated.put(seat, new Seated(factory, insert));
        if (old == null && insert == null) return CompletableFuture.completedFuture(null);
        long at = Order.NOW;
        if (old != null) {
            orders.submit(new SetBypass(seat.strip().number(), seat.slot(), true));
            at = engineFrame.getAsLong() + format.rateHz() / 100 + 2L * format.blockFrames();
        }
        String recipe = insert == null ? "" : LogWords.recipe(factory);
        return orders.mustSend(new InstallEffect(seat.strip(), seat.slot(), insert, recipe, at))
                .exceptionallyCompose(noRoomForTimed ->
                        orders.mustSend(new InstallEffect(seat.strip(), seat.slot(), insert, recipe, Order.NOW)));
    }

    /** Times that effects have been muted because they gave NaN or infinity or threw. */
    synchronized long faults() {
        long n = 0;
        for (Seated s : seated.values()) n += s.insert().faults();
        return n;
    }
}
