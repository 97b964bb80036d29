package org.longwave.output.recorder;

import java.util.function.Function;
import org.longwave.api.codec.EncoderFactory;

/**
 * What a recorder needs of the world. Immutable, any thread.
 *
 * @param launcher gives a session its thread and starts it; may return null when steps are made by hand
 * @param encoders the factory of a codec, null when there is none
 */
record Surroundings(
        Disk disk,
        StudioTime time,
        Function<Session, Thread> launcher,
        Function<String, EncoderFactory> encoders,
        Cues cues) {
    static Surroundings real(Function<String, EncoderFactory> encoders, Cues cues) {
        return new Surroundings(new LocalDisk(), StudioTime.SYSTEM, Surroundings::onDaemon, encoders, cues);
    }

    private static Thread onDaemon(Session session) {
        return Thread.ofPlatform().daemon().name(session.threadName()).start(session);
    }
}
