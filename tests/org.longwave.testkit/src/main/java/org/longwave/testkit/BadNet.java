package org.longwave.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A bad network between a client and a server of this machine: throttles, holds, swallows, cuts. Any thread. */
public final class BadNet implements AutoCloseable {
    /** What happens to bytes and connections. */
    public enum Mode {
        PASS,
        /** About 4 kB a second. */
        THROTTLE,
        /** Nothing moves, nobody is told; new connections are taken and stay silent. */
        HOLD,
        /** New connections are refused by a reset. */
        REFUSE
    }

    private final int target;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.PASS;

    public BadNet(int targetPort) throws IOException {
        target = targetPort;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("bad-net").start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public void mode(Mode now) {
        mode = now;
    }

    /** Cuts every connection with a reset. */
    public void reset() {
        for (Socket socket : sockets) cut(socket);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (mode == Mode.REFUSE) cut(client);
                else Thread.ofVirtual().start(() -> join(client));
            } catch (IOException closed) {
                if (!door.isClosed()) throw new IllegalStateException(closed);
            }
        }
    }

    private void join(Socket client) {
        sockets.add(client);
        try {
            while (mode == Mode.HOLD) Thread.sleep(50);
            Socket server = new Socket();
            sockets.add(server);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2000);
            Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
        } catch (IOException | InterruptedException gone) {
            cut(client);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] bytes = new byte[2048];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                while (mode == Mode.HOLD) Thread.sleep(50);
                if (mode == Mode.THROTTLE) Thread.sleep(n / 4);
                out.write(bytes, 0, n);
            }
            while (mode == Mode.HOLD) Thread.sleep(50);
        } catch (IOException | InterruptedException gone) {
            cut(to);
        } finally {
            shut(from);
            shut(to);
        }
    }

    private void cut(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            sockets.remove(socket);
        }
        shut(socket);
    }

    private void shut(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException already) {
            System.getLogger("bad-net").log(System.Logger.Level.DEBUG, "closing", already);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        reset();
    }
}
