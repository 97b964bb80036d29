package org.longwave.api.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The engine without its clock: an OSGi service in a program that was started to render, where the engine has no
 * thread. One thread calls it, once; a render runs on that thread, as fast as the machine allows.
 */
@ProviderType
public interface OfflineEngine {
    /** The property, of the framework or the system, that says so: {@code true}. */
    String PROPERTY = "longwave.offline";

    /**
     * What was rendered.
     *
     * @param fromFrame engine frame of the file's first sample
     * @param frames length of the file
     * @param rateHz frames per second
     * @param remarks plain sentences that the operator must know, for example which inputs were silent
     */
    record Rendered(long fromFrame, long frames, int rateHz, List<String> remarks) {}

    /**
     * The station as it starts, with its files and signals; live inputs are silent, and the remarks say so.
     *
     * @param out a new WAV file, 32-bit float
     * @param progress gets the frames done, from time to time
     */
    Rendered station(String bus, double seconds, Path out, LongConsumer progress)
            throws RenderRefusedException, IOException;

    /**
     * A show again, from the first frame: the same bits as the bus gave then.
     *
     * @param log a file of the command log, or its folder for the newest run
     * @param inputs folder of the recorded inputs; null: beside the log, where they were recorded
     * @param seconds {@link Double#POSITIVE_INFINITY}: to its end
     */
    Rendered show(Path log, Path inputs, String bus, double seconds, Path out, LongConsumer progress)
            throws RenderRefusedException, IOException;
}
