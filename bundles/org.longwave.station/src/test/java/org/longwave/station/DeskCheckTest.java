package org.longwave.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.longwave.station.FakeAttribute.number;
import static org.longwave.station.FakeAttribute.text;
import static org.longwave.station.FakeAttribute.texts;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.station.StationFault;

/** Names in the desk's settings that are nowhere in the file. */
class DeskCheckTest {
    @TempDir
    Path folder;

    private List<String> faults(String... lines) throws Exception {
        Map<String, Known> known = new HashMap<>(FakePlugins.known());
        known.put(
                "org.longwave.bus",
                FakePlugins.factory(text("guest", ""), text("source", "program"), text("kind", "auto")));
        known.put("org.longwave.strip", FakePlugins.factory(text("input", null), texts("buses"), texts("sends")));
        known.put(
                "org.longwave.insert",
                FakePlugins.factory(
                        text("strip", ""),
                        text("bus", ""),
                        text("effect", null),
                        text("key", ""),
                        number("slot", "0", "3", "0")));
        StationReader.Document document = StationReader.read(String.join("\n", lines));
        StationPlan plan = new StationPlan(document, known, Map.of(), folder);
        return plan.faults().stream().map(StationFault::toString).toList();
    }

    @Test
    void everythingThatIsThereIsAccepted() throws Exception {
        assertEquals(
                List.of(),
                faults(
                        "{ \"org.longwave.player~p\": { \"file\": \"x.wav\" },",
                        "\"org.longwave.bus~aux\": { \"source\": \"program\" },",
                        "\"org.longwave.bus~minus\": { \"kind\": \"mixminus\", \"guest\": \"s\" },",
                        "\"org.longwave.strip~s\": { \"input\": \"p\", \"buses\": [\"program\", \"aux\"],"
                                + " \"sends\": [\"aux -6 pre\"] },",
                        "\"org.longwave.insert~i\": { \"strip\": \"s\", \"effect\": \"e\", \"key\": \"s\" },",
                        "\"org.longwave.insert~j\": { \"bus\": \"aux\", \"effect\": \"e\" } }"));
    }

    @Test
    void whatIsNotThereIsNamedWithItsLineAndWhatHappensInstead() throws Exception {
        assertEquals(
                List.of(
                        "line 2: org.longwave.bus~minus guest: \"x\" is no strip of this file, there are s;"
                                + " the bus has everything until it comes",
                        "line 3: org.longwave.strip~s buses: \"aux9\" is no bus of this file, there are minus, monitor,"
                                + " program; the strip does not go there",
                        "line 4: org.longwave.strip~s sends: \"aux8\" is no bus of this file, there are minus,"
                                + " monitor, program; the strip does not go there",
                        "line 4: org.longwave.strip~s sends: \"minus loud\" is no send, it is written \"BUS DB\" or"
                                + " \"BUS DB pre\" with -120..10 dB; the strip does not go there",
                        "line 7: org.longwave.insert~i key: \"k\" is no strip of this file, there are s;"
                                + " the insert waits for it",
                        "line 8: org.longwave.insert~none: names no strip and no bus, it needs one of them;"
                                + " the insert does not run"),
                faults(
                        "{ \"org.longwave.player~p\": { \"file\": \"x.wav\" },",
                        "\"org.longwave.bus~minus\": { \"kind\": \"mixminus\", \"guest\": \"x\" },",
                        "\"org.longwave.strip~s\": { \"input\": \"p\", \"buses\": [\"aux9\"],",
                        "\"sends\": [\"aux8 -3\", \"minus loud\"] },",
                        "",
                        "",
                        "\"org.longwave.insert~i\": { \"strip\": \"s\", \"effect\": \"e\", \"key\": \"k\" },",
                        "\"org.longwave.insert~none\": { \"effect\": \"e\" } }"));
    }
}
