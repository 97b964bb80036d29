package org.longwave.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.testkit.IcecastServer;
import org.longwave.testkit.Recording;

/** The product on the air: two mounts of a real Icecast that dies and comes back, a recording that misses nothing. */
class OnAirTest {
    @TempDir
    Path home;

    private Path station(int port) throws Exception {
        Files.writeString(home.resolve("secrets.properties"), "icecast=" + IcecastServer.PASSWORD + "\n");
        Files.setPosixFilePermissions(
                home.resolve("secrets.properties"),
                java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(home.resolve("station.json"), """
                {
                  "org.longwave.signal~tone": { "kind": "sine", "freqHz": 997, "levelDb": -20 },
                  "org.longwave.strip~tone": { "input": "tone", "label": "Tone" },
                  "org.longwave.recorder~take": { "folder": "takes", "autostart": true },
                  "org.longwave.icecast~one": { "host": "127.0.0.1", "port": %1$d, "mount": "/one.mp3",
                    "password": "secret:icecast", "bitrateKbps": 128, "autostart": true },
                  "org.longwave.icecast~two": { "host": "127.0.0.1", "port": %1$d, "mount": "/two.mp3",
                    "password": "secret:icecast", "bitrateKbps": 192, "autostart": true }
                }
                """.formatted(port));
    }

    private static Pattern both(String state) {
        return Pattern.compile("(?m)^\\d\\d:.*one " + state + ".*two " + state + ".*$");
    }

    @Test
    void twoMountsSurviveTheDeathOfTheServerAndTheRecordingMissesNothing() throws Exception {
        try (IcecastServer icecast = new IcecastServer();
                Longwave longwave = Longwave.headless(
                        home, "--station", station(icecast.port()).toString())) {
            longwave.await(both("ON"), 30);
            Thread.sleep(1000);
            IcecastServer.Listener one = icecast.listen("/one.mp3", 10);
            IcecastServer.Listener two = icecast.listen("/two.mp3", 10);
            assertEquals("", one.said(30));
            assertEquals("", two.said(30));
            String heard = " ON.* return feed HEARD.*";
            longwave.await(Pattern.compile("(?m)^\\d\\d:.*one" + heard + "two" + heard + "$"), 30);

            icecast.kill();
            longwave.await(both("RETRYING"), 10);
            Thread.sleep(3000);
            int before = longwave.output().length();
            icecast.start();
            longwave.awaitAfter(before, both("ON"), 10);
            IcecastServer.Listener again = icecast.listen("/one.mp3", 2);
            assertEquals("", again.said(20));

            longwave.terminate();
            assertEquals(0, longwave.exitCode(10), longwave.output());
            assertTrue(!longwave.output().contains(IcecastServer.PASSWORD), "the password is in the output");
            assertNothingMissing();
        }
    }

    private void assertNothingMissing() throws Exception {
        assertNothingMissing(home.resolve("takes"));
    }

    /** One take of the tone at 997 Hz and -20 dBFS, whole from its first sample to its last. */
    static void assertNothingMissing(Path folder) throws Exception {
        List<Path> takes;
        try (var files = Files.list(folder)) {
            takes = files.filter(Files::isRegularFile).toList();
        }
        assertEquals(1, takes.size());
        Recording r = Recording.read(takes.getFirst());
        assertTrue(r.frames() > 15 * r.rateHz(), "only " + r.frames() + " frames");
        double[] x = r.channel(0);
        int first = 0;
        while (x[first] == 0) first++; // the engine starts a moment before its inputs
        double[] tone = java.util.Arrays.copyOfRange(x, first + 64, x.length); // outputs end before strips do
        Recording.Tone fitted = Recording.fit(tone, r.rateHz(), 997);
        assertEquals(997.00, fitted.hz(), 0.005);
        assertEquals(-20.00, fitted.peakDb(), 0.05);
        assertEquals(0, fitted.worstResidual(), 2.0 / (1 << 23), "a sample is missing or wrong");
    }
}
