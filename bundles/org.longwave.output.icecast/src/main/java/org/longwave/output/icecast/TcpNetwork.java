package org.longwave.output.icecast;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.longwave.api.codec.Title;

/**
 * Servers over TCP and TLS, on threads that may wait. The body is never chunked: Icecast would hand the chunk lines to
 * the listeners.
 */
final class TcpNetwork implements Network {
    /** Small, so that a server that stopped reading is noticed after seconds and not after minutes. */
    private static final int SEND_BUFFER_BYTES = 32_768;
    /** A server may send its final answer after the first 100 or only with it. */
    private static final int FINAL_MILLIS = 1000;

    private static final int PAGE_BYTES = 1 << 20;
    /** An encoder gives something several times a second. */
    private static final int SOUND_MILLIS = 4000;

    private final int connectMillis;
    private final int handshakeMillis;
    private final int pageMillis;

    /** @param pageMillis patience with the status and title pages */
    TcpNetwork(int connectMillis, int handshakeMillis, int pageMillis) {
        this.connectMillis = connectMillis;
        this.handshakeMillis = handshakeMillis;
        this.pageMillis = pageMillis;
    }

    TcpNetwork() {
        this(4000, 5000, 2500);
    }

    @Override
    public Link connect(Call call) throws Trouble {
        Server server = call.server();
        Wire wire = null;
        boolean accepted = false;
        try {
            wire = reach(server, server.sourcePort(), call.abort(), connectMillis, handshakeMillis);
            if (server.protocol() == Server.Protocol.SHOUTCAST) shoutcast(wire, call);
            else icecast(wire, call);
            wire.live();
            accepted = true;
            return new WireLink(wire);
        } catch (IOException lost) {
            throw explained(lost, server, server.sourcePort());
        } finally {
            if (!accepted && wire != null) wire.close();
        }
    }

    private void icecast(Wire wire, Call call) throws IOException, Trouble {
        wire.write(Requests.source(call).getBytes(StandardCharsets.UTF_8));
        Answer answer = answer(wire);
        if (!answer.accepted()) throw answer.trouble(call.server().mount());
    }

    private Answer answer(Wire wire) throws IOException {
        InputStream in = wire.in();
        wire.patience(handshakeMillis);
        Answer answer = Answer.head(in);
        if (answer.code() == 100) {
            try {
                wire.patience(FINAL_MILLIS);
                answer = Answer.head(in);
            } catch (SocketTimeoutException later) {
                // "go on" is an answer too; a refusal that comes later ends the link
                return new Answer(200, later.toString());
            }
        }
        if (answer.accepted() || answer.code() <= 0) return answer;
        try {
            return answer.withBody(in);
        } catch (IOException cut) {
            return answer;
        }
    }

    private void shoutcast(Wire wire, Call call) throws IOException, Trouble {
        wire.patience(handshakeMillis);
        wire.write((call.server().password() + "\r\n").getBytes(StandardCharsets.UTF_8));
        Answer answer = Answer.head(wire.in());
        if (answer.text().isEmpty())
            throw new Trouble(
                    Trouble.Kind.PASSWORD,
                    "The SHOUTcast server hung up: the password is wrong, or another source is on the air.");
        if (!answer.text().startsWith("OK"))
            throw new Trouble(
                    answer.text().toLowerCase(java.util.Locale.ROOT).contains("password")
                            ? Trouble.Kind.PASSWORD
                            : Trouble.Kind.REFUSED,
                    "The SHOUTcast server refused the stream ("
                            + answer.text().lines().findFirst().orElse("") + ").");
        wire.write(Requests.shoutcast(call).getBytes(StandardCharsets.UTF_8));
    }

    private static Wire reach(Server server, int port, Abort abort, int connectMillis, int shakeMillis)
            throws IOException, Trouble {
        IOException last = null;
        for (InetAddress address : InetAddress.getAllByName(server.host())) {
            SocketChannel channel = SocketChannel.open();
            boolean done = false;
            try {
                if (!abort.watch(channel)) throw new ClosedChannelException();
                channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.socket().connect(new InetSocketAddress(address, port), connectMillis);
                Wire wire = server.tls().on()
                        ? new TlsWire(channel, Certificates.engine(server), shakeMillis)
                        : new PlainWire(channel);
                done = true;
                return wire;
            } catch (SSLException certificate) {
                throw certificate;
            } catch (IOException failed) {
                last = failed;
            } finally {
                if (!done) PlainWire.close(channel);
            }
        }
        throw last;
    }

    @Override
    public void title(Server server, Title title) throws IOException {
        String page = page(server, Requests.title(server, title));
        if (!page.contains(" 200 "))
            throw new IOException(page.lines().findFirst().orElse("no answer"));
    }

    @Override
    public Health health(Server server) throws IOException {
        return Health.of(server, page(server, Requests.status(server)));
    }

    @Override
    public Hearing hear(Server server, Abort abort) throws Trouble {
        if (server.protocol() != Server.Protocol.SHOUTCAST) return hear(server, server.mount(), abort);
        // the server's only stream stands there; one that has others besides gives a page, or says no
        try {
            Hearing root = hear(server, "/", abort);
            if (!root.contentType().startsWith("text/") || server.mount().length() < 2) return root;
            root.close();
        } catch (Trouble no) {
            if (no.kind() != Trouble.Kind.REFUSED || server.mount().length() < 2) throw no;
        }
        return hear(server, server.mount(), abort);
    }

    private Hearing hear(Server server, String path, Abort abort) throws Trouble {
        Wire wire = null;
        boolean open = false;
        try {
            wire = reach(server, server.port(), abort, connectMillis, handshakeMillis);
            wire.patience(handshakeMillis);
            wire.write(Requests.listen(server, path).getBytes(StandardCharsets.UTF_8));
            Answer answer = Answer.toListener(wire.in());
            if (!answer.accepted()) throw answer.deaf(path);
            wire.patience(SOUND_MILLIS);
            open = true;
            return new WireHearing(wire, answer.contentType());
        } catch (IOException lost) {
            throw explained(lost, server, server.port());
        } finally {
            if (!open && wire != null) wire.close();
        }
    }

    private String page(Server server, String request) throws IOException {
        try (Wire wire = reach(server, server.port(), new Abort(), pageMillis, pageMillis)) {
            wire.patience(pageMillis);
            wire.write(request.getBytes(StandardCharsets.UTF_8));
            return new String(wire.in().readNBytes(PAGE_BYTES), StandardCharsets.UTF_8);
        } catch (Trouble certificate) {
            throw new IOException(certificate.getMessage(), certificate);
        }
    }

    private Trouble explained(IOException lost, Server server, int port) {
        String where = server.host() + " port " + port;
        for (Throwable cause = lost; cause != null; cause = cause.getCause())
            if (cause instanceof CertificateException words
                    && !String.valueOf(words.getMessage()).isEmpty())
                return new Trouble(Trouble.Kind.REFUSED, words.getMessage(), lost);
        String said = switch (lost) {
            case UnknownHostException _ -> "The name " + server.host() + " is not known; check it and the network.";
            case NoRouteToHostException _ -> "There is no route to " + server.host() + "; check the network.";
            case ConnectException e
            when String.valueOf(e.getMessage()).contains("unreachable") ->
                "There is no route to " + server.host() + "; check the network.";
            case ConnectException _ -> "Nobody answers at " + where + " (connection refused); is the server running?";
            case SocketTimeoutException e
            when String.valueOf(e.getMessage())
                    .toLowerCase(java.util.Locale.ROOT)
                    .contains("connect") ->
                "No connection to " + where + " within " + connectMillis / 1000 + " s; check host and network.";
            case SocketTimeoutException _ ->
                "The server at " + where + " was reached but said nothing for " + handshakeMillis / 1000 + " s; "
                        + (server.tls().on() ? "is it a port without TLS?" : "is it a port for TLS?");
            case NoSuchFileException e -> "The file " + e.getFile() + " in tlsCaFile does not exist.";
            case SSLException e ->
                "No encrypted connection to " + where + " (" + e.getMessage() + "); is it a port for TLS?";
            default -> "The connection to " + where + " broke off (" + lost.getMessage() + ").";
        };
        return new Trouble(Trouble.Kind.LOST, said, lost);
    }
}
