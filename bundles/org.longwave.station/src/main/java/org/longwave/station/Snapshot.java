package org.longwave.station;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.longwave.api.EngineStatus;
import org.longwave.api.input.InputInfo;
import org.longwave.api.meter.Alarm;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.station.StationFault;

/**
 * Any thread. How the station stood at one moment.
 *
 * @param rateHz the engine's
 * @param peaks highest programme peak since the snapshot before, left and right, linear
 * @param outputs by name
 * @param defaultDevices names of captures and playbacks on whatever the system calls its default sound card
 * @param alarms raised now
 * @param desk its buses and inserts
 */
record Snapshot(
        int rateHz,
        EngineStatus engine,
        float[] peaks,
        List<InputInfo> inputs,
        List<ConsumerInfo> consumers,
        Map<String, OutputStatus> outputs,
        List<StationFault> faults,
        Set<String> defaultDevices,
        List<Alarm> alarms,
        DeskWords.Look desk) {
    /** Without alarms, buses and inserts. */
    Snapshot(
            int rateHz,
            EngineStatus engine,
            float[] peaks,
            List<InputInfo> inputs,
            List<ConsumerInfo> consumers,
            Map<String, OutputStatus> outputs,
            List<StationFault> faults,
            Set<String> defaultDevices) {
        this(
                rateHz,
                engine,
                peaks,
                inputs,
                consumers,
                outputs,
                faults,
                defaultDevices,
                List.of(),
                DeskWords.Look.NOTHING);
    }
}
