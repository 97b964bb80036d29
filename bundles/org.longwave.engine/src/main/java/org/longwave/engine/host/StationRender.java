package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.longwave.api.AudioBlock;
import org.longwave.api.StripInfo;
import org.longwave.api.input.InputInfo;
import org.longwave.engine.ring.BusReader;

/**
 * A studio without threads, driven by hand: before each block every input fills its ring, in the order of their names.
 * So the same station gives the same bytes each time. Live inputs are not opened, failed ones not tried again: silence.
 * The renderer's thread.
 */
final class StationRender implements BlockSource {
    private static final int MOST_STEPS = 4000;

    private final Studio studio;
    private final BusReader reader;
    private final List<InputRunner> runners = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** @throws IllegalArgumentException there is no such bus or strip */
    StationRender(Studio studio, String bus) {
        this.studio = studio;
        if (Taps.isTap(bus) && studio.strips().stream().noneMatch(s -> s.id().equals(Taps.stripId(bus))))
            throw new IllegalArgumentException("there is no strip \"" + Taps.stripId(bus) + "\"; there are "
                    + studio.strips().stream().map(StripInfo::id).collect(Collectors.joining(", ")));
        reader = studio.listen(bus);
        List<InputInfo> inputs = new ArrayList<>(studio.inputs());
        inputs.sort(Comparator.comparing(InputInfo::name));
        for (InputInfo i : inputs) {
            if (i.live()) remarks.add("input " + i.name() + " is live: its strip is silent");
            else runners.add(studio.inputRunner(i.name()));
        }
    }

    List<String> remarks() {
        return remarks;
    }

    @Override
    public boolean next(AudioBlock block) {
        for (int r = runners.size() - 1; r >= 0; r--) {
            InputRunner runner = runners.get(r);
            for (int i = 0; i < MOST_STEPS && runner.doWork(); i++) Thread.onSpinWait();
            InputInfo info = runner.info();
            if (info.state() != InputInfo.State.FAILED) continue;
            remarks.add("input " + info.name() + " is silent: " + info.detail());
            runners.remove(r);
        }
        studio.step();
        return reader.read(block) == BusReader.OK;
    }

    @Override
    public void close() {
        reader.close();
    }
}
