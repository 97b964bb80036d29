package org.longwave.engine.host;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.longwave.api.AudioEngine;
import org.longwave.api.BusInfo;
import org.longwave.api.DeskState;
import org.longwave.api.EngineStatus;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSetting;
import org.longwave.api.InsertSlot;
import org.longwave.api.LatencyStage;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.RouteInfo;
import org.longwave.api.StreamFormat;
import org.longwave.api.StripInfo;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Command;
import org.longwave.api.command.SetDelay;
import org.longwave.api.command.SetSolo;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectInfo;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.Priority;
import org.longwave.dsp.Resampler.Grade;
import org.longwave.engine.ring.BusReader;
import org.longwave.engine.ring.StoragePool;
import org.longwave.engine.rt.Bus;
import org.longwave.engine.rt.EngineAgent;
import org.longwave.engine.rt.Insert;
import org.longwave.engine.rt.Order;
import org.longwave.engine.rt.Strip;

/**
 * The whole engine without OSGi: collects strips, inputs and consumers, gives each input and consumer its thread, and
 * is the front that any thread may call. With threads by {@link #start()}; or driven by hand: call
 * {@link InputRunner#doWork}, {@link #step} and {@link ConsumerRunner#doWork} in any order.
 */
public final class Studio implements AudioEngine, BusSource {
    private static final System.Logger LOG = System.getLogger(Studio.class.getName());

    private final StreamFormat format;
    private final AtomicLong version = new AtomicLong();
    private final OrderDesk orders = new OrderDesk();
    private final StoragePool pool = new StoragePool();
    private final Desk desk;
    private final EngineAgent agent;
    private final EngineThread engineThread;
    private final Schedule schedule;
    private final Standby standby;
    private final EffectHost effects;
    private final InsertPlan inserts;
    private final InsertDesk insertDesk;
    private final BusReturn returns = new BusReturn();
    private final ConsumerHost consumers;
    private final CommandGate gate;
    private final InputHost inputs;
    private CommandLog log;
    private InputRecorder recorder;

    /** @param ringSeconds length of each bus ring, 0.1..60 */
    public Studio(StreamFormat format, double ringSeconds) {
        this(format, ringSeconds, Pacer.system());
    }

    Studio(StreamFormat format, double ringSeconds, Pacer pacer) {
        if (!(ringSeconds >= 0.1 && ringSeconds <= 60))
            throw new IllegalArgumentException("ringSeconds is " + ringSeconds + ", allowed 0.1..60");
        this.format = format;
        desk = new Desk(format, ringSeconds, pool, orders, version);
        agent = new EngineAgent(format, desk.firstGraph());
        orders.attach(agent);
        desk.attach(agent::frame);
        schedule = new Schedule(format);
        engineThread = new EngineThread(agent, pacer, schedule);
        Clocks clocks = new Clocks(schedule, agent.frameCursor(), pacer::nanoTime, "", Grade.STANDARD);
        inputs = new InputHost(format, pool, orders, desk, agent, version, clocks);
        standby = new Standby(agent, orders);
        effects = new EffectHost(format, desk, orders, pool, agent::frame);
        inserts = new InsertPlan(desk, effects, orders, version);
        consumers = new ConsumerHost(format, desk, version, schedule);
        insertDesk = new InsertDesk(desk, effects, inserts, orders);
        gate = new CommandGate(orders, effects, insertDesk);
    }

    /** Before {@link #start()}: writes every order and its answer to a log in this folder, at most 16 MB. */
    public void logCommands(Path folder) {
        log = new CommandLog(format, folder);
        orders.logTo(log);
    }

    /**
     * After {@link #logCommands}, before the first strip: records what each strip reads, so that the show can be
     * rendered again.
     *
     * @param folder of all runs' recordings
     * @param limitBytes of all of them together; older runs are deleted for it
     */
    public void recordInputs(Path folder, long limitBytes) {
        recorder = new InputRecorder(
                format, folder, log.started(), limitBytes, strip -> desk.leave(Names.STRIP_TAP + strip));
        desk.recordTo(recorder);
    }

    /** The recorder of inputs, for driving it by hand; null without one. */
    InputRecorder recorder() {
        return recorder;
    }

    /** Before any input: the schedule follows the clock of this one; empty: the system's clock alone. */
    public void followClockOf(String input) {
        inputs.followClockOf(input);
    }

    /** Before any input: how well live inputs are brought to the schedule. */
    public void edgeGrade(Grade grade) {
        inputs.edgeGrade(grade);
    }

    /** Starts the engine, control, device and consumer threads. */
    public synchronized void start() {
        engineThread.begin();
        effects.start();
        orders.start();
        inputs.start();
        consumers.start();
        if (recorder != null) recorder.start();
        engineThread.start();
        LOG.log(Level.INFO, "engine runs at {0} Hz, {1} frames a block", format.rateHz() + "", format.blockFrames());
    }

    /** Instead of {@link #start()}: orders take effect and are answered, but no block is made until {@link #takeOver}. */
    public void await() {
        standby.start();
    }

    /** After {@link #await()}: from here on the caller's thread drives the studio by hand. */
    public void takeOver() {
        standby.end();
    }

    /** A new reader of a bus, for driving by hand; who asked closes it. */
    BusReader listen(String bus) {
        return desk.join(bus, 0);
    }

    /**
     * Instead of {@link #start()}: control, device and consumer threads run, and the engine makes a block whenever it is
     * told to, by a thread that is somebody else's.
     */
    public synchronized DrivenEngine startDriven() {
        effects.start();
        orders.start();
        inputs.start();
        consumers.start();
        return new DrivenEngine(engineThread, agent);
    }

    /** Stops inputs, engine and consumers, in this order: consumers still get what was made. */
    public synchronized void stop() {
        takeOver();
        inputs.stop();
        engineThread.stop();
        consumers.stop();
        if (recorder != null) recorder.stop();
        effects.stop();
        orders.stop();
        inputs.clear();
    }

    /** By hand, instead of {@link #start()}: one block, and the answers to what it applied. */
    public void step() {
        agent.doWork();
        orders.answer();
    }

    /** By hand, instead of {@link #start()}: from now on the schedule runs, by the pacer's clock. */
    void beginOnSchedule() {
        engineThread.begin();
    }

    /** By hand, after {@link #beginOnSchedule}: what the engine thread does when it has woken, now. */
    void stepOnSchedule() {
        engineThread.step(engineThread.nanoTime());
        orders.answer();
    }

    Schedule schedule() {
        return schedule;
    }

    public EngineAgent agent() {
        return agent;
    }

    public synchronized CompletableFuture<Applied> addStrip(StripSpec spec) {
        CompletableFuture<Applied> runs = desk.addStrip(spec);
        inputs.stripCame(spec);
        if (spec.delayMs() > 0) delay(spec);
        effects.layoutChanged();
        inserts.tryAll();
        return runs;
    }

    private void delay(StripSpec spec) {
        int frames = (int) Math.round(spec.delayMs() * format.rateHz() / 1000);
        gate.submit(new SetDelay(desk.number(spec.id()), frames), Order.NOW);
    }

    public synchronized void changeStrip(StripSpec spec) {
        desk.changeStrip(spec);
        StripSpec old = inputs.stripChanged(spec);
        if (old != null && old.delayMs() != spec.delayMs()) delay(spec);
    }

    public synchronized void removeStrip(String id) {
        Strip strip = desk.strip(id);
        if (strip == null || !inputs.knowsStrip(id)) return;
        List<Insert> leaving = effects.insertsOf(strip.rack());
        CompletableFuture<Applied> gone = desk.removeStrip(id);
        gone.thenRun(() -> effects.drop(strip, leaving));
        effects.layoutChanged();
        inserts.ownerGone(false, id);
        inputs.stripGoes(id, gone);
    }

    /** Adds a bus; the future completes when it runs. The programme and the monitor are there already. */
    public synchronized CompletableFuture<Applied> addBus(BusSpec spec) {
        CompletableFuture<Applied> runs = desk.addBus(spec);
        consumers.busCame(spec.id());
        inserts.tryAll();
        return runs;
    }

    /**
     * Changes a bus, without a missed or doubled block for anybody also when its ring gets another length. One that
     * becomes another kind fades out, goes, and comes again as its settings say; its consumers follow.
     */
    public synchronized CompletableFuture<Applied> changeBus(BusSpec spec) {
        CompletableFuture<Applied> returning = returns.change(spec);
        if (returning != null) return returning;
        if (desk.busSpec(spec.id()).kind().equals(spec.kind())) return desk.changeBus(spec);
        return returns.after(removeBus(spec.id()), spec, this::addBus);
    }

    /** As above, what is not named stays; a ring of 0 s: of the engine's length. */
    public CompletableFuture<Applied> changeBus(
            String id, String label, float masterDb, float ceilingDb, double ringSeconds) {
        return changeBus(desk.busSpec(id).with(label, masterDb, ceilingDb, ringSeconds));
    }

    /** Takes a bus away; its consumers wait until it comes again. */
    public synchronized CompletableFuture<Applied> removeBus(String id) {
        returns.forget(id);
        Bus bus = desk.findBus(id);
        if (bus == null) return CompletableFuture.completedFuture(null);
        List<Insert> leaving = effects.insertsOf(bus.rack());
        CompletableFuture<Applied> gone = desk.removeBus(id);
        consumers.busGoes(id);
        gone.thenRun(() -> leaving.forEach(Insert::close));
        effects.layoutChanged();
        inserts.ownerGone(true, id);
        return gone;
    }

    public void addInput(String name, boolean live, AudioInput input) {
        inputs.add(name, live, input);
    }

    public void removeInput(String name, AudioInput input) {
        inputs.remove(name, input);
    }

    /** The runner of an input that a strip reads, for driving it by hand; null when no strip does. */
    public InputRunner inputRunner(String name) {
        return inputs.runner(name);
    }

    @Override
    public BusReader join(String bus, int resumeBlocksBehind) {
        return desk.join(bus, resumeBlocksBehind);
    }

    /** Connects a consumer to a bus; null: it waits for the bus to come. */
    public ConsumerRunner addConsumer(String name, String bus, Priority priority, BusConsumer consumer) {
        return consumers.add(name, bus, priority, consumer);
    }

    /** The runner of a consumer, for driving it by hand; null while it waits for its bus. */
    public ConsumerRunner runner(BusConsumer consumer) {
        return consumers.runner(consumer);
    }

    /** The consumer is there and reads this bus, or waits for it. */
    public boolean reads(BusConsumer consumer, String bus) {
        return consumers.reads(consumer, bus);
    }

    public void removeConsumer(BusConsumer consumer) {
        consumers.remove(consumer);
    }

    /** False: there is one with the same id already. */
    public boolean addEffects(EffectFactory factory) {
        if (!effects.add(factory)) return false;
        inserts.tryAll();
        version.incrementAndGet();
        return true;
    }

    /** Its effects leave all strips and buses; the station file's slots wait for it with their last values. */
    public void removeEffects(EffectFactory factory) {
        effects.remove(factory, inserts::effectGone);
        version.incrementAndGet();
    }

    /** A slot of the station file: its effect comes in as soon as all it needs is there. */
    public void addInsert(InsertSpec spec) {
        inserts.add(spec);
    }

    public void changeInsert(InsertSpec spec) {
        inserts.change(spec);
    }

    public void removeInsert(String name) {
        inserts.remove(name);
    }

    /**
     * Tries a new effect out, off the engine's thread, and puts it into a strip's slot, 0..3.
     *
     * @return completes when it runs; fails when the effect failed in its trial
     * @throws IllegalArgumentException there is no such strip, slot or effect
     */
    public CompletableFuture<Applied> installEffect(String stripId, int slot, String factoryId) {
        return effects.install(false, stripId, slot, factoryId, EffectSetting.INITIAL);
    }

    /** Empties a strip's slot, without a click. */
    public CompletableFuture<Applied> removeEffect(String stripId, int slot) {
        return effects.remove(false, stripId, slot);
    }

    /** Times that an effect was muted because it gave NaN or infinity. */
    public long effectFaults() {
        return effects.faults();
    }

    /** Where the rings' storage comes from. */
    StoragePool pool() {
        return pool;
    }

    @Override
    public StreamFormat format() {
        return format;
    }

    @Override
    public CompletableFuture<Applied> submit(Command command) {
        return gate.submit(command, Order.NOW);
    }

    @Override
    public CompletableFuture<Applied> submit(Command command, long atFrame) {
        return gate.submit(command, atFrame);
    }

    @Override
    public long layoutVersion() {
        return version.get();
    }

    @Override
    public List<StripInfo> strips() {
        return desk.strips();
    }

    @Override
    public List<BusInfo> buses() {
        return desk.buses();
    }

    @Override
    public List<InputInfo> inputs() {
        return inputs.infos();
    }

    @Override
    public List<ConsumerInfo> consumers() {
        return consumers.infos();
    }

    @Override
    public List<RouteInfo> routes(int strip) {
        return desk.routes(strip);
    }

    @Override
    public List<InsertInfo> inserts() {
        return inserts.infos(effects.infos());
    }

    @Override
    public List<EffectInfo> effects() {
        return insertDesk.effects();
    }

    @Override
    public CompletableFuture<Applied> install(InsertSlot slot, InsertSetting setting) {
        return insertDesk.install(slot, setting);
    }

    @Override
    public CompletableFuture<Applied> clear(InsertSlot slot) {
        return insertDesk.clear(slot);
    }

    @Override
    public CompletableFuture<Applied> set(InsertSlot slot, List<Float> values) {
        return insertDesk.set(slot, values);
    }

    @Override
    public CompletableFuture<Applied> choosePreset(InsertSlot slot, String preset) {
        return insertDesk.choosePreset(slot, preset);
    }

    @Override
    public DeskState desk() {
        return new DeskView(desk, meters(), inserts()).state();
    }

    @Override
    public void scribble(int strip, String label, String colour) {
        desk.scribble(strip, label, colour);
    }

    /** @param colour as the station file says; empty: that of the strip's kind */
    public void colour(String strip, String colour) {
        desk.colour(strip, colour);
    }

    @Override
    public boolean isSoloLocked() {
        return gate.isSoloLocked();
    }

    @Override
    public void lockSolo(boolean locked) {
        gate.lockSolo(locked);
        if (locked) for (StripInfo s : strips()) orders.submit(new SetSolo(s.number(), false));
    }

    /** @param what tells what is on air or recording, one plain clause; empty when nothing is */
    public void onAir(Supplier<String> what) {
        gate.onAir(what);
    }

    @Override
    public synchronized List<LatencyStage> latency() {
        return latencyReport().stages();
    }

    @Override
    public synchronized List<LatencyStage> latencyPath() {
        return latencyReport().path();
    }

    private LatencyReport latencyReport() {
        return new LatencyReport(format, desk, inputs(), inserts(), meters(), consumers.runners());
    }

    private MeterFrame meters() {
        MeterFrame meters = new MeterFrame();
        readMeters(meters);
        return meters;
    }

    @Override
    public EngineStatus status() {
        return new StatusReport(agent, engineThread, orders, desk, inputs()).status();
    }

    @Override
    public void readMeters(MeterFrame into) {
        agent.board().read(into);
    }
}
