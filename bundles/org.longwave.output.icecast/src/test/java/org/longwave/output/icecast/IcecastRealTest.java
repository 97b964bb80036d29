package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.codec.jump3r.Mp3EncoderFactory;
import org.longwave.testkit.IcecastServer;
import org.longwave.testkit.ToneBus;

/** With a real Icecast and ffmpeg, in real time; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class IcecastRealTest {
    private static final String PASSWORD = IcecastServer.PASSWORD;

    private IcecastServer icecast;
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
        icecast = new IcecastServer();
    }

    @AfterEach
    void stopAll() throws Exception {
        for (Station station : stations) station.end();
        icecast.close();
    }

    private Station station(String mount, String password) {
        Station station = new Station(icecast.port(), mount, password);
        stations.add(station);
        return station;
    }

    @Test
    void twoMountsAreDecodedForTenSecondsWithoutAnError() throws Exception {
        station("/one.mp3", PASSWORD).await(State.ON, 5);
        station("/two.mp3", PASSWORD).await(State.ON, 5);
        Thread.sleep(500);
        IcecastServer.Listener one = icecast.listen("/one.mp3", 10);
        IcecastServer.Listener two = icecast.listen("/two.mp3", 10);
        assertEquals("", one.said(20));
        assertEquals("", two.said(20));
    }

    @Test
    void isBackWithinTenSecondsAfterAKillAndARestart() throws Exception {
        Station station = station("/live.mp3", PASSWORD);
        station.await(State.ON, 5);
        Thread.sleep(2000);
        icecast.kill();
        station.await(State.RETRYING, 3);
        Thread.sleep(3000);
        icecast.start();
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
