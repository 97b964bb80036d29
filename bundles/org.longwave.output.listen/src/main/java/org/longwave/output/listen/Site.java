package org.longwave.output.listen;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.longwave.api.codec.EncoderHub;
import org.longwave.api.codec.EncoderInfo;

/** What a client can ask for, on the client's thread. Every answer ends its connection. */
final class Site implements HttpDoor.Visit {
    private static final int REQUEST_MILLIS = 10_000;
    private static final int POLL_MILLIS = 50;
    private static final String PAGE = page();

    private final ListenSettings settings;
    private final Audience sound;
    private final Audience level;
    private final Supplier<String> stationName;
    private final EncoderHub hub;
    private final int encoderMillis;

    /** @param encoderMillis a client waits so long for an encoder that is just starting */
    Site(
            ListenSettings settings,
            Audience sound,
            Audience level,
            Supplier<String> stationName,
            EncoderHub hub,
            int encoderMillis) {
        this.settings = settings;
        this.sound = sound;
        this.level = level;
        this.stationName = stationName;
        this.hub = hub;
        this.encoderMillis = encoderMillis;
    }

    @Override
    public void serve(Socket client) throws IOException, InterruptedException {
        try {
            Request request = Request.read(client, REQUEST_MILLIS);
            if (request != null) answer(request, client);
        } catch (Request.BadRequest bad) {
            error(client, bad.status(), bad.getMessage(), "", false);
        }
    }

    private void answer(Request request, Socket client) throws IOException, InterruptedException {
        boolean head = request.head();
        if (!head && !request.method().equals("GET")) {
            error(client, 405, "Only GET and HEAD are understood here.", "Allow: GET, HEAD\r\n", false);
        } else if (request.path().equals("/")) {
            page(client, head);
        } else if (request.path().equals("/level")) {
            follow(client, "text/event-stream", level, "", head);
        } else if (request.path().equals(settings.streamPath())) {
            stream(client, head);
        } else {
            error(client, 404, "There is nothing at this address.", "", head);
        }
    }

    private void page(Socket client, boolean head) throws IOException {
        byte[] body = PAGE.replace("@STATION@", escaped(stationName.get()))
                .replace("@STREAM@", escaped(settings.streamPath()))
                .replace("@CODEC@", escaped(settings.codec().toUpperCase(java.util.Locale.ROOT)))
                .replace("@KBPS@", Integer.toString(settings.bitrateKbps()))
                .getBytes(StandardCharsets.UTF_8);
        String policy = "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; script-src"
                + " 'unsafe-inline'; media-src 'self'; connect-src 'self'; img-src data:\r\n";
        send(client, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + policy, body, head);
    }

    private void stream(Socket client, boolean head) throws IOException, InterruptedException {
        EncoderInfo encoder = encoder();
        if (encoder == null) {
            String why = "No encoder for \"" + settings.codec() + "\" is installed.";
            error(client, 503, why, "Retry-After: 2\r\n", head);
            return;
        }
        String about = "icy-name: " + stationName.get().replaceAll("\\p{Cntrl}+", " ") + "\r\nicy-br: "
                + settings.bitrateKbps() + "\r\nAccept-Ranges: none\r\n";
        follow(client, encoder.contentType(), sound, about, head);
    }

    /** Waits for one that may just be starting; null when none came. */
    private EncoderInfo encoder() throws InterruptedException {
        long end = System.nanoTime() + encoderMillis * 1_000_000L;
        EncoderInfo found = hub.find(settings.codec());
        while (found == null && System.nanoTime() - end < 0) {
            Thread.sleep(POLL_MILLIS);
            found = hub.find(settings.codec());
        }
        return found;
    }

    /** An endless answer: as in HTTP/1.0, its end is the end of the connection. */
    private static void follow(Socket client, String type, Audience audience, String more, boolean head)
            throws IOException, InterruptedException {
        OutputStream out = client.getOutputStream();
        out.write(("HTTP/1.0 200 OK\r\nContent-Type: " + type + "\r\n" + more
                        + "Cache-Control: no-cache, no-store\r\nX-Content-Type-Options: nosniff\r\n"
                        + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        if (head) return;
        Audience.Follower follower = audience.join(() -> HttpDoor.shut(client));
        try {
            for (byte[] piece = follower.take(); piece != null; piece = follower.take()) out.write(piece);
        } finally {
            audience.leave(follower);
        }
    }

    private static void error(Socket client, int status, String sentence, String more, boolean head)
            throws IOException {
        String reason = switch (status) {
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 431 -> "Request Header Fields Too Large";
            default -> "Service Unavailable";
        };
        String start = "HTTP/1.1 " + status + " " + reason + "\r\nContent-Type: text/plain; charset=utf-8\r\n" + more;
        send(client, start, (sentence + "\n").getBytes(StandardCharsets.UTF_8), head);
    }

    private static void send(Socket client, String start, byte[] body, boolean head) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((start + "Content-Length: " + body.length
                        + "\r\nCache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        if (!head) out.write(body);
        client.shutdownOutput();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String page() {
        try (InputStream in = Site.class.getResourceAsStream("listen.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("listen.html is missing from the bundle", broken);
        }
    }
}
