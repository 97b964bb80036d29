package org.longwave.output.icecast;

import org.longwave.api.StreamFormat;

/** Makes connections, on the sender's thread. */
interface Connector {
    /** Waits until the server accepted the stream or refused it, for some seconds at most. */
    Link connect(IcecastSettings settings, String contentType, StreamFormat format) throws Trouble;

    /** Ends a waiting {@link #connect}; from any thread. */
    void abort();
}
