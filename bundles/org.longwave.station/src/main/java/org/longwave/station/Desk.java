package org.longwave.station;

import java.io.IOException;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.longwave.api.AudioEngine;
import org.longwave.api.BusInfo;
import org.longwave.api.LatencyStage;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.meter.Alarm;
import org.longwave.api.meter.BusMeters;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.station.Station;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;

/** The main thread. What the headless application sees of the station: services, looked up anew at each look. */
final class Desk implements AutoCloseable {
    private static final String DEFAULT_DEVICES =
            "(|(service.factoryPid=org.longwave.javasound.capture)(service.factoryPid=org.longwave.javasound.playback))";

    private final AudioEngine engine;
    private final ServiceTracker<OutputControl, OutputControl> outputs;
    private final ServiceTracker<Station, Station> stations;
    private final ServiceTracker<BusMeters, BusMeters> busMeters;
    private final ServiceTracker<ConfigurationAdmin, ConfigurationAdmin> admins;
    private final MeterFrame meters = new MeterFrame();
    private float[] peaks = new float[2];

    Desk(BundleContext context, AudioEngine engine) throws InterruptedException {
        this.engine = engine;
        outputs = new ServiceTracker<>(context, OutputControl.class, null);
        stations = new ServiceTracker<>(context, Station.class, null);
        busMeters = new ServiceTracker<>(context, BusMeters.class, null);
        admins = new ServiceTracker<>(context, ConfigurationAdmin.class, null);
        outputs.open();
        stations.open();
        busMeters.open();
        admins.open();
    }

    Station station() throws InterruptedException {
        return stations.waitForService(1000);
    }

    /** Keeps the highest peaks until the next {@link #take}; to be called some times a second. */
    void poll() {
        engine.readMeters(meters);
        for (BusInfo bus : engine.buses()) {
            if (!bus.id().equals(Names.PROGRAM)) continue;
            for (int c = 0; c < peaks.length; c++) peaks[c] = Math.max(peaks[c], meters.busPeak(bus.number(), c));
        }
    }

    Snapshot take() throws InterruptedException {
        float[] highest = peaks;
        peaks = new float[2];
        return new Snapshot(
                engine.format().rateHz(),
                engine.status(),
                highest,
                engine.inputs(),
                engine.consumers(),
                outputs(),
                station().faults(),
                defaultDevices(),
                alarms(),
                DeskWords.Look.at(engine));
    }

    private List<Alarm> alarms() {
        BusMeters m = busMeters.getService();
        return m == null ? List.of() : m.alarms();
    }

    /** One line, empty when nothing live is played. */
    String latency() {
        return LatencyStage.line(engine.latencyPath());
    }

    private Map<String, OutputStatus> outputs() {
        Map<String, OutputStatus> all = new TreeMap<>();
        for (Map.Entry<ServiceReference<OutputControl>, OutputControl> e :
                outputs.getTracked().entrySet())
            all.put(
                    String.valueOf(e.getKey().getProperty(Names.NAME)),
                    e.getValue().status());
        return all;
    }

    private Set<String> defaultDevices() {
        Set<String> names = new HashSet<>();
        try {
            Configuration[] found = admins.getService().listConfigurations(DEFAULT_DEVICES);
            for (Configuration c : found == null ? new Configuration[0] : found) {
                Dictionary<String, Object> p = c.getProperties();
                Object device = p.get("device");
                if (device == null || device.equals("default")) names.add(String.valueOf(p.get(Names.NAME)));
            }
        } catch (IOException | InvalidSyntaxException e) {
            throw new IllegalStateException(DEFAULT_DEVICES, e);
        }
        return names;
    }

    @Override
    public void close() {
        outputs.close();
        stations.close();
        busMeters.close();
        admins.close();
    }
}
