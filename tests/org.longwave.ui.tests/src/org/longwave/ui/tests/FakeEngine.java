package org.longwave.ui.tests;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.longwave.api.AudioEngine;
import org.longwave.api.BusInfo;
import org.longwave.api.BusState;
import org.longwave.api.CycleHistogram;
import org.longwave.api.DeskState;
import org.longwave.api.EngineStatus;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSetting;
import org.longwave.api.InsertSlot;
import org.longwave.api.LatencyStage;
import org.longwave.api.MeterFrame;
import org.longwave.api.RouteInfo;
import org.longwave.api.StreamFormat;
import org.longwave.api.StripInfo;
import org.longwave.api.StripState;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Assign;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.Command;
import org.longwave.api.command.CommandRefusedException;
import org.longwave.api.command.FlushInput;
import org.longwave.api.command.PanLaw;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetBusMute;
import org.longwave.api.command.SetDim;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetHold;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMonitorSource;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPfl;
import org.longwave.api.command.SetSend;
import org.longwave.api.command.SetTrim;
import org.longwave.api.effect.EffectInfo;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.Priority;

/** Any thread. An engine without sound: obeys orders, keeps them in a list, and shows the levels it is given. */
final class FakeEngine implements AudioEngine {
    final List<Command> orders = new CopyOnWriteArrayList<>();
    volatile String refusal = "";
    volatile List<StripInfo> strips = List.of();
    volatile List<InputInfo> inputs = List.of();
    private final Map<Integer, List<RouteInfo>> routes = new ConcurrentHashMap<>();
    volatile long xruns;
    volatile String priorityRefused = "";
    private final MeterFrame truth = new MeterFrame();
    private final AtomicLong sequence = new AtomicLong();

    FakeEngine() {
        float[] v = truth.values();
        for (int bus = 0; bus < 2; bus++)
            v[MeterFrame.MAX_STRIPS * MeterFrame.STRIP_FIELDS + bus * MeterFrame.BUS_FIELDS + MeterFrame.LIMITER_GAIN] =
                    1;
    }

    synchronized void strip(int strip, int field, float value) {
        truth.values()[strip * MeterFrame.STRIP_FIELDS + field] = value;
    }

    synchronized void bus(int bus, int field, float value) {
        truth.values()[MeterFrame.MAX_STRIPS * MeterFrame.STRIP_FIELDS + bus * MeterFrame.BUS_FIELDS + field] = value;
    }

    synchronized void flag(int strip, int flag, boolean on) {
        int at = strip * MeterFrame.STRIP_FIELDS + MeterFrame.FLAGS;
        int flags = (int) truth.values()[at];
        truth.values()[at] = on ? flags | flag : flags & ~flag;
    }

    /** Peak and RMS in dBFS, left and right the same distance apart. */
    void level(int strip, double peakDb, double rmsDb) {
        strip(strip, MeterFrame.PEAK_LEFT, linear(peakDb));
        strip(strip, MeterFrame.PEAK_RIGHT, linear(peakDb - 1.5));
        strip(strip, MeterFrame.RMS_LEFT, linear(rmsDb));
        strip(strip, MeterFrame.RMS_RIGHT, linear(rmsDb - 1.5));
    }

    void busLevel(int bus, double peakDb, double rmsDb) {
        bus(bus, MeterFrame.PEAK_LEFT, linear(peakDb));
        bus(bus, MeterFrame.PEAK_RIGHT, linear(peakDb - 0.8));
        bus(bus, MeterFrame.RMS_LEFT, linear(rmsDb));
        bus(bus, MeterFrame.RMS_RIGHT, linear(rmsDb - 0.8));
    }

    static float linear(double db) {
        return (float) Math.pow(10, db / 20);
    }

    @Override
    public StreamFormat format() {
        return new StreamFormat(48_000, 2, 256);
    }

    @Override
    public CompletableFuture<Applied> submit(Command command) {
        return submit(command, 0);
    }

    @Override
    public CompletableFuture<Applied> submit(Command command, long atFrame) {
        orders.add(command);
        if (!refusal.isEmpty()) return CompletableFuture.failedFuture(new CommandRefusedException(refusal));
        switch (command) {
            case SetFader f -> strip(f.strip(), MeterFrame.FADER_DB, f.gainDb());
            case SetBalance b -> strip(b.strip(), MeterFrame.BALANCE, b.balance());
            case SetMute m -> flag(m.strip(), MeterFrame.MUTED, m.muted());
            case SetPfl p -> flag(p.strip(), MeterFrame.PFL, p.on());
            case SetMaster m -> bus(m.bus(), MeterFrame.FADER_DB, m.gainDb());
            case SetHold h -> flag(h.strip(), MeterFrame.HELD, h.held());
            case FlushInput f -> throw new AssertionError("the window never flushes: " + f);
            case Assign a -> route(a.strip(), a.bus(), a.on(), Float.NEGATIVE_INFINITY, false);
            case SetSend d -> route(d.strip(), d.bus(), false, d.gainDb(), d.preFader());
            case SetTrim t -> strip(t.strip(), MeterFrame.TRIM_DB, t.trimDb());
            case SetBusMute b -> bus(b.bus(), MeterFrame.FLAGS, b.muted() ? MeterFrame.MUTED : 0);
            case SetMonitorSource m -> bus(m.monitor(), MeterFrame.MONITOR_SOURCE, m.source());
            case SetDim d -> bus(d.monitor(), MeterFrame.FLAGS, d.on() ? MeterFrame.DIM : 0);
            default -> throw new IllegalArgumentException("the desk never sends " + command);
        }
        return CompletableFuture.completedFuture(new Applied(sequence.incrementAndGet(), atFrame, false));
    }

    @Override
    public long layoutVersion() {
        return strips.size();
    }

    @Override
    public List<StripInfo> strips() {
        return strips;
    }

    private void route(int strip, int bus, boolean assigned, float sendDb, boolean pre) {
        routes.put(strip, List.of(new RouteInfo(bus, assigned, sendDb, pre, false)));
    }

    @Override
    public List<RouteInfo> routes(int strip) {
        return routes.getOrDefault(strip, List.of());
    }

    @Override
    public List<InsertInfo> inserts() {
        return List.of();
    }

    @Override
    public List<EffectInfo> effects() {
        return List.of();
    }

    @Override
    public CompletableFuture<Applied> install(InsertSlot slot, InsertSetting setting) {
        throw new AssertionError("the window puts no effect anywhere: " + slot + " " + setting);
    }

    @Override
    public CompletableFuture<Applied> clear(InsertSlot slot) {
        throw new AssertionError("the window takes no effect away: " + slot);
    }

    @Override
    public CompletableFuture<Applied> set(InsertSlot slot, List<Float> values) {
        throw new AssertionError("the window sets no effect: " + slot + " " + values);
    }

    @Override
    public CompletableFuture<Applied> choosePreset(InsertSlot slot, String preset) {
        throw new AssertionError("the window chooses no preset: " + slot + " " + preset);
    }

    @Override
    public DeskState desk() {
        List<StripState> all = strips.stream().map(this::stripState).toList();
        List<BusState> masters = buses().stream()
                .map(b -> new BusState(b, truth.busFaderDb(b.number()), false, false, -1, -1, false, false, List.of()))
                .toList();
        return new DeskState(0, all, masters);
    }

    private synchronized StripState stripState(StripInfo s) {
        int n = s.number();
        return new StripState(
                s,
                truth.strip(n, MeterFrame.TRIM_DB),
                false,
                false,
                ChannelMode.STEREO,
                1,
                80,
                0,
                truth.stripFaderDb(n),
                truth.stripBalance(n),
                PanLaw.BALANCE,
                truth.stripFlag(n, MeterFrame.MUTED),
                false,
                false,
                false,
                false,
                false,
                0,
                List.of(new RouteInfo(0, true, Float.NEGATIVE_INFINITY, false, false)),
                List.of());
    }

    @Override
    public void scribble(int strip, String label, String colour) {
        strips = strips.stream()
                .map(s -> s.number() == strip ? new StripInfo(strip, s.id(), label, s.input(), s.kind()) : s)
                .toList();
    }

    @Override
    public boolean isSoloLocked() {
        return true;
    }

    @Override
    public void lockSolo(boolean locked) {
        throw new AssertionError("the window never touches the lock of solo");
    }

    @Override
    public List<BusInfo> buses() {
        return List.of(new BusInfo(0, "program", "Programme"), new BusInfo(1, "monitor", "Monitor"));
    }

    @Override
    public List<InputInfo> inputs() {
        return inputs;
    }

    @Override
    public List<ConsumerInfo> consumers() {
        return List.of(
                consumer("show", Priority.RECORDING),
                consumer("main", Priority.STREAMING),
                consumer("backup", Priority.STREAMING),
                consumer("listen", Priority.STREAMING));
    }

    private static ConsumerInfo consumer(String name, Priority priority) {
        return new ConsumerInfo(name, "program", priority, ConsumerInfo.State.RUNNING, "", 41_000, 0, 1);
    }

    @Override
    public List<LatencyStage> latency() {
        return List.of();
    }

    @Override
    public List<LatencyStage> latencyPath() {
        return List.of();
    }

    @Override
    public EngineStatus status() {
        return new EngineStatus(
                true,
                10_496_000,
                41_000,
                0.18,
                612_000,
                0,
                0,
                xruns,
                orders.size(),
                0,
                0,
                0,
                0,
                "SCHED_FIFO 75",
                priorityRefused,
                CycleHistogram.EMPTY,
                CycleHistogram.EMPTY);
    }

    @Override
    public synchronized void readMeters(MeterFrame into) {
        System.arraycopy(truth.values(), 0, into.values(), 0, MeterFrame.LENGTH);
    }
}
