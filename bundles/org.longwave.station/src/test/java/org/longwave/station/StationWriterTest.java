package org.longwave.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.AudioEngine;
import org.longwave.api.BusInfo;
import org.longwave.api.BusState;
import org.longwave.api.DeskState;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.CommandRefusedException;

/** A station file is written whole or not at all. */
class StationWriterTest {
    @TempDir
    Path folder;

    private Path file;
    private float masterDb = -3f;

    @BeforeEach
    void name() {
        file = folder.resolve("station.json");
    }

    private final AudioEngine engine = (AudioEngine) Proxy.newProxyInstance(
            AudioEngine.class.getClassLoader(),
            new Class<?>[] {AudioEngine.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "desk" -> new DeskState(0, List.of(), List.of(program()));
                case "effects" -> List.of();
                case "format" -> new StreamFormat(48_000, 2, 256);
                default -> throw new AssertionError(method);
            });

    private BusState program() {
        BusInfo info = new BusInfo(0, "program", "Programme");
        return new BusState(info, masterDb, false, false, -1f, -1, false, false, List.of());
    }

    @Test
    void keepsTheFilesRightsAndLeavesNothingBehind() throws Exception {
        Files.writeString(file, "{ }\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(List.of("org.longwave.bus~program {masterDb=-3}"), new StationWriter(file).write(engine));
        assertEquals("{\n  \"org.longwave.bus~program\": { \"masterDb\": -3 } }\n", Files.readString(file));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(List.of(file), all.toList());
        }
    }

    @Test
    void doesNotTouchAFileThatSaysItAllAlready() throws Exception {
        Files.writeString(file, "{ \"org.longwave.bus~program\": { \"masterDb\": -3 } }");
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(file, old);
        assertEquals(List.of(), new StationWriter(file).write(engine));
        assertEquals(old, Files.getLastModifiedTime(file));
    }

    @Test
    void refusesAFileThatIsNotUnderstoodAndLeavesIt() throws Exception {
        Files.writeString(file, "{\n \"a\": {\n");
        CommandRefusedException refused =
                assertThrows(CommandRefusedException.class, () -> new StationWriter(file).write(engine));
        assertEquals(
                "the station file is not understood at line 3 (the file ends in the middle: a closing brace } or a quote"
                        + " is missing); put it right first",
                refused.getMessage());
        assertEquals("{\n \"a\": {\n", Files.readString(file));
    }
}
