package org.longwave.api.meter;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of alarms; register it as an OSGi service. Called on a control thread ({@code lw-control-alarms}), one after
 * the other; what one throws is logged, and the others are called all the same.
 */
@ConsumerType
public interface AlarmListener {
    /** An alarm was raised, or is over. */
    void alarm(Alarm alarm);
}
