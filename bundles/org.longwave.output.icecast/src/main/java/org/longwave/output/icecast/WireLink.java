package org.longwave.output.icecast;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection the server accepted, on the sender's thread; nothing here waits. */
final class WireLink implements Link {
    private final Wire wire;

    /** @param wire live; ours from now on */
    WireLink(Wire wire) {
        this.wire = wire;
    }

    @Override
    public int send(ByteBuffer bytes) throws Trouble {
        try {
            return wire.send(bytes);
        } catch (IOException gone) {
            throw new Trouble(Trouble.Kind.LOST, "The connection to the server was lost.", gone);
        }
    }

    @Override
    public void check() throws Trouble {
        boolean ended;
        try {
            ended = wire.ended();
        } catch (IOException gone) {
            throw new Trouble(Trouble.Kind.LOST, "The connection to the server was lost.", gone);
        }
        if (ended) throw new Trouble(Trouble.Kind.LOST, "The server ended the connection.");
    }

    @Override
    public void close() {
        wire.close();
    }
}
