package org.longwave.output.icecast;

/** Settings for tests. */
final class Samples {
    static final String PASSWORD = "s3cret-word";

    private Samples() {}

    static IcecastSettings settings(int port, String mount, String password) {
        return new IcecastSettings(
                "main",
                new IcecastSettings.Server("127.0.0.1", port, mount, "source", password),
                "program",
                "mp3",
                192,
                new IcecastSettings.Description("Radio Nörd", "Two\r\nlines", "Talk", "http://radio.example", false),
                false);
    }

    static IcecastSettings settings(int port) {
        return settings(port, "/live.mp3", PASSWORD);
    }
}
