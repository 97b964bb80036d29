package org.longwave.output.icecast;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A connection with or without encryption: waiting while the two sides talk, never waiting once it is live. */
interface Wire extends AutoCloseable {
    /** Waits for each byte as long as {@link #patience} allows. */
    InputStream in();

    void patience(int millis) throws IOException;

    void write(byte[] bytes) throws IOException;

    /** From now on nothing waits. */
    void live() throws IOException;

    /** Live: sends what fits and returns its bytes. */
    int send(ByteBuffer bytes) throws IOException;

    /** Live: reads and forgets what came; true at the end. After a kill one more write would still succeed. */
    boolean ended() throws IOException;

    @Override
    void close();
}
