package org.longwave.output.icecast;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/** TLS over a TCP connection, on one thread at a time; JSSE's engine, so that it never waits once it is live. */
final class TlsWire implements Wire {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final ByteBuffer coded;
    private final ByteBuffer plain;
    private final ByteBuffer outgoing;
    private boolean live;

    /** Shakes hands; the channel is connected and waiting, and ours from now on. */
    TlsWire(SocketChannel channel, SSLEngine engine, int patienceMillis) throws IOException {
        this.channel = channel;
        this.engine = engine;
        int packet = engine.getSession().getPacketBufferSize();
        coded = ByteBuffer.allocate(packet * 2).limit(0);
        plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize() * 2)
                .limit(0);
        outgoing = ByteBuffer.allocate(packet * 2).limit(0);
        patience(patienceMillis);
        engine.beginHandshake();
        shake();
    }

    private void shake() throws IOException {
        while (true) {
            HandshakeStatus status = engine.getHandshakeStatus();
            switch (status) {
                case NEED_WRAP -> {
                    wrap(NOTHING);
                    flushAll();
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (unwrap() == Status.BUFFER_UNDERFLOW && !fill())
                        throw new EOFException("the server hung up during the TLS handshake");
                }
                case NEED_TASK -> tasks();
                default -> {
                    return;
                }
            }
        }
    }

    private void tasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) task.run();
    }

    private int wrap(ByteBuffer from) throws IOException {
        outgoing.compact();
        SSLEngineResult result = engine.wrap(from, outgoing);
        outgoing.flip();
        return result.bytesConsumed();
    }

    private Status unwrap() throws IOException {
        plain.compact();
        try {
            return engine.unwrap(coded, plain).getStatus();
        } finally {
            plain.flip();
        }
    }

    /** Reads more of the coded bytes; false at the end. Live: also when none came. */
    private boolean fill() throws IOException {
        coded.compact();
        try {
            if (live) return channel.read(coded) > 0;
            int count = channel.socket().getInputStream().read(coded.array(), coded.position(), coded.remaining());
            if (count > 0) coded.position(coded.position() + count);
            return count > 0;
        } finally {
            coded.flip();
        }
    }

    private void flushAll() throws IOException {
        while (outgoing.hasRemaining()) channel.write(outgoing);
    }

    @Override
    public InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                while (!plain.hasRemaining()) {
                    Status status = unwrap();
                    if (status == Status.CLOSED || status == Status.BUFFER_UNDERFLOW && !fill()) return -1;
                }
                return plain.get() & 0xFF;
            }

            /** What there is: waits for the first byte only. */
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (length == 0) return 0;
                int first = read();
                if (first < 0) return -1;
                into[offset] = (byte) first;
                int more = Math.min(length - 1, plain.remaining());
                plain.get(into, offset + 1, more);
                return more + 1;
            }
        };
    }

    @Override
    public void patience(int millis) throws IOException {
        channel.socket().setSoTimeout(millis);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            wrap(left);
            flushAll();
        }
    }

    @Override
    public void live() throws IOException {
        live = true;
        channel.configureBlocking(false);
    }

    @Override
    public int send(ByteBuffer bytes) throws IOException {
        channel.write(outgoing);
        if (outgoing.hasRemaining() || !bytes.hasRemaining()) return 0;
        int taken = wrap(bytes);
        channel.write(outgoing);
        return taken;
    }

    @Override
    public boolean ended() throws IOException {
        channel.write(outgoing);
        while (true) {
            plain.clear().limit(0);
            Status status = unwrap();
            if (status == Status.CLOSED) return true;
            HandshakeStatus next = engine.getHandshakeStatus();
            if (next == HandshakeStatus.NEED_TASK) tasks();
            if (next == HandshakeStatus.NEED_WRAP && !outgoing.hasRemaining()) wrap(NOTHING);
            if (status != Status.BUFFER_UNDERFLOW) continue;
            coded.compact();
            int count = channel.read(coded);
            coded.flip();
            if (count < 0) return true;
            if (count == 0) return false;
        }
    }

    @Override
    public void close() {
        PlainWire.close(channel);
    }
}
