package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.longwave.api.InsertInfo;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Command;
import org.longwave.api.command.CommandTarget;
import org.longwave.api.command.SetKey;
import org.longwave.api.effect.EffectFactory;
import org.longwave.engine.ring.StoragePool;
import org.longwave.engine.rt.Align;
import org.longwave.engine.rt.Bus;
import org.longwave.engine.rt.Insert;
import org.longwave.engine.rt.InsertRack;
import org.longwave.engine.rt.InstallEffect;
import org.longwave.engine.rt.Later;
import org.longwave.engine.rt.LeaveSlot;
import org.longwave.engine.rt.Order;
import org.longwave.engine.rt.SlotPlace;
import org.longwave.engine.rt.Strip;

/**
 * Collects effect factories and puts their effects into strips and buses; control room. A new effect is tried out on a
 * thread of its own (by hand: on the caller's), then swapped in by one order. What it replaces leaves first, so that
 * neither coming nor going clicks. Changes of one slot follow one another.
 */
final class EffectHost {
    private record Seat(boolean onBus, String owner, int number, InsertRack rack, int slot) {
        Seat at(int other) {
            return new Seat(onBus, owner, number, rack, other);
        }

        SlotPlace place() {
            return new SlotPlace(onBus, number, rack, slot);
        }
    }

    private record Seated(EffectFactory factory, Insert insert, String key) {}

    private final StreamFormat format;
    private final Desk desk;
    private final OrderDesk orders;
    private final LongSupplier engineFrame;
    private final EffectWarmUp warmUp;
    private final Alignment alignment;
    private final Map<String, EffectFactory> factories = new LinkedHashMap<>();
    private final Map<Seat, Seated> seated = new HashMap<>();
    private final Map<Seat, CompletableFuture<Applied>> pending = new HashMap<>();
    private Executor trials = Runnable::run;
    private ExecutorService thread;

    EffectHost(StreamFormat format, Desk desk, OrderDesk orders, StoragePool pool, LongSupplier engineFrame) {
        this.format = format;
        this.desk = desk;
        this.orders = orders;
        this.engineFrame = engineFrame;
        warmUp = new EffectWarmUp(format, pool);
        alignment = new Alignment(format, pool);
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

    synchronized List<EffectFactory> factories() {
        return List.copyOf(factories.values());
    }

    /** Null: there is none with that id. */
    synchronized EffectFactory factory(String id) {
        return factories.get(id);
    }

    /** Takes its effects out of all strips and buses as well; {@code gone} hears of each and its last values. */
    void remove(EffectFactory factory, BiConsumer<InsertInfo, CompletableFuture<Applied>> gone) {
        Map<Seat, InsertInfo> used = new LinkedHashMap<>();
        synchronized (this) {
            if (!factories.values().remove(factory)) return;
            seated.forEach((seat, who) -> {
                if (who.factory() == factory) used.put(seat, info(seat, who));
            });
        }
        used.forEach(
                (seat, info) -> gone.accept(info, follow(seat, null, "", CompletableFuture.completedFuture(null))));
    }

    /**
     * @param slot 0..3
     * @return completes when it runs; fails when it failed in its trial
     * @throws IllegalArgumentException there is no such strip, bus, slot, factory or key
     */
    CompletableFuture<Applied> install(boolean onBus, String owner, int slot, String factoryId, EffectSetting setting) {
        Seat seat = seat(onBus, owner, slot);
        EffectFactory factory;
        Executor executor;
        synchronized (this) {
            factory = factories.get(factoryId);
            if (factory == null)
                throw new IllegalArgumentException(
                        "there is no effect \"" + factoryId + "\"; there are " + factories.keySet());
            executor = trials;
        }
        CompletableFuture<Applied> runs = follow(
                seat, factory, "", CompletableFuture.supplyAsync(() -> warmUp.tryOut(factory, setting), executor));
        return setting.key().isEmpty() ? runs : runs.thenCompose(applied -> listen(onBus, owner, slot, setting.key()));
    }

    /** Lets the effect in a slot listen to the strip named {@code key}. */
    CompletableFuture<Applied> listen(boolean onBus, String owner, int slot, String key) {
        Seat seat = seat(onBus, owner, slot);
        if (onBus)
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("an effect on a bus cannot listen to a strip; put it on a strip"));
        int number = desk.number(key);
        if (number < 0)
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("there is no strip \"" + key + "\" to listen to"));
        return key(new SetKey(seat.number(), seat.slot(), number), Order.NOW);
    }

    /** Empties a slot. */
    CompletableFuture<Applied> remove(boolean onBus, String owner, int slot) {
        return follow(seat(onBus, owner, slot), null, "", CompletableFuture.completedFuture(null));
    }

    private Seat seat(boolean onBus, String owner, int slot) {
        if (slot < 0 || slot >= CommandTarget.SLOTS)
            throw new IllegalArgumentException("slot is " + slot + ", allowed 0.." + (CommandTarget.SLOTS - 1));
        if (onBus) {
            Bus bus = desk.bus(owner);
            return new Seat(true, owner, bus.number(), bus.rack(), slot);
        }
        Strip strip = desk.strip(owner);
        if (strip == null) throw new IllegalArgumentException("there is no strip \"" + owner + "\"");
        return new Seat(false, owner, strip.number(), strip.rack(), slot);
    }

    private boolean isThere(Seat seat) {
        if (seat.onBus()) {
            Bus bus = desk.findBus(seat.owner());
            return bus != null && bus.rack() == seat.rack();
        }
        Strip strip = desk.strip(seat.owner());
        return strip != null && strip.rack() == seat.rack();
    }

    private CompletableFuture<Applied> last(Seat seat) {
        return pending.getOrDefault(seat, CompletableFuture.completedFuture(null));
    }

    /** Once the slot's last change is done and {@code insert} is ready. */
    private synchronized CompletableFuture<Applied> follow(
            Seat seat, EffectFactory factory, String key, CompletableFuture<Insert> insert) {
        pending.values().removeIf(CompletableFuture::isDone);
        CompletableFuture<Applied> done = last(seat)
                .handle((applied, failure) -> null)
                .thenCombine(insert, (nothing, ready) -> ready)
                .thenCompose(ready -> swap(seat, ready == null ? null : new Seated(factory, ready, key)));
        pending.put(seat, done);
        return done;
    }

    private synchronized CompletableFuture<Applied> swap(Seat seat, Seated next) {
        Seated old = next == null ? seated.remove(seat) : seated.put(seat, next);
        if (old == null && next == null) return CompletableFuture.completedFuture(null);
        Insert insert = next == null ? null : next.insert();
        String recipe = next == null ? "" : LogWords.recipe(next.factory(), insert);
        long at = Order.NOW;
        if (old != null) {
            orders.mustSend(new LeaveSlot(seat.place()));
            at = engineFrame.getAsLong() + rampAndTwoBlocks();
            if (!old.key().isEmpty()) desk.listen(keys());
        }
        if (!seat.onBus()) align(next == null ? Order.NOW : at);
        return install(new InstallEffect(seat.place(), insert, recipe, at))
                .exceptionallyCompose(
                        noRoomForTimed -> install(new InstallEffect(seat.place(), insert, recipe, Order.NOW)));
    }

    /** All strips wait for the slowest of those there are. */
    private void align(long atFrame) {
        Align align = alignment.of(List.copyOf(desk.allStrips().values()), this::latency, atFrame);
        if (align != null) orders.mustSend(align);
    }

    private CompletableFuture<Applied> install(InstallEffect order) {
        return orders.mustSend(order).thenApply(applied -> {
            if (order.retired() != null) order.retired().close();
            return applied;
        });
    }

    private long rampAndTwoBlocks() {
        return format.rateHz() / 100 + 2L * format.blockFrames();
    }

    private int latency(Strip strip) {
        int frames = 0;
        for (Map.Entry<Seat, Seated> e : seated.entrySet())
            if (e.getKey().rack() == strip.rack())
                frames += e.getValue().insert().latencyFrames();
        return frames;
    }

    /** Strips have come or gone: all wait for the slowest of those there are now. */
    synchronized void layoutChanged() {
        seated.keySet().removeIf(seat -> !isThere(seat));
        align(Order.NOW);
    }

    /** The engine no longer runs these. */
    synchronized void drop(Strip strip, List<Insert> inserts) {
        alignment.drop(strip);
        inserts.forEach(Insert::close);
    }

    /** What sits in a strip or bus that is about to go. */
    synchronized List<Insert> insertsOf(InsertRack rack) {
        List<Insert> all = new ArrayList<>();
        seated.forEach((seat, who) -> {
            if (seat.rack() == rack) all.add(who.insert());
        });
        return all;
    }

    /** A line for the operator's delay, before the order for it. */
    void prepareDelay(int stripNumber, int frames) {
        for (Strip strip : desk.allStrips().values()) {
            if (strip.number() != stripNumber) continue;
            Align line = alignment.forDelay(strip, frames);
            if (line != null) orders.mustSend(line);
        }
    }

    /** Sends a move of effects within a strip; later changes of its slots wait until it is over. */
    synchronized CompletableFuture<Applied> move(Command command, int stripNumber, int[] places, long atFrame) {
        String owner = owner(stripNumber);
        if (owner == null) return orders.submit(command, atFrame);
        Seat any = seat(false, owner, 0);
        CompletableFuture<Applied> before = CompletableFuture.completedFuture(null);
        for (int slot = 0; slot < CommandTarget.SLOTS; slot++)
            before = before.thenCombine(last(any.at(slot)).handle((a, failure) -> null), (a, b) -> null);
        CompletableFuture<Applied> moved = before.thenCompose(nothing -> orders.submit(command, atFrame))
                .thenApply(applied -> {
                    sitDown(any, places);
                    return applied;
                });
        CompletableFuture<Applied> over =
                moved.thenCompose(applied -> orders.mustSend(new Later(applied.frame() + 3 * rampAndTwoBlocks())));
        for (int slot = 0; slot < CommandTarget.SLOTS; slot++) pending.put(any.at(slot), over);
        return moved;
    }

    /** @param places for each slot the one from which its effect comes */
    private synchronized void sitDown(Seat any, int[] places) {
        Seated[] before = new Seated[places.length];
        for (int slot = 0; slot < places.length; slot++) before[slot] = seated.remove(any.at(slot));
        for (int slot = 0; slot < places.length; slot++)
            if (before[places[slot]] != null) seated.put(any.at(slot), before[places[slot]]);
    }

    private String owner(int stripNumber) {
        for (Map.Entry<String, Strip> e : desk.allStrips().entrySet())
            if (e.getValue().number() == stripNumber) return e.getKey();
        return null;
    }

    /** Lets an effect listen to another strip, which runs before it from now on. */
    synchronized CompletableFuture<Applied> key(SetKey command, long atFrame) {
        String owner = owner(command.strip());
        String key = command.keyStrip() < 0 ? "" : owner(command.keyStrip());
        Seat seat = owner == null ? null : seat(false, owner, command.slot());
        Seated who = seat == null ? null : seated.get(seat);
        if (who == null || key == null || !who.insert().isKeyed()) return orders.submit(command, atFrame);
        seated.put(seat, new Seated(who.factory(), who.insert(), key));
        try {
            desk.listen(keys());
        } catch (IllegalArgumentException circle) {
            seated.put(seat, who);
            return CompletableFuture.failedFuture(circle);
        }
        return orders.submit(command, atFrame);
    }

    private Map<String, Set<String>> keys() {
        Map<String, Set<String>> keys = new HashMap<>();
        seated.forEach((seat, who) -> {
            if (!who.key().isEmpty())
                keys.computeIfAbsent(seat.owner(), o -> new HashSet<>()).add(who.key());
        });
        return keys;
    }

    /** Times that effects have been muted because they gave NaN or infinity or threw. */
    synchronized long faults() {
        long n = 0;
        for (Seated s : seated.values()) n += s.insert().faults();
        return n;
    }

    /** An effect is in that slot, or is on its way there or out. */
    synchronized boolean isUsed(boolean onBus, String owner, int slot) {
        Seat seat = seat(onBus, owner, slot);
        return seated.containsKey(seat) || !last(seat).isDone();
    }

    /** Every slot that an effect is in, by owner and slot. */
    synchronized List<InsertInfo> infos() {
        List<InsertInfo> infos = new ArrayList<>();
        seated.forEach((seat, who) -> {
            if (isThere(seat)) infos.add(info(seat, who));
        });
        return infos;
    }

    private static InsertInfo info(Seat seat, Seated who) {
        Insert insert = who.insert();
        List<Float> values = new ArrayList<>();
        for (int p = 0; p < who.factory().parameters().size(); p++) values.add(insert.value(p));
        return new InsertInfo(
                seat.onBus(),
                seat.number(),
                seat.slot(),
                who.factory().id(),
                who.factory().name(),
                who.factory().parameters(),
                values,
                insert.latencyFrames(),
                insert.isBypassed(),
                false,
                "",
                insert.faults(),
                insert.reductionDb(),
                who.key(),
                insert.isKeyed());
    }
}
