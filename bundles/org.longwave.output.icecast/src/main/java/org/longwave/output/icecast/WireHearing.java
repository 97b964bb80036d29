package org.longwave.output.icecast;

import java.io.IOException;

/** A connection on which a server sends its sound, on the listening thread. */
final class WireHearing implements Network.Hearing {
    private final Wire wire;
    private final String contentType;

    /** @param wire waiting, the answer's head is read; ours from now on */
    WireHearing(Wire wire, String contentType) {
        this.wire = wire;
        this.contentType = contentType;
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public int read(byte[] into) throws IOException {
        return wire.in().read(into, 0, into.length);
    }

    @Override
    public void close() {
        wire.close();
    }
}
