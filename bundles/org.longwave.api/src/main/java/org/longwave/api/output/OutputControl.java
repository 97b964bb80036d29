package org.longwave.api.output;

import org.osgi.annotation.versioning.ConsumerType;

/** On and off of an output that has them (stream, recorder); a service with {@link org.longwave.api.Names#NAME}. */
@ConsumerType
public interface OutputControl {
    /** Asks it to go on; returns at once, {@link #status()} tells the rest. */
    void start();

    /** Asks it to stop cleanly; returns at once. */
    void stop();

    OutputStatus status();
}
