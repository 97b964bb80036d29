package org.longwave.output.listen;

/**
 * One listener server's settings, frozen; any thread.
 *
 * @param address where it listens: 127.0.0.1 for this machine only
 * @param port the first port to try
 */
record ListenSettings(String name, String address, int port, String bus, String codec, int bitrateKbps) {
    ListenSettings {
        if (port < 0 || port > 65_535) throw new IllegalArgumentException("port is " + port + ", allowed 0..65535");
        if (bitrateKbps < 8 || bitrateKbps > 512)
            throw new IllegalArgumentException("bitrateKbps is " + bitrateKbps + ", allowed 8..512");
    }

    String streamPath() {
        return "/" + bus + "." + codec;
    }

    int bytesPerSecond() {
        return bitrateKbps * 125;
    }
}
