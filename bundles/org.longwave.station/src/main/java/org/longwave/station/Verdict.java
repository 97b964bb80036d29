package org.longwave.station;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.station.StationFault;

/**
 * The main thread. Collects what failed in a run. These are failures: the engine stands or stood still, a consumer lost
 * a block, a part of the station file was refused for longer than a second, an input or consumer failed, an output gave
 * up or is still trying again at the end, an effect is not installed or was muted, an insert does not run at the end. A sound card is no failure but absent when it is the system's default one
 * (a Java Sound capture or playback with device "default") and has not run once: a machine without a sound card has a
 * demo station that is well. One that did run and went away is a failure.
 */
final class Verdict {
    private static final int NAMED = 3;
    private final Set<String> failures = new LinkedHashSet<>();
    private final Set<String> ran = new HashSet<>();
    private final Set<String> absentTold = new HashSet<>();
    private final Set<StationFault> faultsTold = new HashSet<>();
    private List<StationFault> faultsBefore = List.of();
    private List<String> insertsBefore = List.of();

    /** Those that were not there yet. */
    List<StationFault> newFaults(Snapshot s) {
        return s.faults().stream().filter(faultsTold::add).toList();
    }

    /** One line for each sound card that turns out to be absent. */
    List<String> newAbsences(Snapshot s) {
        List<String> lines = new ArrayList<>();
        for (InputInfo i : s.inputs())
            if (i.state() == InputInfo.State.FAILED && absent(i.name(), s) && absentTold.add("input " + i.name()))
                lines.add("input " + i.name() + " is absent: " + i.detail());
        for (ConsumerInfo c : s.consumers())
            if (c.state() == ConsumerInfo.State.FAILED && absent(c.name(), s) && absentTold.add("output " + c.name()))
                lines.add("output " + c.name() + " is absent: " + c.detail());
        return lines;
    }

    void look(Snapshot s) {
        if (!s.engine().running()) failures.add("the engine stands still");
        if (s.engine().gapFrames() > 0) failures.add("the engine stood still for some time and frames are missing");
        for (StationFault f : s.faults()) if (faultsBefore.contains(f)) failures.add("station " + f);
        faultsBefore = s.faults();
        for (String f : s.desk().failures()) if (insertsBefore.contains(f)) failures.add(f);
        insertsBefore = s.desk().failures();
        for (InputInfo i : s.inputs()) {
            if (i.state() == InputInfo.State.RUNNING) ran.add(i.name());
            if (i.state() == InputInfo.State.FAILED && !absent(i.name(), s))
                failures.add("input " + i.name() + ": " + i.detail());
        }
        for (ConsumerInfo c : s.consumers()) {
            if (c.state() == ConsumerInfo.State.RUNNING) ran.add(c.name());
            if (c.lostBlocks() > 0) failures.add("output " + c.name() + " lost blocks");
            if (c.state() == ConsumerInfo.State.FAILED && !absent(c.name(), s))
                failures.add("output " + c.name() + ": " + c.detail());
        }
        s.outputs().forEach((name, o) -> {
            if (o.state() == OutputStatus.State.FAILED && !absent(name, s))
                failures.add("output " + name + ": " + o.detail());
        });
    }

    /** In one sentence, with the last look's own; empty: nothing failed. */
    String failures(Snapshot last) {
        Set<String> all = new LinkedHashSet<>(failures);
        last.faults().forEach(f -> all.add("station " + f));
        all.addAll(last.desk().waiting());
        last.outputs().forEach((name, o) -> {
            if (o.state() == OutputStatus.State.RETRYING && !absent(name, last))
                all.add("output " + name + " is still trying: " + o.detail());
        });
        String first = all.stream().limit(NAMED).collect(Collectors.joining("; "));
        return all.size() <= NAMED ? first : first + "; and " + (all.size() - NAMED) + " more";
    }

    private boolean absent(String name, Snapshot s) {
        return s.defaultDevices().contains(name) && !ran.contains(name);
    }
}
