package org.longwave.output.icecast;

import java.nio.ByteBuffer;

/** A connection the server accepted; used by the sender's thread only. Nothing here waits. */
interface Link extends AutoCloseable {
    /** Sends what fits and returns its bytes, 0 when the server takes no more just now. */
    int send(ByteBuffer bytes) throws Trouble;

    /** Notices a server that went away although nothing was sent. */
    void check() throws Trouble;

    @Override
    void close();
}
