package org.longwave.output.recorder;

import java.util.List;

/**
 * What starts and stops a recorder besides a person. Immutable, any thread.
 *
 * @param autostart as soon as the bus is there
 * @param schedule spans of the week or of a day
 * @param startAboveDb a sample above this starts, dBFS; NaN: never
 * @param preRollSeconds so much of what came before the signal is recorded too
 * @param stopBelowDb what counts as silence for stopping, dBFS
 * @param stopAfterSilenceSeconds so much silence stops; 0: never
 * @param stopAfterMinutes so long a recording stops; 0: never
 * @param follow name of an output: records while that is on the air; empty: none
 * @param faderStrip strip that starts when its fader is opened and stops when it is closed; empty: none
 */
record TriggerRules(
        boolean autostart,
        List<Schedule> schedule,
        double startAboveDb,
        double preRollSeconds,
        double stopBelowDb,
        double stopAfterSilenceSeconds,
        double stopAfterMinutes,
        String follow,
        String faderStrip) {
    static final TriggerRules NONE = new TriggerRules(false, List.of(), Double.NaN, 0, -60, 0, 0, "", "");

    TriggerRules {
        schedule = List.copyOf(schedule);
    }

    TriggerRules with(List<Schedule> changed) {
        return new TriggerRules(
                autostart,
                changed,
                startAboveDb,
                preRollSeconds,
                stopBelowDb,
                stopAfterSilenceSeconds,
                stopAfterMinutes,
                follow,
                faderStrip);
    }

    /** Only what a person starts, or the station itself. */
    static TriggerRules manual(boolean autostart) {
        return new TriggerRules(autostart, List.of(), Double.NaN, 0, -60, 0, 0, "", "");
    }
}
