package org.longwave.engine.host;

import org.longwave.api.Names;

/**
 * Any thread. What an alarm watches.
 *
 * @param bus id of the bus
 * @param silenceDb at or above this level, in dBFS after AES17, there is sound; -100..0
 * @param silenceSeconds so long below it raises the alarm; 0: no alarm of silence
 * @param targetLufs what the loudness should be, -70..0
 * @param toleranceLu how far the loudness may be from it, 0.1..30
 * @param loudnessSeconds over so long the loudness is taken; 0: no alarm of loudness
 */
public record AlarmSettings(
        String bus,
        double silenceDb,
        double silenceSeconds,
        double targetLufs,
        double toleranceLu,
        int loudnessSeconds) {
    /** Of the programme when the station says nothing about it. */
    static final AlarmSettings PROGRAM = new AlarmSettings(Names.PROGRAM, -50, 10, -23, 2, 0);

    public AlarmSettings {
        require("silenceDb", silenceDb, -100, 0);
        require("silenceSeconds", silenceSeconds, 0, 86_400);
        require("targetLufs", targetLufs, -70, 0);
        require("toleranceLu", toleranceLu, 0.1, 30);
        require("loudnessSeconds", loudnessSeconds, 0, 3600);
    }

    private static void require(String name, double value, double min, double max) {
        if (!(value >= min && value <= max))
            throw new IllegalArgumentException(name + " is " + value + ", allowed " + min + ".." + max);
    }
}
