package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.longwave.api.BusInfo;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.StripInfo;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Command;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetHold;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPfl;
import org.longwave.engine.ring.BusReader;
import org.longwave.engine.ring.BusRing;
import org.longwave.engine.ring.StoragePool;
import org.longwave.engine.rt.Bus;
import org.longwave.engine.rt.Feed;
import org.longwave.engine.rt.Graph;
import org.longwave.engine.rt.Order;
import org.longwave.engine.rt.SetCeiling;
import org.longwave.engine.rt.SetFeed;
import org.longwave.engine.rt.Strip;
import org.longwave.engine.rt.SwapGraph;
import org.longwave.engine.rt.SwapRing;

/** Knows which strips and buses there are and builds each new graph; control room, one change at a time. */
public final class Desk {
    /** Number of the programme bus. */
    public static final int PROGRAM = 0;
    /** Number of the monitor bus. */
    public static final int MONITOR = 1;

    private record Placed(StripSpec spec, Strip strip) {}

    private final StreamFormat format;
    private final OrderDesk orders;
    private final Bus program;
    private final Bus monitor;
    private final StoragePool pool;
    private final double ringSeconds;
    private final Taps taps;
    /** Null: inputs are not recorded. */
    private InputRecorder recorder;
    /** The ring that each bus writes to, or will when it has answered. */
    private final BusRing[] rings = new BusRing[2];

    private final Map<String, Placed> strips = new LinkedHashMap<>();
    private final String[] busLabels = {"Programme", "Monitor"};
    private final float[] masterDb = new float[2];
    private final float[] ceilingDb = {-1f, -1f};
    private final AtomicLong version;
    private long graphVersion;
    private int lastNumber = -1;
    private volatile List<StripInfo> stripInfos = List.of();
    private volatile List<BusInfo> busInfos = List.of();

    Desk(StreamFormat format, double ringSeconds, StoragePool pool, OrderDesk orders, AtomicLong version) {
        this.format = format;
        this.orders = orders;
        this.version = version;
        this.pool = pool;
        this.ringSeconds = ringSeconds;
        taps = new Taps(format, ringSeconds, pool, orders);
        for (int n = 0; n < rings.length; n++)
            rings[n] = new BusRing(format, BusRing.blocksFor(format, ringSeconds), pool);
        program = new Bus(PROGRAM, format, rings[PROGRAM], 0f, ceilingDb[PROGRAM]);
        monitor = new Bus(MONITOR, format, rings[MONITOR], 0f, ceilingDb[MONITOR]);
        publish();
    }

    /** Before the first strip: what each of them reads is recorded. */
    synchronized void recordTo(InputRecorder inputRecorder) {
        recorder = inputRecorder;
    }

    /** The graph the engine starts with: no strips. */
    Graph firstGraph() {
        Graph g = new Graph(0, new Strip[0], program, monitor);
        graphVersion = g.version();
        return g;
    }

    /** Adds a strip; the future completes when it runs. */
    synchronized CompletableFuture<Applied> addStrip(StripSpec spec) {
        if (strips.containsKey(spec.id()))
            throw new IllegalArgumentException("there is a strip \"" + spec.id() + "\" already");
        int number = freeNumber();
        Strip strip = new Strip(number, format, spec.faderDb(), spec.balance(), spec.muted(), spec.pfl());
        if (recorder != null)
            recorder.added(spec.id(), () -> taps.join(Names.STRIP_TAP + spec.id(), 0, null)); // equip brings the tap
        taps.equip(spec.id(), strip);
        strips.put(spec.id(), new Placed(spec, strip));
        return swap(spec);
    }

    /** Changes a strip to {@code spec}; only what differs from the last one is ordered, so live moves stay. */
    synchronized void changeStrip(StripSpec spec) {
        Placed placed = strips.get(spec.id());
        if (placed == null) throw new IllegalArgumentException("there is no strip \"" + spec.id() + "\"");
        StripSpec old = placed.spec();
        int n = placed.strip().number();
        strips.put(spec.id(), new Placed(spec, placed.strip()));
        if (old.faderDb() != spec.faderDb()) orders.submit(new SetFader(n, spec.faderDb()));
        if (old.balance() != spec.balance()) orders.submit(new SetBalance(n, spec.balance()));
        if (old.muted() != spec.muted()) orders.submit(new SetMute(n, spec.muted()));
        if (old.pfl() != spec.pfl()) orders.submit(new SetPfl(n, spec.pfl()));
        if (old.order() != spec.order()) swap(null);
        publish();
    }

    /** Takes a strip away; the future completes when the engine no longer runs it. */
    synchronized CompletableFuture<Applied> removeStrip(String id) {
        if (strips.remove(id) == null) return CompletableFuture.completedFuture(null);
        CompletableFuture<Applied> gone = swap(null);
        taps.removed(id, gone);
        if (recorder != null) gone.thenRun(() -> recorder.gone(id));
        return gone;
    }

    /** Connects a strip to an input's feed. */
    synchronized CompletableFuture<Applied> connect(String stripId, Feed feed) {
        Placed placed = strips.get(stripId);
        if (placed == null) return CompletableFuture.completedFuture(null);
        return orders.mustSend(new SetFeed(placed.strip(), feed));
    }

    /** Fades a strip's input out and takes its feed away; the future completes when the engine no longer reads it. */
    synchronized CompletableFuture<Applied> disconnect(String stripId, Feed feed, long frame) {
        Placed placed = strips.get(stripId);
        if (placed == null) return CompletableFuture.completedFuture(null);
        orders.submit(new SetHold(placed.strip().number(), true));
        Strip strip = placed.strip();
        return orders.mustSend(new SetFeed(strip, feed, frame + 2L * format.blockFrames()))
                .exceptionallyCompose(noRoomForTimed -> orders.mustSend(new SetFeed(strip, feed, Order.NOW)));
    }

    /** The strip's number, or -1. */
    synchronized int number(String stripId) {
        Placed placed = strips.get(stripId);
        return placed == null ? -1 : placed.strip().number();
    }

    /** Null: there is none with that name. */
    synchronized Strip strip(String stripId) {
        Placed placed = strips.get(stripId);
        return placed == null ? null : placed.strip();
    }

    synchronized boolean has(Strip strip) {
        return strips.values().stream().anyMatch(p -> p.strip() == strip);
    }

    /** @param ceilingDb -20..0 */
    synchronized void changeBus(String id, String label, float newMasterDb, float newCeilingDb) {
        int n = busNumber(id);
        if (!(newCeilingDb >= -20 && newCeilingDb <= 0))
            throw new IllegalArgumentException("ceilingDb is " + newCeilingDb + ", allowed -20..0");
        busLabels[n] = label.isEmpty() ? id : label;
        if (masterDb[n] != newMasterDb) {
            Command order = new SetMaster(n, newMasterDb);
            masterDb[n] = newMasterDb;
            orders.submit(order);
        }
        if (ceilingDb[n] != newCeilingDb) {
            ceilingDb[n] = newCeilingDb;
            orders.mustSend(new SetCeiling(bus(id), newCeilingDb));
        }
        publish();
    }

    /**
     * Lets a bus go on in a ring of another length, without a missed or doubled block for anybody.
     *
     * @param seconds 0.1..60, or 0 for the engine's own length
     */
    synchronized CompletableFuture<Applied> changeRing(String id, double seconds) {
        int n = busNumber(id);
        if (seconds != 0 && !(seconds >= 0.1 && seconds <= 60))
            throw new IllegalArgumentException(
                    "ringSeconds is " + seconds + ", allowed 0.1..60, or 0 for the engine's");
        int blocks = BusRing.blocksFor(format, seconds == 0 ? ringSeconds : seconds);
        if (blocks == rings[n].capacityBlocks()) return CompletableFuture.completedFuture(null);
        BusRing next = new BusRing(format, blocks, pool);
        rings[n].prepareHandOver(next);
        SwapRing order = new SwapRing(n == PROGRAM ? program : monitor, next);
        CompletableFuture<Applied> answer = orders.mustSend(order);
        rings[n] = next;
        return answer.whenComplete((applied, failure) -> {
            if (failure == null) order.retired().retire();
        });
    }

    private static int busNumber(String id) {
        return switch (id) {
            case Names.PROGRAM -> PROGRAM;
            case Names.MONITOR -> MONITOR;
            default ->
                throw new IllegalArgumentException("there is no bus \"" + id + "\"; allowed are " + Names.PROGRAM + ", "
                        + Names.MONITOR + ", " + Names.STRIP_TAP + "NAME and " + Names.POST_TAP + "NAME of a strip");
        };
    }

    /**
     * A new reader of a bus or of a strip's tap, which begins with the next block. {@link #leave} when it has gone.
     *
     * @throws IllegalArgumentException naming the buses there are
     */
    synchronized BusReader join(String id, int resumeBlocksBehind) {
        if (Taps.isTap(id)) return taps.join(id, resumeBlocksBehind, strip(Taps.stripId(id)));
        return rings[busNumber(id)].joinNewest(resumeBlocksBehind); // under the lock: the ring is not retired yet
    }

    /** A reader of this bus or tap is closed, or will be by its thread. */
    synchronized void leave(String id) {
        if (Taps.isTap(id)) taps.leave(id, strip(Taps.stripId(id)));
    }

    /** What a reader of this bus or tap waits for, in one sentence; empty: nothing. */
    synchronized String waitsFor(String id) {
        if (!Taps.isTap(id) || strips.containsKey(Taps.stripId(id))) return "";
        return "there is no strip \"" + Taps.stripId(id) + "\" now; its sound follows when it is there";
    }

    /** @throws IllegalArgumentException naming the buses there are */
    Bus bus(String id) {
        return busNumber(id) == PROGRAM ? program : monitor;
    }

    List<StripInfo> strips() {
        return stripInfos;
    }

    List<BusInfo> buses() {
        return busInfos;
    }

    synchronized long nonFiniteBlocks() {
        long n = 0;
        for (Placed p : strips.values()) n += p.strip().nonFiniteBlocks();
        return n;
    }

    private int freeNumber() {
        for (int i = 1; i <= MeterFrame.MAX_STRIPS; i++) {
            int candidate = (lastNumber + i) % MeterFrame.MAX_STRIPS;
            if (strips.values().stream().noneMatch(p -> p.strip().number() == candidate)) {
                lastNumber = candidate; // round and round: an order for a strip that has gone meets no new one
                return candidate;
            }
        }
        throw new IllegalArgumentException("there are " + MeterFrame.MAX_STRIPS + " strips already, no more fit");
    }

    /** @param added the strip that is new, or null */
    private CompletableFuture<Applied> swap(StripSpec added) {
        List<Placed> sorted = sorted();
        Strip[] array = sorted.stream().map(Placed::strip).toArray(Strip[]::new);
        List<LogWords.Seat> seats = sorted.stream()
                .map(p -> new LogWords.Seat(p.strip().number(), p.spec() == added ? added : null))
                .toList();
        Graph next = new Graph(graphVersion, array, program, monitor);
        graphVersion = next.version();
        CompletableFuture<Applied> answer = orders.mustSend(new SwapGraph(next, LogWords.desk(seats)));
        publish();
        return answer;
    }

    private List<Placed> sorted() {
        List<Placed> sorted = new ArrayList<>(strips.values());
        sorted.sort(Comparator.comparingInt(p -> p.spec().order()));
        return sorted;
    }

    private void publish() {
        stripInfos =
                sorted().stream().map(p -> p.spec().info(p.strip().number())).toList();
        busInfos = List.of(
                new BusInfo(PROGRAM, Names.PROGRAM, busLabels[PROGRAM]),
                new BusInfo(MONITOR, Names.MONITOR, busLabels[MONITOR]));
        version.incrementAndGet();
    }
}
