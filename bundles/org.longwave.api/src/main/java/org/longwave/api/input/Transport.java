package org.longwave.api.input;

import org.osgi.annotation.versioning.ConsumerType;

/** Play, stop and loop of an input that has them; a service with {@link org.longwave.api.Names#NAME}. Any thread. */
@ConsumerType
public interface Transport {
    /** From the start, or on from a pause. */
    void play();

    /** Fades out within a block and goes back to the start. */
    void stop();

    void setLoop(boolean loop);

    TransportState state();
}
