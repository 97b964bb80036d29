package org.longwave.output.icecast;

import java.util.List;
import org.longwave.api.codec.EncoderHub.EncodeOrder;
import org.longwave.api.codec.EncoderSettings;

/** Settings for tests. */
final class Samples {
    static final String PASSWORD = "s3cret-word";

    private Samples() {}

    static Server server(int port, String mount, String password) {
        return new Server("127.0.0.1", port, mount, "source", password, Server.Protocol.ICECAST, Server.Tls.OFF);
    }

    static IcecastSettings settings(Server... servers) {
        return settings("mp3", EncoderSettings.stream(192), servers);
    }

    static IcecastSettings settings(String codec, EncoderSettings encode, Server... servers) {
        return new IcecastSettings(
                "main",
                List.of(servers),
                new EncodeOrder("program", codec, encode),
                IcecastSettings.Titles.AUTO,
                "",
                new IcecastSettings.Description("Radio Nörd", "Two\r\nlines", "Talk", "http://radio.example", false),
                false,
                false);
    }

    static IcecastSettings settings(int port, String mount, String password) {
        return settings(server(port, mount, password));
    }

    static IcecastSettings settings(int port) {
        return settings(port, "/live.mp3", PASSWORD);
    }
}
