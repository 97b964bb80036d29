package org.longwave.api.meter;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The meters of all buses, read from their rings by a thread of its own ({@code lw-out-meters}) and written twenty to
 * fifty times a second. Any thread may call any method; none of them waits, and reading allocates nothing.
 */
@ProviderType
public interface BusMeters {
    /**
     * Copies the newest meters of a bus; reuse one object per reader. Loudness and the highest true peak are measured
     * always; what shows a moment (peaks, RMS, K, VU, PPM, correlation) only while somebody reads that bus: 10 s after
     * the last read it is at rest, and it moves again from the next one on. False: there is no such bus, nothing was
     * copied.
     */
    boolean read(int bus, BusMeterFrame into);

    /**
     * Copies the newest spectrum of a bus. Asking is subscribing: it is computed from the first call on and until
     * nobody has asked for 3 s, so the first call gives nothing yet. False: there is none, nothing was copied.
     */
    boolean readSpectrum(int bus, SpectrumFrame into);

    /** Begins integrated loudness, range, the maxima and the highest true peak anew; soon, not at once. */
    void resetLoudness(int bus);

    /** Whether integrated loudness, range and the highest M and S stand still. */
    void pauseLoudness(int bus, boolean on);

    /** The alarms that are raised now, oldest first. */
    List<Alarm> alarms();
}
