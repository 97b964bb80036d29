package org.longwave.api.output;

import org.osgi.annotation.versioning.ConsumerType;

/** Drives a lamp, a relay, a sign; register it as an OSGi service. */
@ConsumerType
public interface OnAirListener {
    /**
     * On the thread {@code lw-control-watch}, some 20 ms after a microphone's change, 100 ms after an output's, and once
     * when it is found; should not block.
     */
    void changed(OnAirState state);
}
