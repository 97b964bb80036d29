package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.testkit.CountingEncoder;
import org.longwave.testkit.ToneBus;

/** The sender's steps, driven by hand with a hand clock and a server made of a list of answers. */
class SenderTest {
    private static final int PIECE = 1000;
    private static final long SECOND = 1_000_000_000L;

    private final Encoders encoders = new Encoders();
    private final CountingEncoder encoder = new CountingEncoder(PIECE);
    private final Server server = new Server();
    private final AudioBlock block = new AudioBlock(ToneBus.FORMAT);
    private long now = 77;
    private Sender sender;

    /** Accepts everybody except when an answer is waiting. */
    private static final class Server implements Connector, Link {
        final ArrayDeque<Trouble> answers = new ArrayDeque<>();
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        int connections;
        int closed;
        int room = Integer.MAX_VALUE;
        boolean gone;

        @Override
        public Link connect(IcecastSettings settings, String contentType, StreamFormat format) throws Trouble {
            connections++;
            if (!answers.isEmpty()) throw answers.pollFirst();
            heard = new ByteArrayOutputStream();
            gone = false;
            return this;
        }

        @Override
        public void abort() {}

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
            closed++;
        }
    }

    private void on() {
        encoders.add("mp3", encoder);
        make(Samples.settings(8000));
        sender.start();
        sender.step();
    }

    private void make(IcecastSettings settings) {
        sender = new Sender(settings, encoders, server, () -> now);
        sender.format(ToneBus.FORMAT);
    }

    private void feed(int blocks) {
        for (int i = 0; i < blocks; i++) take(0);
    }

    private void take(long gapFrames) {
        block.place(0, 0, gapFrames);
        sender.session().take(block, new float[][] {block.channel(0), block.channel(1)});
    }

    @Test
    void isOffUntilStartedAndIgnoresBlocks() {
        encoders.add("mp3", encoder);
        make(Samples.settings(8000));
        assertEquals(Sender.FOREVER, sender.step());
        assertEquals(State.OFF, sender.status().state());
        assertNull(sender.session());
        assertEquals(0, server.connections);
    }

    @Test
    void isOnAirOnceTheServerAcceptedAndCountsWhatItDelivered() {
        on();
        assertEquals(State.ON, sender.status().state());
        assertEquals("", sender.status().detail());
        feed(4);
        sender.step();
        assertEquals(4 * PIECE, server.heard.size());
        assertEquals(4 * PIECE, sender.status().bytes());
        assertEquals(4 * 256, sender.status().frames());
        assertEquals("http://127.0.0.1:8000/live.mp3", sender.status().target());
    }

    @Test
    void comesBackAfterHalfASecondThenAfterFiveAtMost() {
        on();
        now += 60 * SECOND;
        server.gone = true;
        long[] pauses = {500, 1000, 2000, 4000, 5000, 5000};
        for (int i = 0; i < pauses.length - 1; i++)
            server.answers.add(new Trouble(Trouble.Kind.LOST, "Nobody answers."));
        for (long pause : pauses) {
            sender.step();
            assertEquals(State.RETRYING, sender.status().state());
            assertEquals(pause * 1_000_000, sender.step());
            now += pause * 1_000_000;
        }
        sender.step();
        assertEquals(State.ON, sender.status().state());
    }

    @Test
    void beginsEachConnectionWithAFreshEncoder() {
        on();
        feed(3);
        sender.step();
        server.gone = true;
        sender.step();
        assertNull(sender.session());
        now += SECOND;
        sender.step();
        feed(1);
        sender.step();
        assertEquals(2, encoder.opened.get());
        assertEquals(0, server.heard.toByteArray()[0]);
    }

    @Test
    void waitsLongWithARefusedPasswordButStartTriesAtOnce() {
        server.answers.add(new Trouble(Trouble.Kind.PASSWORD, "The server refused the password (401)."));
        on();
        assertEquals(
                "The server refused the password (401). Next try in 10 s.",
                sender.status().detail());
        now += 2 * SECOND;
        assertEquals(
                "The server refused the password (401). Next try in 8 s.",
                sender.status().detail());
        sender.start();
        sender.step();
        assertEquals(2, server.connections);
        assertEquals(State.ON, sender.status().state());
    }

    @Test
    void dropsTheOldestWholePiecesWhenTheNetworkIsSlowAndSaysSo() {
        on();
        server.room = 300;
        feed(1);
        sender.step();
        feed(8 * 24 + 20);
        sender.step();
        assertTrue(
                sender.status().detail().startsWith("The connection is too slow: 0.1 s of sound in 21 pieces"),
                sender.status().detail());
        server.room = Integer.MAX_VALUE;
        sender.step();
        byte[] heard = server.heard.toByteArray();
        assertEquals(0, heard.length % PIECE, "half a piece was sent");
        assertEquals(0, heard[PIECE - 1], "the piece that was begun is sent to its end");
        assertEquals(22, heard[PIECE], "then the oldest one that is left");
    }

    @Test
    void givesUpAServerThatTakesNothingForSixSeconds() {
        on();
        server.room = 0;
        feed(10);
        sender.step();
        now += Sender.STALL_NANOS;
        sender.step();
        assertEquals(State.ON, sender.status().state());
        now += 1;
        sender.step();
        assertEquals(State.RETRYING, sender.status().state());
        assertTrue(
                sender.status().detail().startsWith("The server takes no more sound"),
                sender.status().detail());
        assertEquals(1, server.closed);
    }

    @Test
    void aStationWithoutBlocksIsNoStalledServer() {
        on();
        now += 60 * SECOND;
        sender.step();
        feed(1);
        sender.step();
        assertEquals(State.ON, sender.status().state());
    }

    @Test
    void anEncoderThatThrowsCostsItsConnectionOnly() {
        on();
        encoder.broken = true;
        feed(2);
        sender.step();
        assertTrue(
                sender.status().detail().contains("out of tune"),
                sender.status().detail());
        encoder.broken = false;
        now += SECOND;
        sender.step();
        assertEquals(State.ON, sender.status().state());
    }

    @Test
    void waitsForAnEncoderThatIsNotInstalled() {
        make(Samples.settings(8000));
        sender.start();
        sender.step();
        assertEquals(State.RETRYING, sender.status().state());
        assertTrue(sender.status().detail().startsWith("No encoder for \"mp3\" is installed."));
        assertEquals(0, server.connections);
        encoders.add("mp3", encoder);
        now += SECOND;
        sender.step();
        assertEquals(State.ON, sender.status().state());
        encoders.remove("mp3", encoder);
        sender.step();
        assertEquals(State.RETRYING, sender.status().state());
    }

    @Test
    void refusesABadMountBeforeConnecting() {
        encoders.add("mp3", encoder);
        for (String mount : new String[] {"live.mp3", "/my stream.mp3", "/"}) {
            make(Samples.settings(8000, mount, ""));
            sender.start();
            assertEquals(0, sender.step());
            assertEquals(State.FAILED, sender.status().state());
            assertTrue(
                    sender.status().detail().contains("\"" + mount + "\""),
                    sender.status().detail());
            assertEquals(Sender.FOREVER, sender.step());
        }
        assertEquals(0, server.connections);
        sender.settings(Samples.settings(8000));
        sender.step();
        assertEquals(State.ON, sender.status().state());
    }

    @Test
    void fillsAShortGapWithSilenceAndGoesOnAfterALongOne() {
        on();
        take(512);
        sender.step();
        assertEquals(3 * 256, sender.status().frames());
        take(48_001);
        sender.step();
        assertEquals(4 * 256, sender.status().frames());
    }

    @Test
    void stopSendsWhatIsEncodedAndHangsUp() {
        on();
        feed(3);
        sender.stop();
        assertEquals(State.OFF, sender.status().state());
        assertEquals(Sender.FOREVER, sender.step());
        assertEquals(3 * PIECE, server.heard.size());
        assertEquals(1, server.closed);
        assertNull(sender.session());
    }

    @Test
    void newSettingsConnectOnceAgain() {
        on();
        sender.settings(Samples.settings(8000));
        sender.step();
        assertEquals(1, server.connections, "the same settings change nothing");
        sender.settings(Samples.settings(8001));
        sender.step();
        sender.step();
        assertEquals(2, server.connections);
        assertEquals(State.ON, sender.status().state());
    }

    @Test
    void neverShowsThePassword() {
        server.answers.add(new Trouble(Trouble.Kind.PASSWORD, "The server refused the password (401)."));
        on();
        String all = sender.status().toString() + Samples.settings(8000);
        assertFalse(all.contains(Samples.PASSWORD), all);
    }
}
