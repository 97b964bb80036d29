package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.ReturnFeed;
import org.longwave.api.output.ReturnFeed.Verdict;
import org.longwave.testkit.Certificate;
import org.longwave.testkit.IcecastServer;
import org.longwave.testkit.LiveBus;
import org.longwave.testkit.Talk;

/** The return feed on a real Icecast; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class ReturnFeedRealTest {
    private static final int CHECKS = Boolean.getBoolean("longwave.long") ? 20 : 2;

    @TempDir
    Path folder;

    private static IcecastStream start(Rig rig, String codec, Server server) {
        return rig.start(Samples.settings(codec, Rig.encode(codec), server).withReturnFeed(true));
    }

    private static ReturnFeed await(IcecastStream stream, Verdict verdict, int times, double seconds)
            throws InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (true) {
            ReturnFeed feed = stream.status().returnFeed();
            if (feed.verdict() == verdict && feed.times() >= times) return feed;
            if (System.nanoTime() > end) fail("not " + verdict + " within " + seconds + " s: " + stream.status());
            Thread.sleep(20);
        }
    }

    @Test
    void everyCodecIsHeardWithItsDelayOnEveryKindOfServerAndNobodyIsCountedTwice() throws Exception {
        Certificate certificate = Certificate.make(folder, "dns:localhost,ip:127.0.0.1", false);
        try (Rig rig = new Rig(true, new LiveBus(new Talk(1)));
                IcecastServer icecast = new IcecastServer(10, certificate)) {
            Map<String, IcecastStream> streams = Map.of(
                    "mp3", start(rig, "mp3", Rig.server(icecast.port(), "/live.mp3")),
                    "opus", start(rig, "opus", Rig.server(icecast.port(), "/live.opus")),
                    "vorbis", start(rig, "vorbis", Rig.server(icecast.port(), "/live.ogg")),
                    "oggflac", start(rig, "oggflac", Rig.server(icecast.port(), "/live.oga")),
                    "tls", start(rig, "mp3", tls(icecast, certificate)),
                    "shoutcast", start(rig, "mp3", shoutcast(icecast)));
            IcecastServer.Listener one = icecast.listen("/live.mp3", 60);
            List<Integer> counts = new ArrayList<>();
            for (int check = 1; check <= CHECKS; check++)
                for (var stream : streams.entrySet()) {
                    ReturnFeed feed = count(stream.getValue(), check, streams.get("mp3"), counts);
                    String what = stream.getKey() + " check " + check + ": " + feed;
                    System.out.println(what);
                    assertTrue(feed.match() > 0.95, what);
                    assertEquals(0, feed.levelDb(), 1, what);
                    assertTrue(feed.delaySeconds() > 0.05 && feed.delaySeconds() < 12, what);
                    assertEquals(feed.heardAt(), feed.at(), what);
                    assertEquals("", stream.getValue().status().detail());
                }
            assertTrue(counts.contains(1), "the other listener is seen: " + counts);
            assertFalse(counts.contains(2), "our own listener was counted: " + counts);
            one.process().destroyForcibly();
            assertEquals(0, rig.bus.lostBlocks());
            for (IcecastStream stream : streams.values()) {
                stream.stop();
                Rig.await(stream, State.OFF, 5);
                assertEquals(ReturnFeed.NONE, stream.status().returnFeed());
            }
            nothingIsLeftOpen(icecast.port());
        }
    }

    /** Waits for the check, and notes the listeners that are shown meanwhile. */
    private static ReturnFeed count(IcecastStream stream, int check, IcecastStream counted, List<Integer> counts)
            throws InterruptedException {
        long end = System.nanoTime() + 45_000_000_000L;
        while (true) {
            int now = counted.status().listeners();
            if (counts.isEmpty() || counts.getLast() != now) counts.add(now);
            ReturnFeed feed = stream.status().returnFeed();
            if (feed.verdict() == Verdict.HEARD && feed.times() >= check) return feed;
            if (System.nanoTime() > end) fail("not heard: " + stream.status());
            Thread.sleep(20);
        }
    }

    private static Server tls(IcecastServer icecast, Certificate certificate) {
        String ca = certificate.certificate().toString();
        return new Server(
                "localhost",
                icecast.tlsPort(),
                "/tls.mp3",
                "source",
                IcecastServer.PASSWORD,
                Server.Protocol.ICECAST,
                new Server.Tls(true, ca, ""));
    }

    private static Server shoutcast(IcecastServer icecast) {
        return new Server(
                "localhost",
                icecast.shoutcastPort(),
                IcecastServer.SHOUTCAST_MOUNT,
                "",
                IcecastServer.PASSWORD,
                Server.Protocol.SHOUTCAST,
                Server.Tls.OFF);
    }

    private static void nothingIsLeftOpen(int port) throws Exception {
        long end = System.nanoTime() + 5_000_000_000L;
        while (connections(port) > 0 && System.nanoTime() < end) Thread.sleep(50);
        assertEquals(0, connections(port), "connections to port " + port);
    }

    /** Those that are established: local and other address and state of the system's table. */
    private static long connections(int port) throws Exception {
        String there = String.format(":%04X 01 ", port);
        long count = 0;
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6"))
            count += Files.readAllLines(Path.of(table)).stream()
                    .filter(line -> line.contains(there) && !line.contains(there.substring(0, 5) + " 00000000:0000"))
                    .count();
        return count;
    }

    @Test
    void silenceThatTheEncoderWasFedIsFoundAndItsEndToo() throws Exception {
        for (String codec : List.of("mp3", "opus")) silenced(codec);
    }

    /**
     * The encoder's own input goes silent while the bus is not: what a broken encoder, or a wrong file on the server,
     * is like.
     */
    private void silenced(String codec) throws Exception {
        try (Rig bus = new Rig(false, new LiveBus(new Talk(2)));
                Rig silent = new Rig(false, new LiveBus((f, c, r) -> 0));
                IcecastServer icecast = new IcecastServer()) {
            Server server = Rig.server(icecast.port(), "/live");
            Mixed mixed = new Mixed(bus.hub, silent.hub);
            IcecastStream stream = new IcecastStream(
                    Samples.settings(codec, Rig.encode(codec), server).withReturnFeed(true),
                    mixed,
                    () -> bus.decoders,
                    new TcpNetwork());
            bus.streams.add(stream);
            stream.start();
            ReturnFeed feed = await(stream, Verdict.SILENT, ReturnFeed.CERTAIN, 40);
            assertTrue(feed.isWrong());
            assertTrue(stream.status().detail().contains("is silent while the programme is not"), "" + stream.status());
            assertEquals(State.ON, stream.status().state(), "the sender goes on");
            mixed.silent = false;
            stream.stop();
            Rig.await(stream, State.OFF, 5);
            nothingIsLeftOpen(icecast.port());
            stream.start();
            feed = await(stream, Verdict.HEARD, 1, 30);
            System.out.println(codec + " after silence: " + feed);
            stream.close();
        }
    }

    @Test
    void anotherSourcesSoundOnTheMountIsDifferent() throws Exception {
        for (String codec : List.of("mp3", "opus")) other(codec);
    }

    /** Two stations on two mounts; a listener of the one hears the other. */
    private void other(String codec) throws Exception {
        try (Rig ours = new Rig(false, new LiveBus(new Talk(3)));
                Rig theirs = new Rig(false, new LiveBus(new Talk(4)));
                IcecastServer icecast = new IcecastServer()) {
            theirs.start(codec, Rig.server(icecast.port(), "/theirs"));
            IcecastStream stream = new IcecastStream(
                    Samples.settings(codec, Rig.encode(codec), Rig.server(icecast.port(), "/ours"))
                            .withReturnFeed(true),
                    ours.hub,
                    () -> ours.decoders,
                    new Elsewhere(new TcpNetwork(), Rig.server(icecast.port(), "/theirs")));
            ours.streams.add(stream);
            stream.start();
            ReturnFeed feed = await(stream, Verdict.DIFFERENT, ReturnFeed.CERTAIN, 60);
            System.out.println(codec + " other source: " + feed);
            assertTrue(feed.match() < Comparison.OTHER, feed.toString());
            assertTrue(stream.status().detail().contains("Something else than the programme"), "" + stream.status());
            stream.close();
        }
    }

    @Test
    void aMountWithoutADecoderIsOnlySaidToGiveBytes() throws Exception {
        try (Rig rig = new Rig(false, new LiveBus(new Talk(5)));
                IcecastServer icecast = new IcecastServer()) {
            rig.decoders.clear();
            IcecastStream stream = start(rig, "mp3", Rig.server(icecast.port(), "/live.mp3"));
            ReturnFeed feed = await(stream, Verdict.UNDECODABLE, 1, 20);
            assertTrue(feed.words().matches("2\\d(\\.\\d)? kB/s come from the mount \\(audio/mpeg\\).*"), feed.words());
        }
    }
}
