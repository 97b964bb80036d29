package org.longwave.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.testkit.IcecastServer;
import org.longwave.testkit.Recording;
import org.longwave.testkit.Tool;

/**
 * The product with recorders on disks that get full, with and without a fallback, one that cannot be written, one that
 * stands still (6 s, with -Dlongwave.long=true 20 s) and a folder that is taken away, all at once, while it streams to a
 * server and records to a good disk as well. Needs to mount file systems.
 */
class RecorderFaultsTest {
    private static final Pattern ALL_ON =
            Pattern.compile("(?m)^\\d\\d:.*brim ON.*full ON.*gone ON.*live ON.*locked ON.*slow ON.*take ON.*$");
    private static final Pattern BEGUN =
            Pattern.compile("(?m)^\\d\\d:.*brim ON.*full ON.*gone ON.*live ON.*locked RETRYING.*slow ON.*take ON.*$");
    private static final int FROZEN_MILLIS = Boolean.getBoolean("longwave.long") ? 20_000 : 6000;

    @TempDir
    Path home;

    private final List<Path> mounted = new ArrayList<>();
    private boolean frozen;

    private Path mount(String name, String... what) throws Exception {
        Path at = Files.createDirectories(home.resolve(name));
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(what));
        command.add(at.toString());
        Tool.Said said = Tool.run(command.toArray(String[]::new));
        assertEquals(0, said.code(), "run the tests as root, a file system cannot be mounted: " + said.text());
        mounted.add(at);
        return at;
    }

    @AfterEach
    void unmount() throws Exception {
        thaw();
        for (Path at : mounted) Tool.run("umount", "-l", at.toString());
    }

    private void thaw() throws Exception {
        if (frozen) Tool.must("fsfreeze", "-u", home.resolve("slow").toString());
        frozen = false;
    }

    private Path station(int port) throws IOException {
        Path secrets =
                Files.writeString(home.resolve("secrets.properties"), "icecast=" + IcecastServer.PASSWORD + "\n");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(home.resolve("station.json"), """
                {
                  "org.longwave.signal~tone": { "kind": "sine", "freqHz": 997, "levelDb": -20 },
                  "org.longwave.strip~tone": { "input": "tone", "label": "Tone" },
                  "org.longwave.recorder~brim": { "folder": "brim/takes", "minFreeMb": 1, "autostart": true },
                  "org.longwave.recorder~full": { "folder": "full/takes", "fallbackFolder": "fallback",
                    "minFreeMb": 1, "autostart": true },
                  "org.longwave.recorder~gone": { "folder": "gone/takes", "autostart": true },
                  "org.longwave.recorder~locked": { "folder": "locked/takes", "minFreeMb": 1, "autostart": true },
                  "org.longwave.recorder~slow": { "folder": "slow/takes", "minFreeMb": 1, "autostart": true },
                  "org.longwave.recorder~take": { "folder": "takes", "autostart": true },
                  "org.longwave.icecast~live": { "host": "127.0.0.1", "port": %1$d, "mount": "/live.mp3",
                    "password": "secret:icecast", "bitrateKbps": 128, "autostart": true }
                }
                """.formatted(port));
    }

    private Path slowDisk() throws Exception {
        Path image = home.resolve("slow.img");
        Tool.must("truncate", "-s", "64M", image.toString());
        Tool.must("mkfs.ext4", "-q", "-F", image.toString());
        return mount("slow", "-o", "loop", image.toString());
    }

    @Test
    void whatGoesWrongWithADiskCostsNobodyElseABlock() throws Exception {
        Path full = mount("full", "-t", "tmpfs", "-o", "size=8m", "tmpfs");
        // what was kept in memory meanwhile must have room there once the ballast is gone
        Path brim = mount("brim", "-t", "tmpfs", "-o", FROZEN_MILLIS > 6000 ? "size=32m" : "size=8m", "tmpfs");
        Path locked = mount("locked", "-t", "tmpfs", "-o", "size=64m,ro", "tmpfs");
        Path slow = slowDisk();
        try (IcecastServer icecast = new IcecastServer();
                Longwave longwave = Longwave.headless(
                        home, "--station", station(icecast.port()).toString())) {
            longwave.await(BEGUN, 30);
            IcecastServer.Listener listener = icecast.listen("/live.mp3", FROZEN_MILLIS / 1000 + 14);

            Tool.must("fsfreeze", "-f", slow.toString());
            frozen = true;
            long since = System.nanoTime();
            Files.write(full.resolve("ballast"), new byte[4_000_000]);
            // to the last byte, so it ends with an error
            Tool.run("dd", "if=/dev/zero", "of=" + brim.resolve("ballast"), "bs=4k");
            delete(home.resolve("gone"));
            longwave.await("Recorder brim: The disk of " + brim.resolve("takes") + " is full: free some space", 10);
            longwave.await("was taken away while it was recorded", 10);
            longwave.await("Cannot record in the folder " + locked.resolve("takes"), 10);
            longwave.await("Recorder full records to " + home.resolve("fallback"), 25);
            long left = FROZEN_MILLIS - (System.nanoTime() - since) / 1_000_000;
            if (left > 0) Thread.sleep(left);
            thaw();
            Tool.must("mount", "-o", "remount,rw", locked.toString());
            Files.delete(brim.resolve("ballast"));
            int before = longwave.output().length();
            longwave.awaitAfter(before, ALL_ON, 30);
            assertEquals("", listener.said(40));
            String status =
                    longwave.awaitAfter(longwave.output().length(), ALL_ON, 5).group();
            assertTrue(!Pattern.compile(": [1-9]\\d* lost").matcher(status).find(), status);
            assertTrue(status.contains("take: 0 lost") && status.contains("program-mp3-128k-1: 0 lost"), status);

            longwave.terminate();
            assertEquals(0, longwave.exitCode(15), longwave.output());
            OnAirTest.assertNothingMissing(home.resolve("takes"));
            OnAirTest.assertNothingMissing(slow.resolve("takes"));
            assertGoesOnWithTheNextFrame(brim.resolve("takes"));
        }
    }

    /** What was closed when the disk was full and what was begun when there was space again: nothing is missing between. */
    private static void assertGoesOnWithTheNextFrame(Path folder) throws IOException {
        List<Recording> parts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".wav")).toList()) parts.add(Recording.read(file));
        }
        assertEquals(2, parts.size());
        parts.sort(Comparator.comparing(Recording::startFrame));
        Recording first = parts.getFirst();
        assertEquals(first.startFrame() + first.frames(), parts.get(1).startFrame());
        assertTrue(parts.get(1).frames() > 5 * first.rateHz(), parts.get(1).frames() + " frames behind the full disk");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
