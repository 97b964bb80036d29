package org.longwave.station;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.zip.CRC32;

/**
 * The station thread. Copies the demo station out of the bundle into a folder of the user's. What the user changed
 * there stays; what is still as it was delivered is replaced when a newer Longwave brings another one.
 */
final class DemoStation {
    static final String STATION = "station.json";
    private static final List<String> FILES = List.of(STATION, "music.wav", "jingle.wav");
    /** Check sums of the files as delivered, to tell them from changed ones. */
    private static final String DELIVERED = ".delivered.properties";

    private final Path folder;

    DemoStation(Path home) {
        folder = home.toAbsolutePath().resolve("demo");
    }

    Path file() {
        return folder.resolve(STATION);
    }

    void unpack() throws IOException {
        Files.createDirectories(folder);
        Properties before = delivered();
        Properties now = new Properties();
        for (String name : FILES) {
            byte[] shipped = shipped(name);
            if (shipped == null) continue;
            String sum = sum(shipped);
            now.setProperty(name, sum);
            Path target = folder.resolve(name);
            if (!Files.exists(target)) {
                put(target, shipped);
            } else if (!sum.equals(before.getProperty(name))) {
                if (sum(Files.readAllBytes(target)).equals(before.getProperty(name))) put(target, shipped);
                else now.setProperty(name, before.getProperty(name, ""));
            }
        }
        if (now.equals(before)) return;
        Path list = Files.createTempFile(folder, DELIVERED, ".new");
        try (Writer out = Files.newBufferedWriter(list)) {
            now.store(out, "What Longwave delivered here; do not edit");
        }
        Files.move(list, folder.resolve(DELIVERED), StandardCopyOption.ATOMIC_MOVE);
    }

    private Properties delivered() throws IOException {
        Properties delivered = new Properties();
        Path list = folder.resolve(DELIVERED);
        if (!Files.exists(list)) return delivered;
        try (Reader in = Files.newBufferedReader(list)) {
            delivered.load(in);
        }
        return delivered;
    }

    private static byte[] shipped(String name) throws IOException {
        try (InputStream in = DemoStation.class.getResourceAsStream("/demo/" + name)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /** Under another name first: another Longwave may be reading. */
    private void put(Path target, byte[] bytes) throws IOException {
        Path temporary = Files.createTempFile(folder, target.getFileName().toString(), ".new");
        Files.write(temporary, bytes);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String sum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return bytes.length + "-" + Long.toHexString(crc.getValue());
    }
}
