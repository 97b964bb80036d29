package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.Title;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.testkit.CountingEncoder;

/** The sender's steps, driven by hand with a hand clock and servers made of lists of answers. */
class SenderTest {
    private static final int PIECE = 1000;
    private static final long SECOND = 1_000_000_000L;

    private final World world = new World();
    private FakeHub hub = new FakeHub(new CountingEncoder(1).info());
    private Executor threads = Runnable::run;
    private long now = 77;
    private Sender sender;

    /** Accepts everybody except when an answer is waiting. */
    private static final class World implements Network {
        final ArrayDeque<Trouble> answers = new ArrayDeque<>();
        final List<FakeLink> links = new ArrayList<>();
        final List<Server> asked = new ArrayList<>();
        final List<String> titles = new ArrayList<>();
        boolean silent;
        boolean titlesRefused;
        Health health = new Health(true, 5);

        @Override
        public Link connect(Call call) throws Trouble {
            asked.add(call.server());
            if (!answers.isEmpty()) throw answers.pollFirst();
            FakeLink link = new FakeLink();
            links.add(link);
            return link;
        }

        @Override
        public void title(Server server, Title title) throws IOException {
            if (titlesRefused) throw new IOException("no");
            titles.add(title.line());
        }

        @Override
        public Health health(Server server) throws IOException {
            if (silent) throw new SocketTimeoutException();
            return health;
        }

        FakeLink last() {
            return links.getLast();
        }
    }

    private static final class FakeLink implements Link {
        final ByteArrayOutputStream heard = new ByteArrayOutputStream();
        int room = Integer.MAX_VALUE;
        boolean gone;
        boolean closed;

        @Override
        public int send(ByteBuffer bytes) {
            int count = Math.min(room, bytes.remaining());
            byte[] taken = new byte[count];
            bytes.get(taken);
            heard.writeBytes(taken);
            room -= count;
            return count;
        }

        @Override
        public void check() throws Trouble {
            if (gone) throw new Trouble(Trouble.Kind.LOST, "The server ended the connection.");
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private void make(IcecastSettings settings) {
        // no scatter: a chance of 0 takes nothing off
        RandomGenerator never = () -> 0L;
        sender = new Sender(settings, hub, world, threads, () -> now, never);
    }

    private void on(IcecastSettings settings) {
        make(settings);
        sender.start();
        sender.step();
    }

    private void on() {
        on(Samples.settings(8000));
    }

    private FakeHub.FakePlace place() {
        return hub.places.getLast();
    }

    private void feed(int pieces) {
        place().feed(pieces, PIECE);
    }

    private String detail() {
        return sender.status().detail();
    }

    private State state() {
        return sender.status().state();
    }

    @Test
    void isOffUntilStarted() {
        make(Samples.settings(8000));
        assertEquals(Sender.FOREVER, sender.step());
        assertEquals(State.OFF, state());
        assertEquals(0, hub.places.size());
    }

    @Test
    void isOnAirOnceTheServerAcceptedAndCountsWhatItDelivered() {
        on();
        assertEquals(State.ON, state());
        assertEquals("", detail());
        feed(4);
        sender.step();
        assertEquals(2 + 4 * PIECE, world.last().heard.size());
        assertEquals('H', world.last().heard.toByteArray()[0], "the header comes first, once");
        assertEquals(2 + 4 * PIECE, sender.status().bytes());
        assertEquals(4 * 256, sender.status().frames());
        assertEquals("http://127.0.0.1:8000/live.mp3", sender.status().target());
        assertEquals("MP3 by counting", sender.status().encoder());
        assertEquals(5, sender.status().listeners());
    }

    @Test
    void comesBackQuicklyThenEveryThreeSecondsForTenMinutesThenSlower() {
        on();
        now += 60 * SECOND;
        world.last().gone = true;
        long[] pauses = {250, 500, 1000, 2000, 3000, 3000, 3000};
        for (int i = 0; i < 1000; i++) world.answers.add(new Trouble(Trouble.Kind.LOST, "Nobody answers."));
        long began = now;
        for (long pause : pauses) {
            assertEquals(pause * 1_000_000, sender.step());
            assertEquals(State.RETRYING, state());
            now += pause * 1_000_000;
        }
        while (now - began < Retry.FIRST_NANOS) {
            long pause = sender.step();
            assertTrue(pause <= 3 * SECOND, "a pause of " + pause);
            now += pause;
        }
        assertEquals(15 * SECOND, sender.step());
        world.answers.clear();
        now += 15 * SECOND;
        sender.step();
        assertEquals(State.ON, state());
    }

    @Test
    void scattersItsTriesAndNeverOverTheCap() {
        Retry retry = new Retry(new java.util.SplittableRandom(7));
        java.util.Set<Long> different = new java.util.TreeSet<>();
        for (int i = 0; i < 50; i++) {
            long pause = retry.failed(Trouble.Kind.LOST, i * 3 * SECOND);
            assertTrue(pause <= 3 * SECOND && pause > 0);
            if (i > 5) assertTrue(pause >= 2.4 * SECOND);
            different.add(pause);
        }
        assertTrue(different.size() > 40);
    }

    @Test
    void beginsEachConnectionAfreshAndLive() {
        on();
        feed(3);
        sender.step();
        world.last().gone = true;
        sender.step();
        assertTrue(place().closed);
        assertTrue(world.last().closed);
        now += SECOND;
        sender.step();
        assertEquals(2, hub.places.size());
        feed(1);
        sender.step();
        assertEquals('H', world.last().heard.toByteArray()[0]);
        assertEquals(1, world.last().heard.toByteArray()[1]);
        assertEquals(0, world.last().heard.toByteArray()[2]);
        assertEquals(1, hub.open());
    }

    @Test
    void whatWasEncodedBeforeTheServerAcceptedIsLeftOut() {
        List<Runnable> waiting = new ArrayList<>();
        threads = waiting::add;
        on();
        assertEquals(State.CONNECTING, state());
        feed(50);
        waiting.removeFirst().run();
        sender.step();
        assertEquals(State.ON, state());
        assertEquals(0, world.last().heard.size());
        feed(1);
        sender.step();
        assertEquals(2 + PIECE, world.last().heard.size());
    }

    @Test
    void anAttemptThatNeverEndsIsAbandonedAndAnotherBegun() {
        List<Runnable> waiting = new ArrayList<>();
        threads = waiting::add;
        on();
        now += Sender.DIAL_NANOS + 1;
        sender.step();
        assertEquals(State.RETRYING, state());
        assertTrue(detail().startsWith("Connecting to 127.0.0.1 did not come to an end."), detail());
        now += SECOND;
        sender.step();
        assertEquals(2, waiting.size());
        waiting.get(1).run();
        sender.step();
        assertEquals(State.ON, state());
        waiting.get(0).run();
        sender.step();
        assertEquals(1, hub.open(), "what came too late is closed");
        assertTrue(world.links.get(1).closed);
        assertEquals(State.ON, state());
    }

    @Test
    void saysWhatARefusedPasswordIsAndStartTriesAtOnce() {
        world.answers.add(new Trouble(Trouble.Kind.PASSWORD, "The server refused the password (401)."));
        on();
        assertEquals("The server refused the password (401). Next try in 3 s.", detail());
        now += 2 * SECOND;
        assertEquals("The server refused the password (401). Next try in 1 s.", detail());
        sender.start();
        sender.step();
        assertEquals(State.ON, state());
    }

    @Test
    void aMountThatIsHeldAfterAnOwnDropIsNotYetFree() {
        on();
        now += 60 * SECOND;
        world.last().gone = true;
        sender.step();
        world.answers.add(new Trouble(Trouble.Kind.BUSY, "The mount /live.mp3 is in use by another source (403)."));
        now += SECOND;
        sender.step();
        assertTrue(detail().startsWith("Not yet: the server still holds our own lost connection"), detail());
        world.answers.add(new Trouble(Trouble.Kind.BUSY, "The mount /live.mp3 is in use by another source (403)."));
        now += 120 * SECOND;
        sender.step();
        assertTrue(detail().startsWith("The mount /live.mp3 is in use"), detail());
    }

    @Test
    void triesTheBackupAtOnceAndGoesBackToThePrimaryWithoutAGap() {
        Server primary = Samples.server(8000, "/live.mp3", "x");
        Server backup = primary.backup("127.0.0.1:9000");
        world.answers.add(new Trouble(Trouble.Kind.LOST, "Nobody answers."));
        on(Samples.settings(primary, backup));
        sender.step();
        assertEquals(State.ON, state());
        assertEquals(backup.toString(), sender.status().target());
        assertTrue(detail().startsWith("On a backup server"), detail());
        world.answers.add(new Trouble(Trouble.Kind.LOST, "Nobody answers."));
        now += Sender.PROBE_NANOS + 1;
        sender.step();
        assertEquals(State.ON, state());
        assertEquals(backup.toString(), sender.status().target());
        now += Sender.PROBE_NANOS + 1;
        sender.step();
        assertTrue(world.links.getFirst().closed);
        sender.step();
        assertEquals(primary.toString(), sender.status().target());
        assertEquals("", detail());
        assertEquals(1, hub.open());
    }

    @Test
    void saysWhatASlowNetworkCost() {
        on();
        world.last().room = 300;
        feed(2);
        place().lost = 4800;
        sender.step();
        assertEquals("The connection is too slow: 0.1 s of sound were left out.", detail());
    }

    @Test
    void givesUpAServerThatTakesNothingForSixSeconds() {
        on();
        world.last().room = 0;
        feed(10);
        sender.step();
        now += Sender.STALL_NANOS;
        sender.step();
        assertEquals(State.ON, state());
        now += 1;
        sender.step();
        assertEquals(State.RETRYING, state());
        assertTrue(detail().startsWith("The server takes no more sound"), detail());
        assertTrue(world.last().closed);
    }

    @Test
    void givesUpAServerWhoseStatusPageStandsStillAlthoughItStillTakesSound() {
        on();
        for (int i = 0; i < 4; i++) {
            now += 2 * SECOND;
            sender.step();
        }
        assertEquals(State.ON, state());
        world.silent = true;
        long began = now;
        while (state() == State.ON && now - began < 20 * SECOND) {
            now += SECOND / 10;
            feed(1);
            sender.step();
        }
        assertTrue(detail().startsWith("The server stands still"), detail());
        assertTrue(now - began <= 8 * SECOND, "noticed after " + (now - began) / 1e9 + " s");
    }

    @Test
    void aServerThatNeverShowedAStatusPageIsNotGivenUpForIt() {
        world.silent = true;
        on();
        for (int i = 0; i < 100; i++) {
            now += SECOND;
            sender.step();
        }
        assertEquals(State.ON, state());
        assertEquals(-1, sender.status().listeners());
    }

    @Test
    void noticesThatTheServerNoLongerListsTheMount() {
        on();
        now += 2 * SECOND;
        sender.step();
        world.health = new Network.Health(false, -1);
        for (int i = 0; i < 4; i++) {
            now += 2 * SECOND;
            sender.step();
        }
        assertEquals(State.RETRYING, state());
        assertTrue(detail().contains("no longer lists"), detail());
    }

    @Test
    void aStationWithoutBlocksIsNoStalledServer() {
        on();
        now += 60 * SECOND;
        sender.step();
        feed(1);
        sender.step();
        assertEquals(State.ON, state());
    }

    @Test
    void anEncoderThatFailsCostsItsConnectionOnly() {
        on();
        place().failure = "The encoder failed: out of tune.";
        sender.step();
        assertTrue(detail().contains("out of tune"), detail());
        now += SECOND;
        sender.step();
        assertEquals(State.ON, state());
        assertEquals(1, hub.open());
    }

    @Test
    void waitsForAnEncoderThatIsNotInstalled() {
        hub.installed = false;
        on();
        assertEquals(State.RETRYING, state());
        assertTrue(detail().startsWith("No encoder for \"mp3\" is installed."), detail());
        assertEquals(0, world.asked.size());
        hub.installed = true;
        now += SECOND;
        sender.step();
        assertEquals(State.ON, state());
    }

    @Test
    void refusesABadMountBeforeConnecting() {
        for (String mount : new String[] {"live.mp3", "/my stream.mp3", "/"}) {
            on(Samples.settings(8000, mount, ""));
            assertEquals(State.FAILED, state());
            assertTrue(detail().contains("\"" + mount + "\""), detail());
            assertEquals(Sender.FOREVER, sender.step());
        }
        assertEquals(0, world.asked.size());
        sender.settings(Samples.settings(8000));
        sender.step();
        assertEquals(State.ON, state());
    }

    @Test
    void refusesWhatTheServerCannotCarry() {
        hub = new FakeHub(new EncoderInfo(
                "opus",
                "Opus",
                0,
                "audio/ogg",
                "opus",
                List.of(48_000),
                List.of(128),
                Double.NaN,
                Double.NaN,
                List.of(),
                true,
                true));
        Server shoutcast = new Server("127.0.0.1", 8000, "/", "source", "x", Server.Protocol.SHOUTCAST, Server.Tls.OFF);
        on(Samples.settings("opus", EncoderSettings.stream(128), shoutcast));
        assertEquals(State.FAILED, state());
        assertTrue(detail().startsWith("A SHOUTcast server takes MP3 or AAC only"), detail());
        assertEquals(0, hub.open());
        on(Samples.settings("opus", EncoderSettings.stream(100), Samples.server(8000, "/live", "x")));
        assertTrue(detail().startsWith("Opus cannot do a bit rate of 100 kbit/s; set 128"), detail());
    }

    @Test
    void stopSendsWhatIsEncodedAndHangsUp() {
        on();
        feed(3);
        sender.stop();
        assertEquals(State.OFF, state());
        assertEquals(Sender.FOREVER, sender.step());
        assertEquals(2 + 3 * PIECE, world.last().heard.size());
        assertTrue(world.last().closed);
        assertEquals(0, hub.open());
    }

    @Test
    void anotherServerIsMadeBeforeTheOldOneIsBroken() {
        on();
        sender.settings(Samples.settings(8000));
        sender.step();
        assertEquals(1, world.links.size(), "the same settings change nothing");
        world.answers.add(new Trouble(Trouble.Kind.LOST, "Nobody answers."));
        sender.settings(Samples.settings(8001));
        sender.step();
        assertEquals(State.ON, state());
        assertFalse(world.links.getFirst().closed);
        assertTrue(detail().contains("The old stream goes on"), detail());
        sender.settings(Samples.settings(8002));
        sender.step();
        sender.step();
        assertEquals("http://127.0.0.1:8002/live.mp3", sender.status().target());
        assertTrue(world.links.getFirst().closed);
        assertEquals(1, hub.open());
        assertEquals("", detail());
    }

    @Test
    void anotherBitRateOnTheSameMountKeepsTheConnectionAndLosesNoPiece() {
        on();
        feed(2);
        sender.step();
        FakeHub.FakePlace old = place();
        sender.settings(Samples.settings(
                "mp3", EncoderSettings.stream(128), Samples.server(8000, "/live.mp3", Samples.PASSWORD)));
        sender.step();
        old.feed(1, PIECE);
        sender.step();
        assertFalse(old.closed, "the old encoder goes on until the new one has something");
        feed(1);
        sender.step();
        assertTrue(old.closed);
        assertEquals(1, world.links.size());
        byte[] heard = world.last().heard.toByteArray();
        assertEquals(2 + 3 * PIECE + 2 + PIECE, heard.length);
        assertEquals(1, heard[2 + 3 * PIECE + 1], "the new encoder's header");
        assertEquals(1, hub.open());
    }

    @Test
    void refusedNewSettingsLeaveTheOldStreamOnAir() {
        on();
        sender.settings(Samples.settings(
                "mp3", EncoderSettings.stream(100), Samples.server(8000, "/live.mp3", Samples.PASSWORD)));
        sender.step();
        assertEquals(State.ON, state());
        assertTrue(detail().contains("100 kbit/s") && detail().endsWith("The old stream goes on."), detail());
        feed(1);
        sender.step();
        assertEquals(2 + PIECE, world.last().heard.size());
    }

    @Test
    void titlesAreSentAgainAfterEachConnectionAndUntilTheServerTakesThem() {
        on();
        world.titlesRefused = true;
        sender.title(new Title("Anna", "Song"));
        sender.step();
        world.titlesRefused = false;
        sender.step();
        assertEquals(List.of(), world.titles, "not at once again");
        now += 2 * SECOND;
        sender.step();
        sender.step();
        assertEquals(List.of("Anna - Song"), world.titles);
        world.last().gone = true;
        sender.step();
        now += SECOND;
        sender.step();
        sender.step();
        assertEquals(List.of("Anna - Song", "Anna - Song"), world.titles);
    }

    @TempDir
    Path folder;

    @Test
    void readsTitlesFromAFile() throws Exception {
        Path file = folder.resolve("now.txt");
        Files.writeString(file, "Björk - Jóga\nmore\n");
        IcecastSettings plain = Samples.settings(8000);
        on(new IcecastSettings(
                "main",
                plain.servers(),
                plain.order(),
                IcecastSettings.Titles.ICY,
                file.toString(),
                plain.about(),
                false));
        sender.step();
        assertEquals(List.of("Björk - Jóga"), world.titles);
    }

    @Test
    void neverShowsThePassword() {
        world.answers.add(new Trouble(Trouble.Kind.PASSWORD, "The server refused the password (401)."));
        on();
        String all = sender.status().toString() + Samples.settings(8000);
        assertFalse(all.contains(Samples.PASSWORD), all);
    }
}
