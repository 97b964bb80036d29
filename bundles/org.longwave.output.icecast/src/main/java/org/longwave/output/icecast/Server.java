package org.longwave.output.icecast;

import java.util.regex.Pattern;

/**
 * Where a stream goes; a value, any thread.
 *
 * @param mount beginning with a slash; of no meaning to a SHOUTcast server
 */
record Server(String host, int port, String mount, String user, String password, Protocol protocol, Tls tls) {
    private static final Pattern MOUNT = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,;=:@%/-]+");

    /** How to log in. */
    enum Protocol {
        /** HTTP PUT: Icecast 2.4 and newer. */
        ICECAST,
        /** The SOURCE method of older Icecast servers. */
        SOURCE,
        /** SHOUTcast v1: a password line on the port above. */
        SHOUTCAST
    }

    /**
     * Encryption.
     *
     * @param caFile certificates (PEM) of those who may vouch for the server; empty: the system's
     * @param pin SHA-256 of the one certificate that is right, in hexadecimal; empty: any that is vouched for
     */
    record Tls(boolean on, String caFile, String pin) {
        static final Tls OFF = new Tls(false, "", "");
    }

    /** What must be put right before it is worth connecting; empty when all is well. */
    String problem() {
        if (host.isBlank()) return "The host is empty; set the server's name or address.";
        if (port < 1 || port > 65_535) return "The port is " + port + ", allowed are 1 to 65535.";
        if (protocol == Protocol.SHOUTCAST && tls.on())
            return "SHOUTcast servers know no encryption; set tls to false or the protocol to icecast.";
        if (protocol != Protocol.SHOUTCAST && !MOUNT.matcher(mount).matches())
            return "The mount is \"" + mount
                    + "\"; it must begin with a slash and hold no space, for example /live.mp3.";
        if (!tls.pin().isEmpty() && !tls.pin().replace(":", "").matches("[0-9A-Fa-f]{64}"))
            return "tlsPin is no SHA-256 fingerprint; it needs 64 hexadecimal digits.";
        return "";
    }

    /** The port a source connects to. */
    int sourcePort() {
        return protocol == Protocol.SHOUTCAST ? port + 1 : port;
    }

    /** Name or address as it stands in a URL. */
    String urlHost() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** Another server with the same login: "host", "host:port" or "host:port/mount"; what is left out is as here. */
    Server backup(String place) {
        int slash = place.indexOf('/');
        String address = slash < 0 ? place : place.substring(0, slash);
        int colon = address.endsWith("]") ? -1 : address.lastIndexOf(':');
        String name = (colon < 0 ? address : address.substring(0, colon)).replaceAll("[\\[\\]]", "");
        int otherPort = port;
        if (colon >= 0)
            otherPort = address.substring(colon + 1).matches("\\d{1,5}")
                    ? Integer.parseInt(address.substring(colon + 1))
                    : -1;
        return new Server(name, otherPort, slash < 0 ? mount : place.substring(slash), user, password, protocol, tls);
    }

    boolean sameMount(Server other) {
        return host.equals(other.host)
                && port == other.port
                && mount.equals(other.mount)
                && protocol == other.protocol
                && tls.equals(other.tls);
    }

    @Override
    public String toString() {
        return (tls.on() ? "https://" : "http://") + urlHost() + ":" + port
                + (protocol == Protocol.SHOUTCAST ? "/" : mount);
    }
}
