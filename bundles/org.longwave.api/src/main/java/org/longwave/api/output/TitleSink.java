package org.longwave.api.output;

import org.longwave.api.codec.Title;
import org.osgi.annotation.versioning.ConsumerType;

/** An output that tells its listeners what is on the air; a service with {@link org.longwave.api.Names#NAME}. */
@ConsumerType
public interface TitleSink {
    /** Any thread, returns at once. The newest one is also what a new connection begins with. */
    void title(Title title);
}
