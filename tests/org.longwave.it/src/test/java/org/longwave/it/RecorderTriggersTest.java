package org.longwave.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.testkit.IcecastServer;
import org.longwave.testkit.Recording;

/**
 * The product with a recorder for each trigger, all of other formats and folders: a fader that is opened and closed, a
 * signal that comes and goes, a stream to a real server that dies, and a schedule. None is started by hand.
 */
class RecorderTriggersTest {
    private static final String OPEN = "0";
    private static final String CLOSED = "-120";

    @TempDir
    Path home;

    private String schedule;

    private Path station(int port, String faderDb) throws Exception {
        Path secrets =
                Files.writeString(home.resolve("secrets.properties"), "icecast=" + IcecastServer.PASSWORD + "\n");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(home.resolve("station.json"), """
                {
                  "org.longwave.signal~tone": { "kind": "sine", "freqHz": 997, "levelDb": -20 },
                  "org.longwave.strip~tone": { "input": "tone", "label": "Tone", "faderDb": %2$s },
                  "org.longwave.recorder~byfader": { "folder": "fader", "faderStrip": "tone", "format": "flac24" },
                  "org.longwave.recorder~bysignal": { "folder": "signal", "startAboveDb": -40, "preRollSeconds": 1,
                    "stopAfterSilenceSeconds": 1.5 },
                  "org.longwave.recorder~bystream": { "folder": "stream", "follow": "live", "format": "aiff24" },
                  "org.longwave.recorder~bytime": { "folder": "time", "schedule": ["%3$s"], "format": "opus" },
                  "org.longwave.icecast~live": { "host": "127.0.0.1", "port": %1$d, "mount": "/live.mp3",
                    "password": "secret:icecast", "bitrateKbps": 128, "autostart": true }
                }
                """.formatted(port, faderDb, schedule));
    }

    private static Pattern states(String fader, String signal, String stream) {
        return Pattern.compile(
                "(?m)^\\d\\d:.*byfader " + fader + ".*bysignal " + signal + ".*bystream " + stream + ".*$");
    }

    private static Pattern time(String state) {
        return Pattern.compile("(?m)^\\d\\d:.*bytime " + state + ".*$");
    }

    /** From 20 to 26 s from now: the product has started by then. */
    private static String span() {
        DateTimeFormatter form = DateTimeFormatter.ofPattern("HH:mm:ss");
        LocalTime now = LocalTime.now();
        return "daily " + now.plusSeconds(20).format(form) + "-"
                + now.plusSeconds(26).format(form);
    }

    @Test
    void eachTriggerStartsAndStopsItsRecorder() throws Exception {
        schedule = span();
        try (IcecastServer icecast = new IcecastServer();
                Longwave longwave = Longwave.headless(
                        home, "--station", station(icecast.port(), CLOSED).toString())) {
            longwave.await(states("OFF", "OFF", "ON"), 30);

            station(icecast.port(), OPEN);
            longwave.await(states("ON", "ON", "ON"), 10);
            Thread.sleep(3000);
            int before = longwave.output().length();
            station(icecast.port(), CLOSED);
            longwave.awaitAfter(before, states("OFF", "OFF", "ON"), 10);

            icecast.kill();
            longwave.awaitAfter(before, states("OFF", "OFF", "OFF"), 15);

            longwave.await(time("ON"), 30);
            before = longwave.output().length();
            longwave.awaitAfter(before, time("OFF"), 15);
            longwave.terminate();
            longwave.exitCode(15);
        }
        assertEquals(1, files("fader", ".flac").size());
        assertEquals(1, files("stream", ".aiff").size());
        assertEquals(1, files("time", ".opus").size());
        assertSignal(Recording.read(files("signal", ".wav").getFirst()));
    }

    private List<Path> files(String folder, String ending) throws Exception {
        try (var files = Files.list(home.resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(ending)).toList();
        }
    }

    /** A second of silence before the tone, the tone, one and a half behind it. */
    private static void assertSignal(Recording r) {
        double[] x = r.channel(0);
        int first = 0;
        while (Math.abs(x[first]) < 0.01) first++;
        int last = x.length - 1;
        while (Math.abs(x[last]) < 0.01) last--;
        int rate = r.rateHz();
        assertEquals(rate, first, 0.02 * rate, "pre-roll");
        assertEquals(1.5 * rate, x.length - last, 0.02 * rate, "silence at the end");
        double[] tone = Arrays.copyOfRange(x, first + rate / 4, last - rate / 4);
        assertTrue(tone.length > 2 * rate, tone.length + " frames");
        assertEquals(0, Recording.fit(tone, rate, 997).worstResidual(), 2.0 / (1 << 23));
    }
}
