package org.longwave.engine.host;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Applied;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputInfo;
import org.longwave.dsp.Resampler.Grade;
import org.longwave.engine.ring.StoragePool;
import org.longwave.engine.rt.EngineAgent;

/** Brings each input and the first strip that asks for it together, and gives it its thread; control room. */
final class InputHost {
    private static final System.Logger LOG = System.getLogger(InputHost.class.getName());

    private record Offered(AudioInput input, boolean live) {}

    private final StreamFormat format;
    private final StoragePool pool;
    private final OrderDesk orders;
    private final Desk desk;
    private final EngineAgent agent;
    private final AtomicLong version;
    private final Map<String, Offered> offered = new LinkedHashMap<>();
    private final Map<String, StripSpec> strips = new LinkedHashMap<>();
    private final Map<String, InputRunner> runners = new LinkedHashMap<>();
    private Clocks clocks;
    private boolean threads;

    InputHost(
            StreamFormat format,
            StoragePool pool,
            OrderDesk orders,
            Desk desk,
            EngineAgent agent,
            AtomicLong version,
            Clocks clocks) {
        this.format = format;
        this.pool = pool;
        this.orders = orders;
        this.desk = desk;
        this.agent = agent;
        this.version = version;
        this.clocks = clocks;
    }

    /** Before any input: the schedule follows the clock of this one; empty: the system's clock alone. */
    synchronized void followClockOf(String input) {
        requireNone();
        clocks = new Clocks(clocks.schedule(), clocks.engineFrame(), clocks.nanos(), input, clocks.grade());
    }

    /** Before any input: how well live inputs are brought to the schedule. */
    synchronized void edgeGrade(Grade grade) {
        requireNone();
        clocks = new Clocks(clocks.schedule(), clocks.engineFrame(), clocks.nanos(), clocks.reference(), grade);
    }

    private void requireNone() {
        if (!runners.isEmpty()) throw new IllegalStateException("there are inputs already");
    }

    synchronized void start() {
        threads = true;
        runners.values().forEach(InputRunner::start);
    }

    synchronized void stop() {
        runners.values().forEach(InputRunner::stop);
    }

    /** After {@link #stop} and the engine's. */
    synchronized void clear() {
        runners.clear();
        threads = false;
    }

    /** After the desk has it. */
    synchronized void stripCame(StripSpec spec) {
        strips.put(spec.id(), spec);
        connect(spec.input());
    }

    /** Returns what it was, or null. */
    synchronized StripSpec stripChanged(StripSpec spec) {
        StripSpec old = strips.put(spec.id(), spec);
        if (old == null || old.input().equals(spec.input())) return old;
        InputRunner runner = runners.get(old.input());
        if (runner != null && reader(old.input()) == null) disconnect(old.input(), spec.id());
        connect(spec.input());
        connect(old.input());
        return old;
    }

    synchronized boolean knowsStrip(String id) {
        return strips.containsKey(id);
    }

    /** @param gone completes when the engine no longer runs the strip */
    synchronized void stripGoes(String id, CompletableFuture<Applied> gone) {
        StripSpec old = strips.remove(id);
        if (old == null) return;
        release(old.input(), gone);
        connect(old.input());
    }

    /** The strip that reads an input: the first one that asks for it. */
    private StripSpec reader(String input) {
        for (StripSpec s : strips.values()) if (s.input().equals(input)) return s;
        return null;
    }

    synchronized void add(String name, boolean live, AudioInput input) {
        if (offered.putIfAbsent(name, new Offered(input, live)) != null) {
            LOG.log(Level.WARNING, "there is an input \"{0}\" already; the second one is ignored", name);
            return;
        }
        connect(name);
    }

    synchronized void remove(String name, AudioInput input) {
        Offered known = offered.get(name);
        if (known == null || known.input() != input) return;
        offered.remove(name);
        StripSpec strip = reader(name);
        if (strip != null) disconnect(name, strip.id());
    }

    private void connect(String input) {
        Offered known = offered.get(input);
        StripSpec strip = reader(input);
        if (known == null || strip == null || runners.containsKey(input)) return;
        InputRunner runner = new InputRunner(
                input, known.live(), known.input(), format, pool, orders, desk.number(strip.id()), clocks);
        runners.put(input, runner);
        desk.connect(strip.id(), runner.feed());
        if (threads) runner.start();
        version.incrementAndGet();
    }

    private void disconnect(String input, String stripId) {
        InputRunner runner = runners.get(input);
        if (runner != null) release(input, desk.disconnect(stripId, runner.feed(), agent.frame()));
    }

    /** @param unread completes when the engine no longer reads the input's ring */
    private void release(String input, CompletableFuture<Applied> unread) {
        InputRunner runner = runners.remove(input);
        if (runner == null) return;
        runner.stop();
        unread.thenRun(runner.feed()::close);
        version.incrementAndGet();
    }

    /** Null: no strip reads it. */
    synchronized InputRunner runner(String name) {
        return runners.get(name);
    }

    synchronized List<InputInfo> infos() {
        List<InputInfo> infos = new ArrayList<>();
        for (InputRunner r : runners.values()) infos.add(r.info());
        return infos;
    }
}
