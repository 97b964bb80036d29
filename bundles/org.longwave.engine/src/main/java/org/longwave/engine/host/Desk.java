package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.longwave.api.BusInfo;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.RouteInfo;
import org.longwave.api.StreamFormat;
import org.longwave.api.StripInfo;
import org.longwave.api.command.Applied;
import org.longwave.api.command.SetHold;
import org.longwave.engine.ring.BusReader;
import org.longwave.engine.ring.BusRing;
import org.longwave.engine.ring.StoragePool;
import org.longwave.engine.rt.Bus;
import org.longwave.engine.rt.FadeOutBus;
import org.longwave.engine.rt.FadeOutStrip;
import org.longwave.engine.rt.Feed;
import org.longwave.engine.rt.Graph;
import org.longwave.engine.rt.Later;
import org.longwave.engine.rt.Order;
import org.longwave.engine.rt.Routes;
import org.longwave.engine.rt.Scratch;
import org.longwave.engine.rt.SetFeed;
import org.longwave.engine.rt.Strip;
import org.longwave.engine.rt.SwapGraph;
import org.longwave.engine.rt.TuneStrip;

/** Knows which strips and buses there are and builds each new graph; control room, one change at a time. */
public final class Desk {
    private record Placed(StripSpec spec, Strip strip) {}

    private final StreamFormat format;
    private final OrderDesk orders;
    private final BusDesk buses;
    private final Taps taps;
    /** Null: inputs are not recorded. */
    private InputRecorder recorder;

    private final Scratch scratch;
    private final Map<String, Placed> strips = new LinkedHashMap<>();
    /** They fade out, and then a graph goes on without them. */
    private final Map<Strip, String> leaving = new LinkedHashMap<>();

    /** By strip. */
    private final Map<String, Scribble> scribbles = new HashMap<>();

    private final AtomicLong version;
    private LongSupplier engineFrame = () -> 0;
    private Map<String, Set<String>> listens = Map.of();
    private long graphVersion;
    private int lastNumber = -1;
    private volatile List<StripInfo> stripInfos = List.of();
    private volatile List<BusInfo> busInfos = List.of();

    Desk(StreamFormat format, double ringSeconds, StoragePool pool, OrderDesk orders, AtomicLong version) {
        this.format = format;
        this.orders = orders;
        this.version = version;
        scratch = new Scratch(format);
        buses = new BusDesk(format, ringSeconds, pool, orders);
        taps = new Taps(format, ringSeconds, pool, orders);
        publish();
    }

    /** Before the first strip: what each of them reads is recorded. */
    synchronized void recordTo(InputRecorder inputRecorder) {
        recorder = inputRecorder;
    }

    /** Before anything is taken away. */
    void attach(LongSupplier frame) {
        engineFrame = frame;
    }

    /** The graph the engine starts with: no strips. */
    Graph firstGraph() {
        Graph g = graph(List.of());
        graphVersion = g.version();
        return g;
    }

    /** Adds a strip; the future completes when it runs. */
    synchronized CompletableFuture<Applied> addStrip(StripSpec spec) {
        if (strips.containsKey(spec.id()))
            throw new IllegalArgumentException("there is a strip \"" + spec.id() + "\" already");
        Strip strip = new Strip(freeNumber(), format, scratch, spec.start());
        for (BusDesk.Placed bus : buses.running()) startRoute(strip, spec, bus.spec(), bus.bus());
        if (recorder != null)
            recorder.added(spec.id(), () -> taps.join(Names.STRIP_TAP + spec.id(), 0, null)); // equip brings the tap
        taps.equip(spec.id(), strip);
        leaving.values().remove(spec.id()); // one that comes back at once cuts its own end short: they share a tap
        strips.put(spec.id(), new Placed(spec, strip));
        return swap(spec, null);
    }

    /** Leads a new strip to a bus, as its settings say. */
    static void startRoute(Strip strip, StripSpec spec, BusSpec busSpec, Bus bus) {
        if (busSpec.isMonitor()) return;
        String id = busSpec.id();
        SendSpec send = new SendSpec(id, Float.NEGATIVE_INFINITY, false);
        for (SendSpec s : spec.sends()) if (s.bus().equals(id)) send = s;
        boolean on = spec.buses().contains(id);
        if (on || send.gainDb() > Float.NEGATIVE_INFINITY)
            strip.routes().start(bus.number(), on, send.gainDb(), send.preFader());
    }

    /** Changes a strip to {@code spec}; only what differs from the last one is ordered, so live moves stay. */
    synchronized void changeStrip(StripSpec spec) {
        Placed placed = find(spec.id());
        strips.put(spec.id(), new Placed(spec, placed.strip()));
        if (!spec.label().equals(placed.spec().label())) {
            Scribble was = scribbles.getOrDefault(spec.id(), Scribble.NONE);
            scribbles.put(spec.id(), new Scribble("", was.colour(), was.fileColour()));
        }
        new StripChange(placed.strip().number(), placed.spec(), spec, this::busNumber)
                .orders()
                .forEach(orders::submit);
        if (placed.spec().start().mic() != spec.start().mic())
            orders.mustSend(new TuneStrip(placed.strip(), spec.start().mic()));
        if (placed.spec().order() != spec.order()) swap(null, null);
        publish();
    }

    /** What an operator writes on a strip. */
    synchronized void scribble(int number, String label, String colour) {
        for (Placed p : strips.values()) {
            if (p.strip().number() != number) continue;
            Scribble was = scribbles.getOrDefault(p.spec().id(), Scribble.NONE);
            scribbles.put(p.spec().id(), was.by(label.strip(), colour, p.spec().info(number)));
            publish();
            return;
        }
        throw new IllegalArgumentException("there is no strip with the number " + number + " any more");
    }

    /** What the station file says of a strip's colour, when that is not what it said before. */
    synchronized void colour(String id, String colour) {
        Scribble was = scribbles.getOrDefault(id, Scribble.NONE);
        if (was.fileColour().equals(colour)) return;
        scribbles.put(id, new Scribble(was.label(), "", colour));
        publish();
    }

    private Placed find(String id) {
        Placed placed = strips.get(id);
        if (placed == null) throw new IllegalArgumentException("there is no strip \"" + id + "\"");
        return placed;
    }

    /** Fades a strip out and takes it away; the future completes when the engine no longer runs it. */
    synchronized CompletableFuture<Applied> removeStrip(String id) {
        Placed gone = strips.remove(id);
        if (gone == null) return CompletableFuture.completedFuture(null);
        scribbles.remove(id);
        leaving.put(gone.strip(), id);
        publish();
        CompletableFuture<Applied> done =
                afterwards(new FadeOutStrip(gone.strip())).thenCompose(applied -> drop(gone.strip()));
        taps.removed(id, done);
        if (recorder != null) done.thenRun(() -> recorder.gone(id));
        return done;
    }

    private synchronized CompletableFuture<Applied> drop(Strip strip) {
        if (leaving.remove(strip) == null) return CompletableFuture.completedFuture(null);
        return swap(null, null);
    }

    /** Completes when the fade that {@code order} begins is over. */
    private CompletableFuture<Applied> afterwards(Order order) {
        orders.mustSend(order);
        return orders.mustSend(new Later(engineFrame.getAsLong() + format.rateHz() / 100 + 2L * format.blockFrames()))
                .exceptionallyCompose(noRoomForTimed -> orders.mustSend(new Later(Order.NOW)));
    }

    /** Adds a bus; the strips that name it go there. */
    synchronized CompletableFuture<Applied> addBus(BusSpec spec) {
        if (buses.has(spec.id())) throw new IllegalArgumentException("there is a bus \"" + spec.id() + "\" already");
        buses.place(spec);
        CompletableFuture<Applied> runs = swap(null, spec);
        BusDesk.Placed bus = buses.find(spec.id());
        for (Placed p : strips.values())
            StripChange.routes(p.strip().number(), p.spec(), spec, bus.bus().number())
                    .forEach(orders::submit);
        return runs;
    }

    /** Changes a bus to {@code spec}; only what differs from the last settings is ordered. */
    synchronized CompletableFuture<Applied> changeBus(BusSpec spec) {
        BusSpec old = buses.find(spec.id()).spec();
        if (!old.kind().equals(spec.kind()))
            throw new IllegalArgumentException("bus " + spec.id() + " is of kind " + old.kind() + ", not " + spec.kind()
                    + "; it has to go and come again");
        buses.change(spec);
        if (!old.guest().equals(spec.guest())) swap(null, null);
        publish();
        return buses.changeRing(spec.id(), spec.ringSeconds());
    }

    /** Fades a bus out and takes it away; the future completes when the engine no longer runs it. */
    synchronized CompletableFuture<Applied> removeBus(String id) {
        if (id.equals(Names.PROGRAM) || id.equals(Names.MONITOR))
            throw new IllegalArgumentException("the bus " + id + " always stays");
        BusDesk.Placed gone = buses.leave(id);
        if (gone == null) return CompletableFuture.completedFuture(null);
        publish();
        return afterwards(new FadeOutBus(gone.bus())).thenCompose(applied -> drop(gone));
    }

    private synchronized CompletableFuture<Applied> drop(BusDesk.Placed gone) {
        BusRing ring = buses.drop(gone);
        return swap(null, null).whenComplete((applied, failure) -> ring.retire());
    }

    synchronized BusSpec busSpec(String id) {
        return buses.find(id).spec();
    }

    /** The bus's number, or -1. */
    synchronized int busNumber(String id) {
        BusDesk.Placed p = buses.look(id);
        return p == null ? -1 : p.bus().number();
    }

    /**
     * Says which strips listen to which others, so that those run first.
     *
     * @throws IllegalArgumentException they would do so in a circle; nothing has changed
     */
    synchronized void listen(Map<String, Set<String>> keys) {
        List<String> before = KeyOrder.of(sortedIds(), listens);
        List<String> after = KeyOrder.of(sortedIds(), keys);
        listens = Map.copyOf(keys);
        if (!before.equals(after)) swap(null, null);
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

    /** All strips, in the order of the desk, by name. */
    synchronized Map<String, Strip> allStrips() {
        Map<String, Strip> all = new LinkedHashMap<>();
        for (Placed p : sorted()) all.put(p.spec().id(), p.strip());
        return all;
    }

    /** Null: there is none with that name. */
    synchronized Bus findBus(String id) {
        BusDesk.Placed p = buses.look(id);
        return p == null ? null : p.bus();
    }

    /**
     * A new reader of a bus or of a strip's tap, which begins with the next block. {@link #leave} when it has gone.
     *
     * @throws IllegalArgumentException naming the buses there are
     */
    synchronized BusReader join(String id, int resumeBlocksBehind) {
        if (Taps.isTap(id)) return taps.join(id, resumeBlocksBehind, strip(Taps.stripId(id)));
        return buses.join(id, resumeBlocksBehind); // under the lock: the ring is not retired yet
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
    synchronized Bus bus(String id) {
        return buses.find(id).bus();
    }

    List<StripInfo> strips() {
        return stripInfos;
    }

    List<BusInfo> buses() {
        return busInfos;
    }

    /** Where the strip with that number goes. */
    synchronized List<RouteInfo> routes(int number) {
        List<RouteInfo> infos = new ArrayList<>();
        for (Placed p : strips.values())
            if (p.strip().number() == number)
                for (BusInfo bus : busInfos) addRoute(infos, p.strip().routes(), bus.number());
        return List.copyOf(infos);
    }

    private static void addRoute(List<RouteInfo> infos, Routes row, int bus) {
        RouteInfo info =
                new RouteInfo(bus, row.isAssigned(bus), row.sendDb(bus), row.isPreFader(bus), row.isTalking(bus));
        if (info.assigned() || info.talking() || info.sendDb() > Float.NEGATIVE_INFINITY) infos.add(info);
    }

    synchronized long nonFiniteBlocks() {
        long n = 0;
        for (Placed p : strips.values()) n += p.strip().nonFiniteBlocks();
        for (BusDesk.Placed b : buses.running()) n += b.bus().nonFiniteBlocks();
        return n;
    }

    private int freeNumber() {
        for (int i = 1; i <= MeterFrame.MAX_STRIPS; i++) {
            int candidate = (lastNumber + i) % MeterFrame.MAX_STRIPS;
            if (isFree(candidate)) {
                lastNumber = candidate; // round and round: an order for a strip that has gone meets no new one
                return candidate;
            }
        }
        throw new IllegalArgumentException("there are " + MeterFrame.MAX_STRIPS + " strips already, no more fit");
    }

    private boolean isFree(int number) {
        return strips.values().stream().noneMatch(p -> p.strip().number() == number)
                && leaving.keySet().stream().noneMatch(s -> s.number() == number);
    }

    /**
     * @param added the strip that is new, or null
     * @param addedBus the bus that is new, or null
     */
    private CompletableFuture<Applied> swap(StripSpec added, BusSpec addedBus) {
        List<Strip> running = new ArrayList<>();
        List<LogWords.Seat> seats = new ArrayList<>();
        for (String id : KeyOrder.of(sortedIds(), listens)) {
            Placed p = strips.get(id);
            running.add(p.strip());
            seats.add(new LogWords.Seat(p.strip().number(), p.spec() == added ? added : null));
        }
        for (Strip s : leaving.keySet()) seats.add(new LogWords.Seat(s.number(), null));
        running.addAll(leaving.keySet());
        Graph next = graph(running);
        graphVersion = next.version();
        String words = (BusWords.of(buses.running(), addedBus, this::number) + " " + LogWords.desk(seats)).strip();
        CompletableFuture<Applied> answer = orders.mustSend(new SwapGraph(next, words));
        publish();
        return answer;
    }

    private Graph graph(List<Strip> running) {
        List<BusDesk.Placed> all = buses.running();
        List<BusDesk.Placed> minus =
                all.stream().filter(p -> p.spec().isMixMinus()).toList();
        return new Graph(
                graphVersion,
                running.toArray(Strip[]::new),
                all.stream().map(BusDesk.Placed::bus).toArray(Bus[]::new),
                minus.stream().map(BusDesk.Placed::bus).toArray(Bus[]::new),
                minus.stream().map(p -> strip(p.spec().guest())).toArray(Strip[]::new));
    }

    private List<Placed> sorted() {
        List<Placed> sorted = new ArrayList<>(strips.values());
        sorted.sort(Comparator.comparingInt(p -> p.spec().order()));
        return sorted;
    }

    private List<String> sortedIds() {
        return sorted().stream().map(p -> p.spec().id()).toList();
    }

    private StripInfo info(Placed p) {
        Scribble scribble = scribbles.getOrDefault(p.spec().id(), Scribble.NONE);
        return scribble.on(p.spec().info(p.strip().number()));
    }

    private void publish() {
        stripInfos = sorted().stream().map(this::info).toList();
        busInfos = buses.infos();
        version.incrementAndGet();
    }
}
