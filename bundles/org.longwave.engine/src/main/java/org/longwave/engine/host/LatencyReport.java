package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.longwave.api.BusInfo;
import org.longwave.api.EdgeInfo;
import org.longwave.api.InsertInfo;
import org.longwave.api.LatencyStage;
import org.longwave.api.MeterFrame;
import org.longwave.api.StreamFormat;
import org.longwave.api.StripInfo;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.Priority;

/**
 * Where sound waits at one moment; control room, used once.
 *
 * @param meters what strips wait, as the engine said last
 */
record LatencyReport(
        StreamFormat format,
        Desk desk,
        List<InputInfo> inputs,
        List<InsertInfo> inserts,
        MeterFrame meters,
        Collection<ConsumerRunner> consumers) {

    List<LatencyStage> stages() {
        List<LatencyStage> all = new ArrayList<>();
        for (InputInfo i : inputs) all.addAll(input(i));
        all.add(block());
        for (StripInfo s : desk.strips()) all.addAll(strip(s));
        for (BusInfo b : desk.buses()) all.addAll(bus(b));
        for (ConsumerRunner c : consumers) all.addAll(consumer(c));
        return all;
    }

    List<LatencyStage> path() {
        InputInfo from = null;
        for (InputInfo i : inputs) if (from == null && i.live() && i.state() == InputInfo.State.RUNNING) from = i;
        ConsumerRunner to = null;
        for (ConsumerRunner c : consumers) {
            ConsumerInfo info = c.info();
            if (to == null && info.priority() == Priority.PLAYBACK && info.state() == ConsumerInfo.State.RUNNING)
                to = c;
        }
        if (from == null || to == null) return List.of();
        List<LatencyStage> path = new ArrayList<>(input(from));
        path.add(block());
        for (StripInfo s : desk.strips())
            if (s.input().equals(from.name()) && isHeard(s, to.bus())) {
                path.addAll(strip(s));
                break;
            }
        for (BusInfo b : desk.buses()) if (b.id().equals(to.bus())) path.addAll(bus(b)); // a tap is behind no bus
        path.addAll(consumer(to));
        return path;
    }

    private static boolean isHeard(StripInfo strip, String where) {
        return !Taps.isTap(where) || Taps.stripId(where).equals(strip.id());
    }

    /** What a strip delays: its effects, until the slowest strip is there, and what the operator wants; none of 0. */
    private List<LatencyStage> strip(StripInfo s) {
        List<LatencyStage> stages = new ArrayList<>();
        add(stages, LatencyStage.INSERTS, s.id(), inserts(false, s.number()));
        add(stages, LatencyStage.ALIGNMENT, s.id(), (long) meters.strip(s.number(), MeterFrame.ALIGN_FRAMES));
        add(stages, LatencyStage.DELAY, s.id(), (long) meters.strip(s.number(), MeterFrame.DELAY_FRAMES));
        return stages;
    }

    private List<LatencyStage> bus(BusInfo b) {
        List<LatencyStage> stages = new ArrayList<>();
        add(stages, LatencyStage.INSERTS, b.id(), inserts(true, b.number()));
        stages.add(limiter(b.id()));
        return stages;
    }

    private void add(List<LatencyStage> stages, String stage, String what, long frames) {
        if (frames > 0) stages.add(new LatencyStage(stage, what, millis(frames)));
    }

    private long inserts(boolean onBus, int owner) {
        return inserts.stream()
                .filter(i -> i.onBus() == onBus && i.owner() == owner)
                .mapToLong(InsertInfo::latencyFrames)
                .sum();
    }

    /**
     * Behind an edge the whole delay is known, and constant; what no other stage takes is spent waiting in the ring: a
     * reserve against lateness, which the momentary fill does not show.
     */
    private List<LatencyStage> input(InputInfo i) {
        EdgeInfo e = i.edge();
        if (e.state() == EdgeInfo.State.NONE)
            return List.of(new LatencyStage(LatencyStage.INPUT, i.name(), millis(i.fillFrames())));
        double ring = e.delayMillis() - e.deviceMillis() - e.filterMillis() - millis(format.blockFrames());
        return List.of(
                new LatencyStage(LatencyStage.DEVICE, i.name(), e.deviceMillis()),
                new LatencyStage(LatencyStage.EDGE, i.name(), e.filterMillis()),
                new LatencyStage(LatencyStage.INPUT, i.name(), ring));
    }

    private LatencyStage block() {
        return new LatencyStage(LatencyStage.BLOCK, "", millis(format.blockFrames()));
    }

    private LatencyStage limiter(String bus) {
        return new LatencyStage(LatencyStage.LIMITER, bus, millis(desk.bus(bus).latencyFrames()));
    }

    private List<LatencyStage> consumer(ConsumerRunner runner) {
        ConsumerInfo c = runner.info();
        List<LatencyStage> stages = new ArrayList<>();
        EdgeInfo e = c.edge();
        if (e.state() != EdgeInfo.State.NONE) {
            double ring = Math.max(0, e.delayMillis() - e.deviceMillis() - e.filterMillis());
            stages.add(new LatencyStage(LatencyStage.CONSUMER, c.name(), ring));
            stages.add(new LatencyStage(LatencyStage.EDGE, c.name(), e.filterMillis()));
            stages.add(new LatencyStage(LatencyStage.BUFFER, c.name(), e.delayMillis() - e.filterMillis() - ring));
            return stages;
        }
        stages.add(new LatencyStage(LatencyStage.CONSUMER, c.name(), millis(c.lagBlocks() * format.blockFrames())));
        long held = runner.bufferedFrames();
        if (held >= 0) stages.add(new LatencyStage(LatencyStage.BUFFER, c.name(), millis(held)));
        return stages;
    }

    private double millis(long frames) {
        return frames * 1000.0 / format.rateHz();
    }
}
