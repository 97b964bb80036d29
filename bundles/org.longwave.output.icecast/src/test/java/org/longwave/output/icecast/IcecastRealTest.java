package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.codec.jump3r.Mp3EncoderFactory;

/** With a real Icecast and ffmpeg, in real time; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class IcecastRealTest {
    private static final String PASSWORD = "hackme";

    private Path folder;
    private int port;
    private Process icecast;
    private final List<Station> stations = new ArrayList<>();

    /** A stream with a thread that brings it a tone in real time. */
    private static final class Station {
        final IcecastStream stream;
        private final Thread thread;
        private volatile boolean over;

        Station(int port, String mount, String password) {
            Encoders encoders = new Encoders();
            encoders.add("mp3", new Mp3EncoderFactory());
            stream = new IcecastStream(
                    Samples.settings(port, mount, password), encoders, new TcpConnector(5000), System::nanoTime);
            stream.open(ToneBus.FORMAT);
            thread = Thread.ofPlatform().daemon().start(this::play);
            stream.start();
        }

        private void play() {
            ToneBus bus = new ToneBus(stream);
            try {
                while (!over) bus.realTime(0.05);
            } catch (Exception failed) {
                throw new IllegalStateException("the stream must never throw", failed);
            }
        }

        void await(State state, int seconds) throws InterruptedException {
            long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            while (stream.status().state() != state) {
                if (System.nanoTime() > end) fail("not " + state + " within " + seconds + " s: " + stream.status());
                Thread.sleep(20);
            }
        }

        void end() throws InterruptedException {
            over = true;
            thread.join();
            stream.close();
        }
    }

    @BeforeEach
    void startServer() throws Exception {
        folder = Files.createTempDirectory("longwave-icecast");
        // Icecast gives root's rights up by itself and then needs a folder that anybody may write to
        folder.toFile().setWritable(true, false);
        folder.toFile().setReadable(true, false);
        folder.toFile().setExecutable(true, false);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        String xml;
        try (var in = IcecastRealTest.class.getResourceAsStream("/icecast-test.xml")) {
            xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (System.getProperty("user.name").equals("root"))
            xml = xml.replace(
                    "<chroot>0</chroot>",
                    "<chroot>0</chroot><changeowner><user>nobody</user><group>nogroup</group></changeowner>");
        xml = xml.replace("@FOLDER@", folder.toString()).replace("@PORT@", Integer.toString(port));
        Files.writeString(folder.resolve("icecast.xml"), xml);
        launch();
    }

    private void launch() throws Exception {
        icecast = start("icecast2", "-c", folder.resolve("icecast.xml").toString());
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            try (Socket _ = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > end || !icecast.isAlive())
                    fail("icecast2 did not start: " + Files.readString(folder.resolve("error.log")), notYet);
                Thread.sleep(20);
            }
        }
    }

    private Process start(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Files.createTempFile(folder, "out", ".txt").toFile())
                    .start();
        } catch (IOException missing) {
            return fail(command[0] + " is missing: apt-get install icecast2 ffmpeg, to run this test", missing);
        }
    }

    @AfterEach
    void stopAll() throws Exception {
        for (Station station : stations) station.end();
        icecast.destroyForcibly().waitFor();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private Station station(String mount, String password) {
        Station station = new Station(port, mount, password);
        stations.add(station);
        return station;
    }

    @Test
    void twoMountsAreDecodedForTenSecondsWithoutAnError() throws Exception {
        station("/one.mp3", PASSWORD).await(State.ON, 5);
        station("/two.mp3", PASSWORD).await(State.ON, 5);
        Thread.sleep(500);
        List<Process> players = new ArrayList<>();
        List<Path> complaints = new ArrayList<>();
        for (String mount : List.of("/one.mp3", "/two.mp3")) {
            Path said = folder.resolve(mount.substring(1) + ".txt");
            complaints.add(said);
            players.add(new ProcessBuilder(
                            "ffmpeg",
                            "-nostdin",
                            "-v",
                            "error",
                            "-i",
                            "http://127.0.0.1:" + port + mount,
                            "-t",
                            "10",
                            "-f",
                            "null",
                            "-")
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start());
        }
        for (int i = 0; i < 2; i++) {
            assertTrue(players.get(i).waitFor(20, java.util.concurrent.TimeUnit.SECONDS), "ffmpeg got no 10 s");
            assertEquals("", Files.readString(complaints.get(i)));
            assertEquals(0, players.get(i).exitValue());
        }
    }

    @Test
    void isBackWithinTenSecondsAfterAKillAndARestart() throws Exception {
        Station station = station("/live.mp3", PASSWORD);
        station.await(State.ON, 5);
        Thread.sleep(2000);
        icecast.destroyForcibly().waitFor();
        station.await(State.RETRYING, 3);
        Thread.sleep(3000);
        launch();
        station.await(State.ON, 10);
        long bytes = station.stream.status().bytes();
        Thread.sleep(1500);
        assertTrue(station.stream.status().bytes() > bytes + 24_000, "no sound flows");
    }

    @Test
    void aWrongPasswordAndATakenMountAreNamed() throws Exception {
        Station wrong = station("/live.mp3", "no");
        wrong.await(State.RETRYING, 5);
        assertTrue(wrong.stream.status().detail().startsWith("The server refused the password (401)."));
        Station first = station("/live.mp3", PASSWORD);
        first.await(State.ON, 5);
        Station second = station("/live.mp3", PASSWORD);
        second.await(State.RETRYING, 5);
        assertTrue(
                second.stream.status().detail().startsWith("The mount /live.mp3 is in use by another source (403)."),
                second.stream.status().detail());
        first.stream.stop();
        second.await(State.ON, 8);
        assertEquals(State.OFF, first.stream.status().state());
    }
}
