package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.Title;
import org.longwave.api.output.OutputStatus.State;

/** Settings and titles, also on the air, step by step. */
class SenderSettingsTest extends SenderBench {
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
    void waitsForAnEncoderThatIsNotInstalled() {
        hub.installed = false;
        on();
        assertEquals(State.CONNECTING, state(), "a station that is only just starting");
        assertEquals("", detail());
        now += 5 * SECOND;
        sender.step();
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
                false,
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
