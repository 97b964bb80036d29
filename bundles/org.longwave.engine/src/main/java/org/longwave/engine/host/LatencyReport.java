package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.longwave.api.BusInfo;
import org.longwave.api.LatencyStage;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.Priority;

/** Where sound waits at one moment; control room, used once. */
record LatencyReport(StreamFormat format, Desk desk, List<InputInfo> inputs, Collection<ConsumerRunner> consumers) {

    List<LatencyStage> stages() {
        List<LatencyStage> all = new ArrayList<>();
        for (InputInfo i : inputs) all.add(input(i));
        all.add(block());
        for (BusInfo b : desk.buses()) all.add(limiter(b.id()));
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
        List<LatencyStage> path = new ArrayList<>(List.of(input(from), block()));
        if (!Taps.isTap(to.bus())) path.add(limiter(to.bus())); // a strip alone is taken before any limiter
        path.addAll(consumer(to));
        return path;
    }

    private LatencyStage input(InputInfo i) {
        return new LatencyStage(LatencyStage.INPUT, i.name(), millis(i.fillFrames()));
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
        stages.add(new LatencyStage(LatencyStage.CONSUMER, c.name(), millis(c.lagBlocks() * format.blockFrames())));
        long held = runner.bufferedFrames();
        if (held >= 0) stages.add(new LatencyStage(LatencyStage.BUFFER, c.name(), millis(held)));
        return stages;
    }

    private double millis(long frames) {
        return frames * 1000.0 / format.rateHz();
    }
}
