package org.longwave.engine;

import java.util.List;
import org.longwave.api.meter.Alarm;
import org.longwave.api.meter.AlarmListener;
import org.longwave.api.meter.BusMeterFrame;
import org.longwave.api.meter.BusMeters;
import org.longwave.api.meter.SpectrumFrame;
import org.longwave.engine.host.Metering;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Starts the meters when there is an engine, and collects who wants to hear of alarms; control room. */
@Component(
        immediate = true,
        service = {BusMeters.class, MetersComponent.class})
public final class MetersComponent implements BusMeters {
    private final Metering metering;

    @Activate
    public MetersComponent(@Reference EngineComponent engine, BundleContext context) {
        metering = new Metering(engine.studio());
        // a render runs far ahead of meters that go by the clock, and nobody reads them
        if (!EngineComponent.isOffline(context)) metering.start();
    }

    @Deactivate
    void deactivate() {
        metering.stop();
    }

    Metering metering() {
        return metering;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(AlarmListener listener) {
        metering.add(listener);
    }

    void removeListener(AlarmListener listener) {
        metering.remove(listener);
    }

    @Override
    public boolean read(int bus, BusMeterFrame into) {
        return metering.read(bus, into);
    }

    @Override
    public boolean readSpectrum(int bus, SpectrumFrame into) {
        return metering.readSpectrum(bus, into);
    }

    @Override
    public void resetLoudness(int bus) {
        metering.resetLoudness(bus);
    }

    @Override
    public void pauseLoudness(int bus, boolean on) {
        metering.pauseLoudness(bus, on);
    }

    @Override
    public List<Alarm> alarms() {
        return metering.alarms();
    }
}
