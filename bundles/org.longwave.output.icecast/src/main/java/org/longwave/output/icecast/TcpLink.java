package org.longwave.output.icecast;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** An accepted connection as a channel that never waits, on the sender's thread. */
final class TcpLink implements Link {
    private static final System.Logger LOG = System.getLogger(TcpLink.class.getName());

    private final SocketChannel channel;
    private final ByteBuffer heard = ByteBuffer.allocate(512);

    /** @param channel connected and not blocking; ours from now on */
    TcpLink(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public int send(ByteBuffer bytes) throws Trouble {
        try {
            return channel.write(bytes);
        } catch (IOException gone) {
            throw new Trouble(Trouble.Kind.LOST, "The connection to the server was lost.", gone);
        }
    }

    /** After a kill one more write would still succeed: the end is seen first by reading. */
    @Override
    public void check() throws Trouble {
        try {
            int count;
            do {
                heard.clear();
                count = channel.read(heard);
            } while (count > 0);
            if (count == 0) return;
        } catch (IOException gone) {
            throw new Trouble(Trouble.Kind.LOST, "The connection to the server was lost.", gone);
        }
        throw new Trouble(Trouble.Kind.LOST, "The server ended the connection.");
    }

    @Override
    public void close() {
        close(channel);
    }

    static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException already) {
            LOG.log(Level.DEBUG, "closing a connection", already);
        }
    }
}
