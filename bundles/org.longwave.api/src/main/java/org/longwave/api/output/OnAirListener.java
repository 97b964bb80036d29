package org.longwave.api.output;

import org.osgi.annotation.versioning.ConsumerType;

/** Drives a lamp, a relay, a sign; register it as an OSGi service. */
@ConsumerType
public interface OnAirListener {
    /** On the thread {@code lw-control-watch}, within some 20 ms of a change, and once when it is found; should not block. */
    void changed(OnAirState state);
}
