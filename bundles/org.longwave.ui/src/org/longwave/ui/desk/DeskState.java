package org.longwave.ui.desk;

import java.util.List;
import java.util.Map;
import org.longwave.api.AudioEngine;
import org.longwave.api.BusInfo;
import org.longwave.api.EngineStatus;
import org.longwave.api.StripInfo;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.station.StationFault;

/**
 * Any thread. Everything the window shows except meters, read at one moment.
 *
 * @param engine null while there is none
 * @param status null while there is no engine
 * @param station name, null while no station file is loaded
 * @param unread one plain sentence per service that could not be read
 */
public record DeskState(
        AudioEngine engine,
        EngineStatus status,
        List<StripInfo> strips,
        List<BusInfo> buses,
        Map<String, InputInfo> inputs,
        List<ConsumerInfo> consumers,
        List<Output> outputs,
        Map<String, Deck> decks,
        String station,
        List<StationFault> faults,
        List<String> unread) {
    static final DeskState EMPTY = new DeskState(
            null, null, List.of(), List.of(), Map.of(), List.of(), List.of(), Map.of(), null, List.of(), List.of());

    public List<Output> outputs(Kind kind) {
        return outputs.stream().filter(o -> o.status().kind() == kind).toList();
    }

    /** Number of the bus of this name, -1 when there is none. */
    public int bus(String id) {
        for (BusInfo bus : buses) if (bus.id().equals(id)) return bus.number();
        return -1;
    }

    /** Number of the strip of this name, -1 when there is none. */
    public int strip(String id) {
        for (StripInfo strip : strips) if (strip.id().equals(id)) return strip.number();
        return -1;
    }

    /** What the operator reads on a strip. */
    public String stripLabel(int number) {
        for (StripInfo strip : strips) if (strip.number() == number) return strip.label();
        return "strip " + number;
    }

    /** What the operator reads on a bus. */
    public String busLabel(int number) {
        for (BusInfo bus : buses) if (bus.number() == number) return bus.label();
        return "bus " + number;
    }

    public int rateHz() {
        return engine == null ? 0 : engine.format().rateHz();
    }

    /** Something is sent or recorded right now, or tries to be. */
    public boolean busy() {
        return outputs.stream().anyMatch(o -> switch (o.status().kind()) {
            case STREAM, RECORDER ->
                switch (o.status().state()) {
                    case ON, CONNECTING, RETRYING -> true;
                    case OFF, FAILED -> false;
                };
            case LISTENER, PLAYBACK, REPORT -> false;
        });
    }
}
