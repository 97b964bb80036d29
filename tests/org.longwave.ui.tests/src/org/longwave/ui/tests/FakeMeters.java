package org.longwave.ui.tests;

import java.util.List;
import org.longwave.api.meter.Alarm;
import org.longwave.api.meter.BusMeterFrame;
import org.longwave.api.meter.BusMeters;
import org.longwave.api.meter.SpectrumFrame;

/** Any thread. Meters of no bus, with the alarms that a test raises. */
final class FakeMeters implements BusMeters {
    volatile List<Alarm> alarms = List.of();

    @Override
    public boolean read(int bus, BusMeterFrame into) {
        return false;
    }

    @Override
    public boolean readSpectrum(int bus, SpectrumFrame into) {
        return false;
    }

    @Override
    public void resetLoudness(int bus) {
        throw new IllegalStateException("the window has nothing to reset it with");
    }

    @Override
    public void pauseLoudness(int bus, boolean on) {
        throw new IllegalStateException("the window has nothing to pause it with");
    }

    @Override
    public List<Alarm> alarms() {
        return alarms;
    }
}
