package org.longwave.api.station;

import java.nio.file.Path;
import java.util.List;
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

    /** What was refused at the last load, in the order of the file; empty when all is well. */
    List<StationFault> faults();

    /** Grows with every load. 0: not loaded yet. */
    long loads();
}
