package org.longwave.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.longwave.api.BusInfo;
import org.longwave.api.BusState;
import org.longwave.api.DeskState;
import org.longwave.api.InsertInfo;
import org.longwave.api.RouteInfo;
import org.longwave.api.StripInfo;
import org.longwave.api.StripState;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.PanLaw;
import org.longwave.api.effect.EffectInfo;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;

/** What is set on the desk comes into the station file where it belongs, and nothing else changes there. */
class DeskSaveTest {
    private static final float OFF = Float.NEGATIVE_INFINITY;
    private static final EffectInfo GATE = new EffectInfo(
            "gate",
            "Gate",
            "1",
            List.of(
                    new EffectParameter("Threshold", "dB", -80f, 0f, -50f, false),
                    new EffectParameter(
                            "Mode", "", 0f, 1f, 0f, true, EffectParameter.Law.LINEAR, List.of("Soft", "Hard"))),
            List.of(new EffectPreset("Tight", List.of(-30f, 1f))));

    private static final String FILE = """
            // Our station.
            {
              "org.longwave.strip~mic": { "input": "mic", /* not too loud */ "faderDb": -6, // by hand
                "buses": ["program", "later"] },
              "org.longwave.strip~music": {},
              // the gate
              "org.longwave.insert~gate": { "strip": "mic", "effect": "gate", "preset": "Tight", "parameters": ["threshold=-35"] },
              "org.longwave.bus~aux": { "label": "Aux" }
            }
            """;

    private final List<RouteInfo> micRoutes = new ArrayList<>(List.of(new RouteInfo(0, true, OFF, false, false)));
    private final List<InsertInfo> micInserts = new ArrayList<>(List.of(gate(0, 0, -35f, 1f)));
    private final List<BusState> buses = new ArrayList<>(List.of(
            bus(0, "program", BusInfo.MIX, 0f, -1),
            bus(1, "monitor", BusInfo.MONITOR, 0f, 0),
            bus(2, "aux", BusInfo.MIX, 0f, -1)));
    private StripState mic = strip(0, "mic", -6f);

    private static InsertInfo gate(int strip, int slot, float threshold, float mode) {
        return new InsertInfo(
                false,
                strip,
                slot,
                "gate",
                "Gate",
                GATE.parameters(),
                List.of(threshold, mode),
                0,
                false,
                false,
                "",
                0,
                0f,
                "");
    }

    private static BusState bus(int number, String id, String kind, float masterDb, int source) {
        return new BusState(
                new BusInfo(number, id, id, kind, "", false),
                masterDb,
                false,
                false,
                -1f,
                source,
                false,
                false,
                List.of());
    }

    private StripState strip(int number, String id, float faderDb) {
        return strip(new StripInfo(number, id, id, id, "voice"), faderDb);
    }

    private StripState strip(StripInfo info, float faderDb) {
        int number = info.number();
        return new StripState(
                info,
                0f,
                false,
                false,
                ChannelMode.STEREO,
                1f,
                80f,
                0,
                faderDb,
                0f,
                PanLaw.BALANCE,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                number == 0 ? micRoutes : List.of(new RouteInfo(0, true, OFF, false, false)),
                number == 0 ? micInserts : List.of());
    }

    private List<String> changes = List.of();

    private String saved(String file) throws Exception {
        StationText text = new StationText(file);
        DeskState state = new DeskState(0, List.of(mic, strip(1, "music", 0f)), buses);
        changes = new DeskSave(StationReader.read(file), text, state, List.of(GATE), 48_000).changes();
        String after = text.text();
        StationReader.read(after);
        return after;
    }

    @Test
    void aDeskAsTheFileSaysChangesNoCharacter() throws Exception {
        assertEquals(FILE, saved(FILE));
        assertEquals(List.of(), changes);
    }

    @Test
    void onlyWhatDiffersIsWrittenWhereItStands() throws Exception {
        micRoutes.add(new RouteInfo(2, true, -9.5f, true, false));
        micInserts.set(0, gate(0, 0, -40f, 1f));
        mic = new StripState(
                mic.info(),
                3f,
                false,
                true,
                ChannelMode.MONO,
                1f,
                80f,
                24,
                OFF,
                0f,
                PanLaw.MINUS_4_5_DB,
                true,
                true,
                true,
                true,
                true,
                false,
                960,
                micRoutes,
                micInserts);
        buses.set(0, bus(0, "program", BusInfo.MIX, -2f, -1));
        buses.set(2, bus(2, "aux", BusInfo.MIX, -12f, -1));
        assertEquals("""
                // Our station.
                {
                  "org.longwave.strip~mic": { "input": "mic", /* not too loud */ "faderDb": -120, // by hand
                    "buses": ["program", "later", "aux"], "mute": true, "trimDb": 3, "polarity": "right", "mode": "mono", "highPassSlope": 24, "panLaw": "-4.5", "delayMs": 20, "soloSafe": true, "sends": ["aux -9.5 pre"] },
                  "org.longwave.strip~music": {},
                  // the gate
                  "org.longwave.insert~gate": { "strip": "mic", "effect": "gate", "preset": "Tight", "parameters": ["Threshold=-40"] },
                  "org.longwave.bus~aux": { "label": "Aux", "masterDb": -12 },
                  "org.longwave.bus~program": { "masterDb": -2 }
                }
                """, saved(FILE));
        assertTrue(changes.contains("org.longwave.strip~mic faderDb: -120"), changes::toString);
        assertEquals(14, changes.size(), changes::toString);
    }

    @Test
    void whatWasWrittenOnAStripIsKept() throws Exception {
        mic = strip(new StripInfo(0, "mic", "Ann \"live\"", "mic", "voice", "guest", true, false), -6f);
        String after = saved(FILE);
        assertTrue(
                after.contains(
                        "\"buses\": [\"program\", \"later\"], \"label\": \"Ann \\\"live\\\"\", \"colour\": \"guest\" }"),
                after);
        assertEquals(after, saved(after), "it says so already");
    }

    @Test
    void effectsMoveComeAndGo() throws Exception {
        micInserts.set(0, gate(0, 2, -35f, 1f));
        micInserts.add(gate(0, 3, -50f, 0f));
        mic = strip(0, "mic", -6f);
        String moved = saved(FILE);
        assertTrue(moved.contains("\"parameters\": [\"threshold=-35\"], \"slot\": 2 }"), moved);
        assertTrue(
                moved.contains(
                        "\"label\": \"Aux\" },\n"
                                + "  \"org.longwave.insert~mic-4\": { \"strip\": \"mic\", \"slot\": 3, \"effect\": \"gate\" }\n}"),
                moved);
        micInserts.clear();
        mic = strip(0, "mic", -6f);
        String gone = saved(FILE);
        assertEquals(
                FILE.lines().filter(l -> !l.contains("insert~gate")).toList(),
                gone.lines().toList());
        assertEquals(List.of("org.longwave.insert~gate is taken out"), changes);
    }

    @Test
    void whatIsTakenOutLeavesNoCommaBehind() {
        String file = "{ \"a\": {}, \"b\": { \"x\": [1, \"}\"] },\n  \"c\": true }";
        StationText text = new StationText(file);
        text.remove("c");
        text.remove("b");
        assertEquals("{ \"a\": {} \n   }", text.text());
        text.add("d", java.util.Map.of("y", "1"));
        assertEquals("{ \"a\": {},\n  \"d\": { \"y\": 1 } \n   }", text.text());
        StationText all = new StationText("{ \"a\": {} }");
        all.remove("a");
        all.add("d", java.util.Map.of());
        assertEquals("{\n  \"d\": {  }  }", all.text());
        StationText set = new StationText("{ \"a\": {} }");
        set.set("a", "x", "1");
        set.set("a", "y", "[2]");
        assertEquals("{ \"a\": { \"x\": 1, \"y\": [2] } }", set.text());
    }
}
