package org.longwave.output.icecast;

import java.util.regex.Pattern;

/**
 * One stream's settings, frozen; any thread.
 *
 * @param bus the bus it sends
 */
record IcecastSettings(
        String name, Server server, String bus, String codec, int bitrateKbps, Description about, boolean autostart) {
    private static final Pattern MOUNT = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,;=:@%/-]+");

    /** Where the stream goes. */
    record Server(String host, int port, String mount, String user, String password) {
        @Override
        public String toString() {
            return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + mount;
        }
    }

    /** What listeners read about the stream. */
    record Description(String streamName, String description, String genre, String url, boolean listed) {}

    /** What must be put right before it is worth connecting; empty when all is well. */
    String problem() {
        if (server.host().isBlank()) return "The host is empty; set the server's name or address.";
        if (server.port() < 1 || server.port() > 65_535)
            return "The port is " + server.port() + ", allowed are 1 to 65535.";
        if (!MOUNT.matcher(server.mount()).matches())
            return "The mount is \"" + server.mount()
                    + "\"; it must begin with a slash and hold no space, for example /live.mp3.";
        return "";
    }
}
