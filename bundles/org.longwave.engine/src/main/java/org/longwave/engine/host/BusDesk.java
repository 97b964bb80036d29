package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.longwave.api.BusInfo;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Applied;
import org.longwave.api.command.SetBusMute;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMonitorSource;
import org.longwave.engine.ring.BusReader;
import org.longwave.engine.ring.BusRing;
import org.longwave.engine.ring.StoragePool;
import org.longwave.engine.rt.Bus;
import org.longwave.engine.rt.BusStart;
import org.longwave.engine.rt.SwapRing;
import org.longwave.engine.rt.TuneBus;

/** The buses of a desk and their rings; control room, only under the lock of its {@link Desk}. */
final class BusDesk {
    record Placed(BusSpec spec, Bus bus) {}

    private final StreamFormat format;
    private final double ringSeconds;
    private final StoragePool pool;
    private final OrderDesk orders;
    private final Map<String, Placed> placed = new LinkedHashMap<>();
    private final List<Placed> leaving = new ArrayList<>();
    /** The ring that each bus writes to, or will when it has answered. */
    private final BusRing[] rings = new BusRing[MeterFrame.MAX_BUSES];

    private int lastNumber = -1;

    BusDesk(StreamFormat format, double ringSeconds, StoragePool pool, OrderDesk orders) {
        this.format = format;
        this.ringSeconds = ringSeconds;
        this.pool = pool;
        this.orders = orders;
        place(BusSpec.of(Names.PROGRAM, BusInfo.MIX));
        place(BusSpec.of(Names.MONITOR, BusInfo.MONITOR));
    }

    boolean has(String id) {
        return placed.containsKey(id);
    }

    /** @throws IllegalArgumentException naming the buses there are */
    Placed find(String id) {
        Placed found = placed.get(id);
        if (found != null) return found;
        throw new IllegalArgumentException(
                "there is no bus \"" + id + "\"; there are " + String.join(", ", placed.keySet()));
    }

    /** Null: there is none with that name. */
    Placed look(String id) {
        return placed.get(id);
    }

    /** Those there are: the programme first, then in the order they came. */
    List<Placed> all() {
        return List.copyOf(placed.values());
    }

    /** Those and the ones that fade out. */
    List<Placed> running() {
        List<Placed> running = new ArrayList<>(placed.values());
        running.addAll(leaving);
        return running;
    }

    /** A new bus; it runs with the next graph. */
    void place(BusSpec spec) {
        int number = freeNumber();
        rings[number] = new BusRing(format, blocks(spec.ringSeconds()), pool);
        Placed source = placed.get(spec.source());
        BusStart start = spec.start(source == null ? 0 : source.bus().number());
        placed.put(spec.id(), new Placed(spec, new Bus(number, format, rings[number], start)));
    }

    private int freeNumber() {
        for (int i = 1; i <= MeterFrame.MAX_BUSES; i++) {
            int candidate = (lastNumber + i) % MeterFrame.MAX_BUSES;
            if (running().stream().noneMatch(p -> p.bus().number() == candidate)) {
                lastNumber = candidate; // round and round: an order for a bus that has gone meets no new one
                return candidate;
            }
        }
        throw new IllegalArgumentException("there are " + MeterFrame.MAX_BUSES + " buses already, no more fit");
    }

    private int blocks(double seconds) {
        return BusRing.blocksFor(format, seconds == 0 ? ringSeconds : seconds);
    }

    /** Orders what differs from its last settings; only kind and guest need a new graph. */
    void change(BusSpec spec) {
        Placed now = find(spec.id());
        BusSpec old = now.spec();
        int n = now.bus().number();
        placed.put(spec.id(), new Placed(spec, now.bus()));
        if (old.masterDb() != spec.masterDb()) orders.submit(new SetMaster(n, spec.masterDb()));
        if (old.muted() != spec.muted()) orders.submit(new SetBusMute(n, spec.muted()));
        if (old.ceilingDb() != spec.ceilingDb() || old.muteOnMic() != spec.muteOnMic())
            orders.mustSend(new TuneBus(now.bus(), spec.ceilingDb(), spec.muteOnMic()));
        Placed source = placed.get(spec.source());
        if (spec.isMonitor() && !old.source().equals(spec.source()) && source != null)
            orders.submit(new SetMonitorSource(n, source.bus().number()));
    }

    /** It fades out and stays in the graph until it is {@linkplain #drop dropped}; null: there is none. */
    Placed leave(String id) {
        Placed gone = placed.remove(id);
        if (gone != null) leaving.add(gone);
        return gone;
    }

    /** It goes with the next graph; returns its ring, to be retired after that. */
    BusRing drop(Placed gone) {
        leaving.remove(gone);
        return rings[gone.bus().number()];
    }

    CompletableFuture<Applied> changeRing(String id, double seconds) {
        Bus bus = find(id).bus();
        int n = bus.number();
        int blocks = blocks(seconds);
        if (blocks == rings[n].capacityBlocks()) return CompletableFuture.completedFuture(null);
        BusRing next = new BusRing(format, blocks, pool);
        rings[n].prepareHandOver(next);
        SwapRing order = new SwapRing(bus, next);
        CompletableFuture<Applied> answer = orders.mustSend(order);
        rings[n] = next;
        return answer.whenComplete((applied, failure) -> {
            if (failure == null) order.retired().retire();
        });
    }

    /** @throws IllegalArgumentException naming the buses there are */
    BusReader join(String id, int resumeBlocksBehind) {
        return rings[find(id).bus().number()].joinNewest(resumeBlocksBehind);
    }

    List<BusInfo> infos() {
        List<BusInfo> infos = new ArrayList<>();
        for (Placed p : placed.values()) infos.add(p.spec().info(p.bus().number()));
        return List.copyOf(infos);
    }
}
