package org.longwave.output.icecast;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A TCP connection, on one thread at a time. */
final class PlainWire implements Wire {
    private static final System.Logger LOG = System.getLogger(PlainWire.class.getName());

    private final SocketChannel channel;
    private final ByteBuffer heard = ByteBuffer.allocate(512);

    /** @param channel connected and waiting; ours from now on */
    PlainWire(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public InputStream in() {
        try {
            return channel.socket().getInputStream();
        } catch (IOException closed) {
            return InputStream.nullInputStream();
        }
    }

    @Override
    public void patience(int millis) throws IOException {
        channel.socket().setSoTimeout(millis);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) channel.write(left);
    }

    @Override
    public void live() throws IOException {
        channel.configureBlocking(false);
    }

    @Override
    public int send(ByteBuffer bytes) throws IOException {
        return channel.write(bytes);
    }

    @Override
    public boolean ended() throws IOException {
        int count;
        do {
            heard.clear();
            count = channel.read(heard);
        } while (count > 0);
        return count < 0;
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
