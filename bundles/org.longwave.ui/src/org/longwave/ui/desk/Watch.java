package org.longwave.ui.desk;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.longwave.api.AudioEngine;
import org.longwave.api.BusInfo;
import org.longwave.api.LatencyStage;
import org.longwave.api.RouteInfo;
import org.longwave.api.StripInfo;
import org.longwave.api.codec.Title;
import org.longwave.api.input.InputInfo;
import org.longwave.api.meter.BusMeterFrame;
import org.longwave.api.meter.BusMeters;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.RecorderControl;
import org.longwave.api.output.RecorderTrack;
import org.longwave.api.output.TitleSink;
import org.longwave.ui.nls.Nls;
import org.osgi.framework.BundleContext;

/**
 * Any thread. The desk's memory: on a thread of its own it keeps what the window shows of the past (load, loudness,
 * listeners, events), whether a view is open or not, and reads what only some views want, while they want it.
 */
public final class Watch implements AutoCloseable {
    /** Seconds that load and loudness are kept. */
    public static final int SECONDS = 600;
    /** Seconds between two counts of listeners. */
    public static final int LISTENER_SECONDS = 10;

    private static final Logger LOG = System.getLogger(Watch.class.getName());
    private static final long PERIOD_MILLIS = 100;
    private static final int LISTENERS_KEPT = 3600 / LISTENER_SECONDS;
    private static final long ASKED_NANOS = 2_000_000_000L;

    private final Desk desk;
    private final Services<TitleSink> titles;
    private final Services<BusMeters> meters;
    private final ScheduledExecutorService thread = Desk.executor("lw-ui-watch");
    private final EventLog events = new EventLog();
    private final Reporter reporter = new Reporter(events);
    private final Trace load = new Trace(SECONDS);
    private final Trace collections = new Trace(SECONDS);
    private final Map<Integer, Loudness> loudness = new ConcurrentHashMap<>();
    private final Map<String, Trace> listeners = new ConcurrentHashMap<>();
    private final Map<String, Trace> bytes = new ConcurrentHashMap<>();
    private final Map<String, Extent> rings = new ConcurrentHashMap<>();
    private final BusMeterFrame frame = new BusMeterFrame();
    private final Waves waves;
    private volatile Facts facts = Facts.EMPTY;
    private volatile long askedNanos = System.nanoTime() - 2 * ASKED_NANOS;
    private volatile long wavesAskedNanos = System.nanoTime() - 2 * ASKED_NANOS;
    private volatile Sent sent = new Sent("", null, List.of());
    private long ticks;
    private long collected;

    /** One value of each a second. */
    public record Loudness(Trace shortTerm, Trace integrated) {
        Loudness() {
            this(new Trace(SECONDS), new Trace(SECONDS));
        }
    }

    /** The title that was sent last; {@code at} is null when none was. */
    public record Sent(String line, Instant at, List<String> to) {}

    public Watch(BundleContext context, Desk desk) {
        this.desk = desk;
        titles = new Services<>(context, TitleSink.class);
        meters = new Services<>(context, BusMeters.class);
        waves = new Waves(context);
        thread.scheduleWithFixedDelay(this::tick, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    public EventLog events() {
        return events;
    }

    /** Share of the period, one value a second. */
    public Trace load() {
        return load;
    }

    /** Clean-ups of the memory in each second, beside {@link #load}. */
    public Trace collections() {
        return collections;
    }

    /** Null when nothing is known of this bus. */
    public Loudness loudness(int bus) {
        return loudness.get(bus);
    }

    /** Listeners of an output, one count in {@link #LISTENER_SECONDS}; null when nothing is known of it. */
    public Trace listeners(String output) {
        return listeners.get(output);
    }

    /** What an output sends, kbit/s over the last 10 s or less; 0 when that is not known. */
    public int kbitPerSecond(String output) {
        Trace of = bytes.get(output);
        if (of == null) return 0;
        int seconds = (int) Math.min(10, of.count() - 1);
        if (seconds < 3) return 0;
        float grown = of.newest() - of.before(seconds);
        return grown > 0 ? Math.round(grown * 8 / 1000 / seconds) : 0;
    }

    /** How full a ring is, in milliseconds: {@code in:NAME} or {@code out:NAME}; null when nothing is known of it. */
    public Extent ring(String name) {
        return rings.get(name);
    }

    /** The service, or null. Its calls do not wait. */
    public BusMeters meters() {
        return meters.best();
    }

    /** What was read last; asking keeps it being read. */
    public Facts facts() {
        askedNanos = System.nanoTime();
        return facts;
    }

    /** Pictures of what is recorded; asking keeps them being made. */
    public Waves waves() {
        wavesAskedNanos = System.nanoTime();
        return waves;
    }

    public Sent sent() {
        return sent;
    }

    /** Names of those who tell their listeners what is on the air. */
    public List<String> titleSinks() {
        return titles.each((name, sink) -> name, new ArrayList<>());
    }

    /** Tells every output what is on the air now: "Artist - Title", or a title alone. */
    public void send(String line) {
        desk.order(Nls.text("onair.sending"), () -> {
            List<String> unread = new ArrayList<>();
            Title title = title(line);
            List<String> to = titles.each(
                    (name, sink) -> {
                        sink.title(title);
                        return name;
                    },
                    unread);
            if (!unread.isEmpty()) desk.refuse(unread.getFirst());
            else if (to.isEmpty()) desk.refuse(Nls.text("onair.noSink"));
            if (to.isEmpty()) return;
            sent = new Sent(line, Instant.now(), to);
            events.add(
                    sent.at(),
                    Event.Weight.INFO,
                    new EventLog.Source("title", Nls.text("onair.now")),
                    Nls.text("onair.sentTo", line, String.join(", ", to)));
        });
    }

    static Title title(String line) {
        String[] parts = line.split("\\s+[-\u2013\u2014]\\s+", 2);
        return parts.length == 2 ? new Title(parts[0], parts[1]) : new Title("", line);
    }

    private void tick() {
        try {
            DeskState state = desk.state();
            reporter.look(state, desk.alarms(), desk.refusal(), Instant.now());
            fills(state);
            if (ticks % 10 == 0) second(state);
            long now = System.nanoTime();
            if (now - askedNanos < ASKED_NANOS) facts = read(state);
            waves(now - wavesAskedNanos < ASKED_NANOS);
            ticks++;
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "The desk's memory missed a moment", e);
        }
    }

    private void fills(DeskState state) {
        if (state.engine() == null) return;
        double blockMillis = 1000.0 * state.engine().format().blockFrames() / state.rateHz();
        long now = System.nanoTime();
        for (InputInfo i : state.inputs().values())
            ring("in:", i.name()).add((float) (i.fillFrames() * 1000.0 / state.rateHz()), now);
        for (ConsumerInfo c : state.consumers()) ring("out:", c.name()).add((float) (c.lagBlocks() * blockMillis), now);
    }

    private Extent ring(String side, String name) {
        return rings.computeIfAbsent(side + name, k -> new Extent());
    }

    private void second(DeskState state) {
        load.add(state.status() == null ? Float.NaN : (float) state.status().load());
        long now = MachineFacts.collectionCount();
        collections.add(ticks == 0 ? 0 : now - collected);
        collected = now;
        BusMeters busMeters = meters.best();
        for (BusInfo bus : state.buses()) {
            if (busMeters == null || !busMeters.read(bus.number(), frame)) continue;
            Loudness of = loudness.computeIfAbsent(bus.number(), k -> new Loudness());
            of.shortTerm().add(frame.shortTermLufs());
            of.integrated().add(frame.integratedLufs());
        }
        boolean count = ticks % (10 * LISTENER_SECONDS) == 0;
        for (Output output : state.outputs()) {
            bytes.computeIfAbsent(output.name(), k -> new Trace(16))
                    .add(output.status().bytes());
            if (!count || output.status().listeners() < 0) continue;
            listeners
                    .computeIfAbsent(output.name(), k -> new Trace(LISTENERS_KEPT))
                    .add(output.status().listeners());
        }
    }

    private Facts read(DeskState state) {
        AudioEngine engine = state.engine();
        MachineFacts machine = facts.machine() == null || ticks % 10 == 0 ? MachineFacts.now() : facts.machine();
        Map<String, RecorderFacts> recorders = recorders(state);
        if (engine == null) return new Facts(Map.of(), List.of(), List.of(), machine, recorders);
        Map<Integer, List<RouteInfo>> routes = new HashMap<>();
        for (StripInfo strip : state.strips()) routes.put(strip.number(), List.copyOf(engine.routes(strip.number())));
        List<LatencyStage> all = ticks % 5 == 0 || facts.latency().isEmpty() ? engine.latency() : facts.latency();
        List<LatencyStage> path = ticks % 5 == 0 || facts.path().isEmpty() ? engine.latencyPath() : facts.path();
        Facts next = new Facts(Map.copyOf(routes), List.copyOf(all), List.copyOf(path), machine, recorders);
        return next.equals(facts) ? facts : next;
    }

    private Map<String, RecorderFacts> recorders(DeskState state) {
        Map<String, RecorderFacts> all = new HashMap<>();
        for (Output output : state.outputs(Kind.RECORDER)) {
            if (!(output.control() instanceof RecorderControl control)) continue;
            RecorderFacts before = facts.recorders().get(output.name());
            boolean old = before == null || before.control() != control || ticks % 10 == 0;
            all.put(
                    output.name(),
                    new RecorderFacts(
                            control,
                            control.state(),
                            List.copyOf(control.tracks()),
                            old ? List.copyOf(control.history()) : before.history()));
        }
        return Map.copyOf(all);
    }

    /** Listens to what is recorded while a view shows it. */
    private void waves(boolean wanted) {
        Set<String> buses = new HashSet<>();
        if (wanted)
            for (RecorderFacts recorder : facts.recorders().values())
                for (RecorderTrack track : recorder.tracks())
                    if (track.status().state() == OutputStatus.State.ON) buses.add(track.bus());
        waves.want(buses);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(1, TimeUnit.SECONDS);
            waves.want(Set.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        titles.close();
        meters.close();
    }
}
