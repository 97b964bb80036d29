package org.longwave.codec;

import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;

/** Where the hub gets sound from; any thread. */
public interface BusSource {
    /** Null while no engine is there. */
    StreamFormat format();

    boolean has(String bus);

    /** Gives the consumer the bus from now on; the result ends that. Neither waits for the consumer. */
    Runnable attach(String name, String bus, BusConsumer consumer);
}
