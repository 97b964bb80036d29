package org.longwave.output.listen;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets clients in, on the thread {@code lw-out-<name>-http}, and gives each a virtual thread. An own server instead of
 * the JDK's: that one sends a stream in chunks to HTTP/1.1 clients, which some players do not understand, and offers no
 * hand on the socket of a client that does not read.
 */
final class HttpDoor implements AutoCloseable {
    /** Ports tried after the first one. */
    static final int MORE_PORTS = 20;
    /** Beyond so many connections at once a newcomer is turned away. */
    static final int MAX_CLIENTS = 500;

    private static final int BACKLOG = 128;
    private static final int SEND_BUFFER_BYTES = 32_768;
    private static final System.Logger LOG = System.getLogger(HttpDoor.class.getName());

    /** Serves one client until it is done; its socket is closed afterwards. */
    interface Visit {
        void serve(Socket client) throws IOException, InterruptedException;
    }

    private final String name;
    private final Visit visit;
    private final ServerSocket server;
    private final Thread thread;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    /** Opens the door on {@code port} or the next free one; 0 takes any. */
    HttpDoor(String name, InetAddress address, int port, Visit visit) throws IOException {
        this.name = name;
        this.visit = visit;
        server = bind(address, port);
        thread = Thread.ofPlatform().daemon().name("lw-out-" + name + "-http").start(this::run);
    }

    private static ServerSocket bind(InetAddress address, int port) throws IOException {
        int last = port == 0 ? 0 : Math.min(65_535, port + MORE_PORTS);
        for (int next = port; ; next++) {
            ServerSocket socket = new ServerSocket();
            try {
                socket.bind(new InetSocketAddress(address, next), BACKLOG);
                return socket;
            } catch (BindException busy) {
                socket.close();
                if (next >= last) throw busy;
            } catch (IOException failed) {
                socket.close();
                throw failed;
            }
        }
    }

    int port() {
        return server.getLocalPort();
    }

    int clients() {
        return clients.size();
    }

    private void run() {
        while (!server.isClosed()) {
            try {
                admit(server.accept());
            } catch (IOException failed) {
                if (server.isClosed()) return;
                LOG.log(Level.WARNING, name + ": a client could not be let in", failed);
                pause();
            }
        }
    }

    /** Out of file descriptors, accept() fails at once and for ever: without a pause this would burn a core. */
    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void admit(Socket client) throws IOException {
        if (clients.size() >= MAX_CLIENTS) {
            client.close();
            return;
        }
        clients.add(client);
        Thread.ofVirtual().name("lw-out-" + name + "-client").start(() -> serve(client));
    }

    private void serve(Socket client) {
        try (client) {
            client.setSendBufferSize(SEND_BUFFER_BYTES);
            client.setTcpNoDelay(true);
            visit.serve(client);
        } catch (IOException left) {
            LOG.log(Level.DEBUG, "a client left", left);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
        }
    }

    @Override
    public void close() {
        shut(server);
        clients.forEach(HttpDoor::shut);
        try {
            thread.join(2000);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes from any thread; who waits in a read or write there gets an exception. */
    static void shut(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception already) {
            LOG.log(Level.DEBUG, "closing a socket", already);
        }
    }
}
