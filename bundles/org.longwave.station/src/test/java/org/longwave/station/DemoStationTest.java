package org.longwave.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoStationTest {
    @TempDir
    Path home;

    @Test
    void bringsAStationThatCanBeRead() throws Exception {
        DemoStation demo = new DemoStation(home);
        demo.unpack();
        var document = StationReader.read(Files.readString(demo.file()));
        assertEquals(List.of(), document.faults());
        assertEquals(
                "music",
                document.sections()
                        .get("org.longwave.strip~music")
                        .entries()
                        .get("input")
                        .value());
    }

    @Test
    void leavesAnEditedStationAlone() throws IOException {
        DemoStation demo = new DemoStation(home);
        demo.unpack();
        Files.writeString(demo.file(), "{ /* mine */ }");
        demo.unpack();
        demo.unpack();
        assertEquals("{ /* mine */ }", Files.readString(demo.file()));
    }

    @Test
    void replacesAnOlderDeliveryThatNobodyEdited() throws IOException {
        DemoStation demo = new DemoStation(home);
        demo.unpack();
        String now = Files.readString(demo.file());
        Files.writeString(demo.file(), "{}");
        Path list = home.resolve("demo/.delivered.properties");
        // as if "{}" had been delivered: its length and CRC-32
        Files.writeString(list, Files.readString(list).replaceFirst("station.json=.*", "station.json=2-a3a6bf43"));
        demo.unpack();
        assertEquals(now, Files.readString(demo.file()));
        assertNotEquals("{}", now);
    }

    @Test
    void bringsBackWhatWasDeleted() throws IOException {
        DemoStation demo = new DemoStation(home);
        demo.unpack();
        Files.delete(demo.file());
        demo.unpack();
        assertEquals(true, Files.size(demo.file()) > 0);
    }
}
