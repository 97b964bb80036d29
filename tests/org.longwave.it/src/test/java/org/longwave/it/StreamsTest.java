package org.longwave.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.testkit.Certificate;
import org.longwave.testkit.IcecastServer;
import org.longwave.testkit.Tool;

/**
 * The product with several codecs on two servers, one of them behind TLS: the encoders are named and shared, a server
 * that hangs costs its own mounts only, and the recording misses nothing.
 */
class StreamsTest {
    @TempDir
    Path home;

    private Path station(int port, int tlsPort, Path certificate) throws Exception {
        Path secrets =
                Files.writeString(home.resolve("secrets.properties"), "icecast=" + IcecastServer.PASSWORD + "\n");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        Files.copy(certificate, home.resolve("own-ca.pem"));
        Files.writeString(home.resolve("now.txt"), "Anna - Song\n");
        return Files.writeString(home.resolve("station.json"), """
                {
                  "org.longwave.signal~tone": { "kind": "sine", "freqHz": 997, "levelDb": -20 },
                  "org.longwave.strip~tone": { "input": "tone", "label": "Tone" },
                  "org.longwave.recorder~take": { "folder": "takes", "autostart": true },
                  "org.longwave.icecast~one": { "host": "127.0.0.1", "port": %1$d, "mount": "/one.mp3",
                    "password": "secret:icecast", "titleFile": "now.txt", "autostart": true },
                  "org.longwave.icecast~two": { "host": "127.0.0.1", "port": %1$d, "mount": "/two.mp3",
                    "password": "secret:icecast", "autostart": true },
                  "org.longwave.icecast~xopus": { "host": "localhost", "port": %2$d, "mount": "/live.opus",
                    "tls": true, "tlsCaFile": "own-ca.pem", "password": "secret:icecast", "codec": "opus",
                    "bitrateKbps": 128, "titleFile": "now.txt", "autostart": true }
                }
                """.formatted(port, tlsPort));
    }

    private static Pattern line(String mp3, String opus) {
        return Pattern.compile("(?m)^\\d\\d:.*one " + mp3 + ".*two " + mp3 + ".*xopus " + opus + ".*$");
    }

    @Test
    void aHangingServerCostsItsOwnMountsOnly() throws Exception {
        Certificate certificate = Certificate.make(home, "dns:localhost", false);
        try (IcecastServer mp3 = new IcecastServer();
                IcecastServer tls = new IcecastServer(10, certificate);
                Longwave longwave = Longwave.headless(
                        home,
                        "--station",
                        station(mp3.port(), tls.tlsPort(), certificate.certificate())
                                .toString())) {
            longwave.await(line("ON", "ON"), 30);
            Thread.sleep(4000);
            String status = longwave.awaitAfter(longwave.output().length(), line("ON", "ON"), 5)
                    .group();
            assertTrue(status.contains("(MP3 by LAME ") && status.contains("(Opus by libopus "), status);
            assertEquals(2, status.split("program-mp3-192k").length, "one encoder for two mounts: " + status);
            assertTrue(mp3.page("/status-json.xsl").contains("Anna - Song"), mp3.page("/status-json.xsl"));
            Path heard = home.resolve("heard.opus");
            Tool.run("curl", "-s", "-m", "2", "-o", heard.toString(), tls.url("/live.opus"));
            String opus = Files.readString(heard, StandardCharsets.ISO_8859_1);
            assertTrue(opus.contains("OpusTags") && opus.contains("TITLE=Song"), "the title is not in the stream");

            String fed = " ON.* return feed HEARD.*";
            longwave.await(Pattern.compile("(?m)^\\d\\d:.*one" + fed + "two" + fed + "xopus" + fed + "$"), 40);

            int before = longwave.output().length();
            mp3.freeze();
            longwave.awaitAfter(before, line("RETRYING", "ON"), 10);
            before = longwave.output().length();
            mp3.thaw();
            longwave.awaitAfter(before, line("ON", "ON"), 16);
            assertFalse(longwave.output().contains("xopus RETRYING"), longwave.output());
            assertEquals("", mp3.listen("/two.mp3", 2).said(20));

            longwave.terminate();
            assertEquals(0, longwave.exitCode(10), longwave.output());
            assertFalse(longwave.output().contains(IcecastServer.PASSWORD), "the password is in the output");
            OnAirTest.assertNothingMissing(home.resolve("takes"));
        }
    }
}
