package org.longwave.api.output;

import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.EdgeInfo;
import org.longwave.api.StreamFormat;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that takes a bus away. Register it as an OSGi service with {@link org.longwave.api.Names#NAME},
 * {@link org.longwave.api.Names#BUS} and {@link org.longwave.api.Names#PRIORITY}; the engine gives it a thread of its
 * own ({@code lw-out-<name>}) with a cursor of its own in the bus's ring, and calls the three methods on that thread
 * only. It may block there as long as it likes: nobody waits for it, and it is told exactly what it missed. One that
 * throws is named once, closed, and opened again after a pause that doubles from 1 s to 30 s.
 */
@ConsumerType
public interface BusConsumer {
    /** Opens what is needed. */
    void open(StreamFormat format) throws DeviceException;

    /** Takes one block. Look at {@link AudioBlock#gapFrames()} first. */
    void block(AudioBlock block) throws DeviceException;

    /** Any thread: frames taken and not yet delivered (a sound card's buffer), -1 when that is not known. */
    default long bufferedFrames() {
        return -1;
    }

    /** Any thread: how a device's clock is brought to the station's; {@link EdgeInfo#NONE} where that is not needed. */
    default EdgeInfo edge() {
        return EdgeInfo.NONE;
    }

    /** Releases everything. Called once after each {@link #open}, also when that failed. */
    void close();
}
