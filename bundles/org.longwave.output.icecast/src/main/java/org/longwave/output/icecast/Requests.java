package org.longwave.output.icecast;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.Title;

/** What we say to servers, as text; any thread. */
final class Requests {
    private static final String AGENT = "Longwave/0.1";

    private Requests() {}

    /** PUT or SOURCE with everything that listeners are to know. */
    static String source(Network.Call call) {
        Server server = call.server();
        boolean put = server.protocol() == Server.Protocol.ICECAST;
        StringBuilder head = new StringBuilder(put ? "PUT " : "SOURCE ").append(server.mount());
        head.append(put ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n");
        field(head, "Host", server.urlHost() + ":" + server.port());
        field(head, "Authorization", login(server));
        field(head, "User-Agent", AGENT);
        field(head, "Content-Type", call.info().contentType());
        about(head, "ice-", call.about());
        field(head, "ice-public", call.about().listed() ? "1" : "0");
        EncoderSettings made = call.made();
        String rate = made.isVariable() ? "Quality " + plain(made.quality()) : "" + made.bitrateKbps();
        if (made.isVariable() || made.bitrateKbps() > 0) field(head, "ice-bitrate", rate);
        field(
                head,
                "ice-audio-info",
                "ice-samplerate=" + made.rateHz()
                        + (made.isVariable()
                                ? ";ice-quality=" + plain(made.quality())
                                : made.bitrateKbps() > 0 ? ";ice-bitrate=" + made.bitrateKbps() : "")
                        + ";ice-channels=" + made.channels());
        if (put) field(head, "Expect", "100-continue");
        return head.append("\r\n").toString();
    }

    private static String plain(double quality) {
        return quality == Math.rint(quality) ? "" + (long) quality : "" + quality;
    }

    /** SHOUTcast v1, after its "OK2". */
    static String shoutcast(Network.Call call) {
        StringBuilder head = new StringBuilder();
        about(head, "icy-", call.about());
        field(head, "icy-pub", call.about().listed() ? "1" : "0");
        if (call.made().bitrateKbps() > 0)
            field(head, "icy-br", "" + call.made().bitrateKbps());
        field(head, "content-type", call.info().contentType());
        return head.append("\r\n").toString();
    }

    private static void about(StringBuilder head, String prefix, IcecastSettings.Description about) {
        field(head, prefix + "name", about.streamName());
        if (prefix.equals("ice-")) field(head, "ice-description", about.description());
        field(head, prefix + "genre", about.genre());
        field(head, prefix + "url", about.url());
    }

    static String title(Server server, Title title) {
        String song = URLEncoder.encode(title.line(), StandardCharsets.UTF_8);
        if (server.protocol() == Server.Protocol.SHOUTCAST)
            return get(
                    server,
                    "/admin.cgi?mode=updinfo&pass=" + URLEncoder.encode(server.password(), StandardCharsets.UTF_8)
                            + "&song=" + song,
                    false);
        String mount = URLEncoder.encode(server.mount(), StandardCharsets.UTF_8);
        return get(server, "/admin/metadata?mode=updinfo&charset=UTF-8&mount=" + mount + "&song=" + song, true);
    }

    /** As a player asks that wants no titles between the sound. */
    static String listen(Server server, String path) {
        StringBuilder head = new StringBuilder("GET " + path + " HTTP/1.0\r\n");
        field(head, "Host", server.urlHost() + ":" + server.port());
        field(head, "User-Agent", AGENT + " (return feed)");
        field(head, "Accept", "*/*");
        return head.append("\r\n").toString();
    }

    static String status(Server server) {
        return get(server, "/status-json.xsl", false);
    }

    private static String get(Server server, String path, boolean login) {
        StringBuilder head = new StringBuilder("GET " + path + " HTTP/1.0\r\n");
        field(head, "Host", server.urlHost() + ":" + server.port());
        // SHOUTcast answers its metadata page to browsers only
        field(head, "User-Agent", server.protocol() == Server.Protocol.SHOUTCAST ? "Mozilla " + AGENT : AGENT);
        if (login) field(head, "Authorization", login(server));
        return head.append("\r\n").toString();
    }

    private static String login(Server server) {
        byte[] login = (server.user() + ":" + server.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    /** A line break in a value would begin a header of its own. */
    private static void field(StringBuilder head, String name, String value) {
        String clean = value.replaceAll("\\p{Cntrl}+", " ").strip();
        if (!clean.isEmpty()) head.append(name).append(": ").append(clean).append("\r\n");
    }
}
