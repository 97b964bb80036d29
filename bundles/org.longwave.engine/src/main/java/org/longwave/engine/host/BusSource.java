package org.longwave.engine.host;

import java.util.List;
import org.longwave.api.BusInfo;
import org.longwave.engine.ring.BusReader;

/** Any thread. The buses as the meters see them. */
interface BusSource {
    /** Grows whenever a bus came or went. */
    long layoutVersion();

    List<BusInfo> buses();

    /**
     * A new reader of a bus, which begins with the next block.
     *
     * @throws IllegalArgumentException there is no such bus
     */
    BusReader join(String bus, int resumeBlocksBehind);
}
