package org.longwave.output.recorder;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.longwave.api.AudioEngine;
import org.longwave.api.MeterFrame;
import org.longwave.api.StripInfo;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus.State;

/** The station's outputs and faders, from the services that are there now; asked on consumer threads. */
final class StationCues implements Cues {
    /** A fader below this is closed. */
    private static final float CLOSED_DB = -100;

    private final Map<String, OutputControl> outputs = new ConcurrentHashMap<>();
    private volatile AudioEngine engine;

    void add(String name, OutputControl output) {
        outputs.put(name, output);
    }

    void remove(String name, OutputControl output) {
        outputs.remove(name, output);
    }

    /** Null: there is none. */
    void engine(AudioEngine now) {
        engine = now;
    }

    @Override
    public boolean isOnAir(String output) {
        OutputControl control = outputs.get(output);
        return control != null && control.status().state() == State.ON;
    }

    @Override
    public boolean isFaderOpen(String strip) {
        AudioEngine now = engine;
        if (now == null) return false;
        for (StripInfo info : now.strips()) {
            if (!info.id().equals(strip)) continue;
            MeterFrame meters = new MeterFrame();
            now.readMeters(meters);
            return meters.stripFaderDb(info.number()) > CLOSED_DB && !meters.stripFlag(info.number(), MeterFrame.MUTED);
        }
        return false;
    }
}
