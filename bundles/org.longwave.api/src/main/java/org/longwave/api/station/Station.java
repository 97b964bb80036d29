package org.longwave.api.station;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/** The loaded station file. Any thread. */
@ProviderType
public interface Station {
    /** What the listeners know it as. */
    String name();

    /**
     * The level that PPM and VU scales are set by: the peak of the line-up sine in dBFS, -18 (EBU R 68) or -20 (SMPTE
     * RP 155).
     */
    double alignmentDbfs();

    /** The file it came from; for the built-in demo a copy in the station folder. */
    Path file();

    /**
     * Writes how the desk stands into the station file: what is set on strips, buses and inserts, as far as the file does
     * not say so already; comments, order and layout stay. PFL, AFL, solo, talkback, dim and mono are of the moment and
     * not written. Nothing that plays is touched.
     *
     * @return completes on a thread of its own with a line for each setting written; fails with a
     *     {@link org.longwave.api.command.CommandRefusedException} whose sentence says why not and what to do
     */
    CompletableFuture<List<String>> save();

    /** What was refused at the last load, in the order of the file; empty when all is well. */
    List<StationFault> faults();

    /** Grows with every load. 0: not loaded yet. */
    long loads();
}
