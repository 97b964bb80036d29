package org.longwave.output.listen;

import org.longwave.codec.jump3r.Mp3EncoderFactory;
import org.longwave.testkit.ToneBus;

/** A program to look at the page without the engine: arguments port and seconds. */
final class ListenTrial {
    private ListenTrial() {}

    public static void main(String[] arguments) throws Exception {
        TestHub encoders = new TestHub();
        encoders.hub.add(new Mp3EncoderFactory());
        int port = Integer.parseInt(arguments[0]);
        ListenServer server = new ListenServer(
                new ListenSettings("trial", "127.0.0.1", port, "program", "mp3", 192),
                encoders.hub,
                () -> "Radio Longwave",
                3000);
        server.open(ToneBus.FORMAT);
        System.out.println(server.status().target());
        new ToneBus(encoders.before(server)).realTime(Double.parseDouble(arguments[1]));
        server.close();
        server.shutDown();
    }
}
