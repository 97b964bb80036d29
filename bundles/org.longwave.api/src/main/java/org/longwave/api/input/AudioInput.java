package org.longwave.api.input;

import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that brings sound in: a sound card, a file player, a signal generator, a third party's source. Register it
 * as an OSGi service with the properties {@link org.longwave.api.Names#NAME} and {@link org.longwave.api.Names#LIVE};
 * the engine gives it a device thread of its own ({@code lw-dev-<name>}) and an input ring, and calls the three methods
 * on that thread only. An input that throws or hangs costs itself, nothing else: it is named once, closed, and opened
 * again after a pause that doubles from 1 s to 30 s.
 */
@ConsumerType
public interface AudioInput {
    /** {@link #read} has nothing more to give (end of a file); the strip falls silent without an underrun. */
    int ENDED = -1;

    /** Opens what is needed. May block and allocate. */
    void open(StreamFormat format, InputControl control) throws DeviceException;

    /**
     * Fills up to {@code frames} frames of each channel from index 0 on. May block as the hardware does.
     *
     * @param planar channels x frames, full scale +-1.0
     * @return frames filled; 0: nothing just now, ask again in a few ms; {@link #ENDED}: nothing more until
     *     {@link InputControl#restart()}, asked again only then
     */
    int read(float[][] planar, int frames) throws DeviceException;

    /** Releases everything. Called once after each {@link #open}, also when that failed. */
    void close();
}
