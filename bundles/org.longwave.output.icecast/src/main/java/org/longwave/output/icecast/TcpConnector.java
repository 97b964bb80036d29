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
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.longwave.api.StreamFormat;

/**
 * Speaks to Icecast 2.4 and newer by PUT over TCP, on the sender's thread. The body is never chunked: Icecast would hand
 * the chunk lines to the listeners.
 */
final class TcpConnector implements Connector {
    /** Small, so that a server that stopped reading is noticed after seconds and not after minutes. */
    private static final int SEND_BUFFER_BYTES = 32_768;

    private static final int CONNECT_MILLIS = 4000;
    /** A server may send its final answer after the first 100 or only with it. */
    private static final int FINAL_MILLIS = 1000;

    private final int handshakeMillis;
    private volatile SocketChannel opening;
    private volatile boolean aborted;

    TcpConnector(int handshakeMillis) {
        this.handshakeMillis = handshakeMillis;
    }

    @Override
    public void abort() {
        aborted = true;
        SocketChannel channel = opening;
        if (channel != null) TcpLink.close(channel);
    }

    @Override
    public Link connect(IcecastSettings settings, String contentType, StreamFormat format) throws Trouble {
        aborted = false;
        IcecastSettings.Server server = settings.server();
        SocketChannel channel = null;
        boolean accepted = false;
        try {
            channel = reach(server);
            byte[] request = request(settings, contentType, format).getBytes(StandardCharsets.UTF_8);
            channel.write(ByteBuffer.wrap(request));
            Answer answer = answer(channel);
            if (!answer.accepted()) throw answer.trouble(server.mount());
            channel.configureBlocking(false);
            accepted = true;
            return new TcpLink(channel);
        } catch (IOException lost) {
            throw explained(lost, server);
        } finally {
            opening = null;
            if (!accepted && channel != null) TcpLink.close(channel);
        }
    }

    private SocketChannel reach(IcecastSettings.Server server) throws IOException {
        IOException last = null;
        for (InetAddress address : InetAddress.getAllByName(server.host())) {
            SocketChannel channel = SocketChannel.open();
            try {
                opening = channel;
                if (aborted) throw new ClosedChannelException();
                channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.socket().connect(new InetSocketAddress(address, server.port()), CONNECT_MILLIS);
                return channel;
            } catch (IOException failed) {
                TcpLink.close(channel);
                last = failed;
            }
        }
        throw last;
    }

    private Answer answer(SocketChannel channel) throws IOException {
        InputStream in = channel.socket().getInputStream();
        channel.socket().setSoTimeout(handshakeMillis);
        Answer answer = Answer.head(in);
        if (answer.code() == 100) {
            try {
                channel.socket().setSoTimeout(FINAL_MILLIS);
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

    static String request(IcecastSettings settings, String contentType, StreamFormat format) {
        IcecastSettings.Server server = settings.server();
        IcecastSettings.Description about = settings.about();
        byte[] login = (server.user() + ":" + server.password()).getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("PUT " + server.mount() + " HTTP/1.1\r\n");
        field(
                head,
                "Host",
                (server.host().contains(":") ? "[" + server.host() + "]" : server.host()) + ":" + server.port());
        field(head, "Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        field(head, "User-Agent", "Longwave/0.1");
        field(head, "Content-Type", contentType);
        field(head, "ice-name", about.streamName());
        field(head, "ice-description", about.description());
        field(head, "ice-genre", about.genre());
        field(head, "ice-url", about.url());
        field(head, "ice-public", about.listed() ? "1" : "0");
        field(head, "ice-bitrate", Integer.toString(settings.bitrateKbps()));
        field(
                head,
                "ice-audio-info",
                "ice-samplerate=" + format.rateHz() + ";ice-bitrate=" + settings.bitrateKbps() + ";ice-channels="
                        + format.channels());
        field(head, "Expect", "100-continue");
        return head.append("\r\n").toString();
    }

    /** A line break in a value would begin a header of its own. */
    private static void field(StringBuilder head, String name, String value) {
        String clean = value.replaceAll("\\p{Cntrl}+", " ").strip();
        if (!clean.isEmpty()) head.append(name).append(": ").append(clean).append("\r\n");
    }

    private Trouble explained(IOException lost, IcecastSettings.Server server) {
        String where = server.host() + " port " + server.port();
        String said = switch (lost) {
            case UnknownHostException _ -> "The name " + server.host() + " is not known; check it and the network.";
            case NoRouteToHostException _ -> "There is no route to " + server.host() + "; check the network.";
            case ConnectException e
            when String.valueOf(e.getMessage()).contains("unreachable") ->
                "There is no route to " + server.host() + "; check the network.";
            case ConnectException _ -> "Nobody answers at " + where + " (connection refused); is the server running?";
            case SocketTimeoutException e
            when String.valueOf(e.getMessage()).toLowerCase().contains("connect") ->
                "No connection to " + where + " within " + CONNECT_MILLIS / 1000 + " s; check host and network.";
            case SocketTimeoutException _ ->
                "The server at " + where + " was reached but said nothing for " + handshakeMillis / 1000
                        + " s; is it a port for TLS?";
            default -> "The connection to " + where + " broke off (" + lost.getMessage() + ").";
        };
        return new Trouble(Trouble.Kind.LOST, said, lost);
    }
}
