package org.longwave.station;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.Names;

class StationLoaderTest {
    private static final String GOOD = """
            {
              "org.longwave.player~music": { "file": "a/music.wav", "tags": ["x", "y"] },
              "org.longwave.strip~mic": { "input": "music",
                "faderDb": -6 }
            }
            """;
    private static final String MIC = "org.longwave.strip~mic";

    @TempDir
    Path folder;

    private final FakeAdmin admin = new FakeAdmin();
    private Map<String, Known> plugins = FakePlugins.known();
    private StationLoader loader;

    @BeforeEach
    void before() {
        loader = new StationLoader(folder.resolve("station.json"), admin.service(), () -> plugins);
    }

    private List<String> load(String text) throws IOException {
        Files.writeString(folder.resolve("station.json"), text);
        return loader.load().stream().map(Object::toString).toList();
    }

    @Test
    void givesEachConfigurationItsNameOrderAndTypes() throws IOException {
        assertEquals(List.of(), load(GOOD));
        assertEquals("mic", admin.value(MIC, Names.NAME));
        assertTrue(order("org.longwave.player~music") < order(MIC));
        assertEquals(-6.0, admin.value(MIC, "faderDb"));
        assertArrayEquals(new String[] {"x", "y"}, (String[]) admin.value("org.longwave.player~music", "tags"));
    }

    @Test
    void resolvesFilesAgainstTheStationsFolder() throws IOException {
        load(GOOD);
        assertEquals(folder.resolve("a/music.wav").toString(), admin.value("org.longwave.player~music", "file"));
    }

    @Test
    void configuresEngineAndBusesThatTheFileDoesNotName() throws IOException {
        load(GOOD);
        assertTrue(admin.configurations
                .keySet()
                .containsAll(Set.of("org.longwave.engine", "org.longwave.bus~program", "org.longwave.bus~monitor")));
    }

    @Test
    void touchesOnlyWhatChanged() throws IOException {
        load(GOOD);
        admin.log.clear();
        load(GOOD.replace("-6", "-7"));
        assertEquals(List.of("update " + MIC), admin.log);
        admin.log.clear();
        load("{}");
        assertEquals(Set.of("delete " + MIC, "delete org.longwave.player~music"), Set.copyOf(admin.log));
    }

    @Test
    void doesNotTouchWhatStandsBelowSomethingNew() throws IOException {
        String b = "\"org.longwave.player~b\": { \"file\": \"b\" }";
        String c = "\"org.longwave.player~c\": { \"file\": \"c\" }";
        load("{" + b + "}");
        admin.log.clear();
        load("{\"org.longwave.player~a\": { \"file\": \"a\" }," + b + "}");
        load("{\"org.longwave.player~a\": { \"file\": \"a\" }," + c + "," + b + "}");
        assertEquals(List.of("create org.longwave.player~a", "create org.longwave.player~c"), admin.log);
        assertTrue(order("org.longwave.player~a") < order("org.longwave.player~c"));
        assertTrue(order("org.longwave.player~c") < order("org.longwave.player~b"));
        load("{" + b + "," + c + "}");
        assertTrue(order("org.longwave.player~b") < order("org.longwave.player~c"));
    }

    private int order(String pid) {
        return (Integer) admin.value(pid, Names.ORDER);
    }

    @Test
    void keepsTheLastGoodSettingsWhenAValueIsRefused() throws IOException {
        load(GOOD);
        assertEquals(
                List.of("line 4: " + MIC
                        + " faderDb: 99 is refused, allowed -120 to 10; the strip keeps its last good settings"),
                load(GOOD.replace("-6", "99")));
        assertEquals(-6.0, admin.value(MIC, "faderDb"));
    }

    @Test
    void doesNotRunWhatWasNeverGood() throws IOException {
        assertEquals(
                List.of("line 4: " + MIC + " faderDb: 99 is refused, allowed -120 to 10; the strip does not run"),
                load(GOOD.replace("-6", "99")));
        assertFalse(admin.configurations.containsKey(MIC));
        assertTrue(admin.configurations.containsKey("org.longwave.player~music"));
    }

    @Test
    void runsTheEngineWithItsDefaultsWhenItsSettingsAreRefused() throws IOException {
        assertEquals(
                List.of(
                        "line 1: org.longwave.engine rateHz: 1 is refused, allowed 44100 to 192000; the engine runs with"
                                + " its defaults"),
                load("{ \"org.longwave.engine\": { \"rateHz\": 1 } }"));
        assertTrue(admin.configurations.containsKey("org.longwave.engine"));
    }

    @Test
    void saysWhatIsAllowed() throws IOException {
        assertFault("\"faderDb\": \"loud\"", "faderDb: \"loud\" is refused, needs a number");
        assertFault("\"mute\": 1", "mute: 1 is refused, needs true or false");
        assertFault("\"kind\": \"vox\"", "kind: \"vox\" is refused, allowed voice, line");
        assertFault("\"kind\": null", "kind: null or { } is refused, needs text in quotes");
        assertFault("\"fader\": 1", "fader: there is no such setting; there are input, kind, faderDb, mute");
    }

    private void assertFault(String entry, String expected) throws IOException {
        List<String> faults = load(GOOD.replace("\"faderDb\": -6", entry));
        assertEquals(1, faults.size());
        assertTrue(faults.getFirst().startsWith("line 4: " + MIC + " " + expected), faults.getFirst());
    }

    @Test
    void namesAMissingSettingAndAMissingName() throws IOException {
        assertEquals(
                List.of(
                        "line 1: org.longwave.player~a file: is missing and has no default; the player does not run",
                        "line 2: org.longwave.strip: needs a name: \"org.longwave.strip~NAME\"; the strip does not run",
                        "line 3: org.longwave.strip~a/b: a name has letters, digits, and _ . - only; the strip does not"
                                + " run"),
                load(
                        "{ \"org.longwave.player~a\": {},\n\"org.longwave.strip\": {},\n\"org.longwave.strip~a/b\": {} }"));
    }

    @Test
    void refusesASecondInputOfTheSameName() throws IOException {
        plugins.put("org.longwave.signal", FakePlugins.factory(FakeAttribute.text("kind", "sine")));
        assertEquals(
                List.of(
                        "line 2: org.longwave.signal~a: is refused, org.longwave.player~a in line 1 has this name already;"
                                + " the signal does not run"),
                load("{ \"org.longwave.player~a\": { \"file\": \"a.wav\" },\n\"org.longwave.signal~a\": {} }"));
    }

    @Test
    void namesStripsWithoutInputAndOutputsWithoutBusAndRunsThem() throws IOException {
        assertEquals(
                List.of(
                        "line 1: org.longwave.strip~a input: \"x\" is no input of this file, there is none; the strip"
                                + " runs, silent",
                        "line 2: org.longwave.recorder~r bus: \"y\" is no bus of this file, there are monitor, program;"
                                + " the recorder waits for it"),
                load(
                        "{ \"org.longwave.strip~a\": { \"input\": \"x\" },\n\"org.longwave.recorder~r\": { \"bus\": \"y\" } }"));
        assertTrue(admin.configurations.containsKey("org.longwave.strip~a"));
        assertTrue(admin.configurations.containsKey("org.longwave.recorder~r"));
    }

    @Test
    void takesUpAPluginThatArrivesLater() throws IOException {
        String text =
                "{ \"org.example.siren~s\": { \"pitch\": 3 },\n" + "\"org.longwave.strip~a\": { \"input\": \"s\" } }";
        List<String> faults = load(text);
        assertEquals(1, faults.size()); // the strip is not blamed for the missing plug-in
        assertTrue(
                faults.getFirst().startsWith("line 1: org.example.siren~s: nothing here knows this"), faults::getFirst);
        plugins.put("org.example.siren", FakePlugins.factory(FakeAttribute.whole("pitch", null, null, "1")));
        assertEquals(List.of(), load(text));
        assertEquals(3, admin.value("org.example.siren~s", "pitch"));
    }

    @Test
    void leavesEverythingAsItIsWhenTheTextIsNoJson() throws IOException {
        load(GOOD);
        admin.log.clear();
        List<String> faults = load(GOOD.replace("\"faderDb\":", "\"faderDb\""));
        assertTrue(faults.getFirst().startsWith("line 4: not understood"), faults.getFirst());
        assertTrue(faults.getFirst().endsWith("what runs goes on with its settings"), faults.getFirst());
        assertEquals(List.of(), admin.log);
    }

    @Test
    void runsTheEngineWhenThereIsNoFile() throws IOException {
        assertEquals(0, loader.load().getFirst().line());
        assertTrue(admin.configurations.containsKey("org.longwave.engine"));
    }

    @Test
    void takesPasswordsFromTheSecretsOnly() throws IOException {
        Path secrets = folder.resolve("secrets.properties");
        String text = "{ \"org.longwave.icecast~main\": { \"password\": \"%s\" } }";
        assertTrue(
                load(text.formatted("hackme")).getFirst().contains("a password does not belong in the station file"));
        assertFalse(load(text.formatted("hackme")).getFirst().contains("hackme"));
        assertTrue(load(text.formatted("secret:live")).getFirst().contains("which is not there"));

        Files.writeString(secrets, "live=s3cret\n");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r--r--"));
        assertTrue(load(text.formatted("secret:live")).getFirst().contains("run: chmod 600 " + secrets));

        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        assertTrue(load(text.formatted("secret:other")).getFirst().contains("there is no line other=..."));
        assertEquals(List.of(), load(text.formatted("secret:live")));
        assertEquals("s3cret", admin.value("org.longwave.icecast~main", ".password"));
    }
}
