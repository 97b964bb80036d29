package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.BusInfo;
import org.longwave.api.BusState;
import org.longwave.api.DeskState;
import org.longwave.api.InsertInfo;
import org.longwave.api.RouteInfo;
import org.longwave.api.StripInfo;
import org.longwave.api.StripState;
import org.longwave.api.command.Assign;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.PanLaw;
import org.longwave.api.command.SetEffectParameter;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetSend;
import org.longwave.api.command.SetTrim;
import org.longwave.api.effect.EffectParameter;
import org.longwave.ui.scene.Part;
import org.longwave.ui.scene.Scene;
import org.longwave.ui.scene.SceneRecall;
import org.longwave.ui.scene.SceneRecall.Plan;
import org.longwave.ui.scene.SceneRecall.Scope;
import org.longwave.ui.scene.SceneWriter;
import org.longwave.ui.scene.Scenes;

/** What a scene keeps, what it brings back, and what it leaves alone. */
class ScenesTest {
    private static final float OFF = Float.NEGATIVE_INFINITY;

    @BeforeAll
    static void startJson() throws Exception {
        Bundles.startJson();
    }

    @TempDir
    Path folder;

    private static StripState strip(
            int n, String id, float fader, float trim, boolean muted, float echoDb, String effect) {
        List<InsertInfo> inserts = effect.isEmpty()
                ? List.of()
                : List.of(new InsertInfo(
                        false,
                        n,
                        1,
                        effect,
                        "Gate",
                        List.of(new EffectParameter("Depth", "dB", -80, 0, 0, false)),
                        List.of(trim),
                        0,
                        false,
                        false,
                        "",
                        0,
                        0,
                        ""));
        return new StripState(
                new StripInfo(n, id, id.toUpperCase(), id, "voice"),
                trim,
                false,
                false,
                ChannelMode.STEREO,
                1,
                80,
                0,
                fader,
                0,
                PanLaw.BALANCE,
                muted,
                false,
                false,
                false,
                false,
                false,
                0,
                List.of(new RouteInfo(0, true, OFF, false, false), new RouteInfo(2, false, echoDb, false, false)),
                inserts);
    }

    private static DeskState desk(float master, StripState... strips) {
        List<BusState> buses = List.of(
                new BusState(
                        new BusInfo(0, "program", "Programme"), master, false, false, -1, -1, false, false, List.of()),
                new BusState(new BusInfo(2, "echo", "Echo"), 0, false, false, -1, -1, false, false, List.of()));
        return new DeskState(0, List.of(strips), buses);
    }

    private static Scene scene(DeskState desk) {
        return new Scene("Evening / show", Instant.parse("2026-11-22T14:00:00Z"), SceneWriter.write(desk));
    }

    @Test
    void bringsBackWhatDiffersAndNothingElse() {
        Scene scene = scene(
                desk(-3, strip(4, "mic", -5.5f, 6, true, -12, "gate"), strip(5, "music", OFF, 0, false, OFF, "")));
        DeskState now = desk(0, strip(7, "mic", 0, 0, false, OFF, "gate"), strip(5, "music", OFF, 0, false, OFF, ""));
        Plan plan = SceneRecall.plan(scene, now, Scope.all());
        assertEquals(
                Set.of(
                        new SetFader(7, -5.5f),
                        new SetMute(7, true),
                        new SetTrim(7, 6),
                        new SetSend(7, 2, -12, false),
                        new SetEffectParameter(7, 1, 0, 6),
                        new SetMaster(0, -3)),
                Set.copyOf(plan.orders()));
        assertEquals(List.of(), plan.notSet());
        assertEquals(List.of(), SceneRecall.plan(scene(now), now, Scope.all()).orders(), "it stands so already");
    }

    @Test
    void touchesNoSafeStripAndNothingOutsideTheScope() {
        Scene scene = scene(desk(-3, strip(4, "mic", -5, 6, true, -12, ""), strip(5, "music", -7, 3, true, -12, "")));
        DeskState now = desk(0, strip(4, "mic", 0, 0, false, OFF, ""), strip(5, "music", 0, 0, false, OFF, ""));
        Scope levels = new Scope(Set.of(Part.LEVELS), Set.of("mic", "music"), Set.of("mic"), false);
        assertEquals(
                Set.of(new SetFader(5, -7), new SetMute(5, true)),
                Set.copyOf(SceneRecall.plan(scene, now, levels).orders()));
        Scope routing = new Scope(Set.of(Part.ROUTING), Set.of("mic"), Set.of(), false);
        assertEquals(
                List.of(new SetSend(4, 2, -12, false)),
                SceneRecall.plan(scene, now, routing).orders());
    }

    @Test
    void takesAwayWhatTheSceneDoesNotHave() {
        StripState without = new StripState(
                new StripInfo(4, "mic", "MIC", "mic", "voice"),
                0,
                false,
                false,
                ChannelMode.STEREO,
                1,
                80,
                0,
                0,
                0,
                PanLaw.BALANCE,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                List.of(),
                List.of());
        Plan plan =
                SceneRecall.plan(scene(desk(0, without)), desk(0, strip(4, "mic", 0, 0, false, -6, "")), Scope.all());
        assertEquals(Set.of(new Assign(4, 0, false), new SetSend(4, 2, OFF, false)), Set.copyOf(plan.orders()));
    }

    @Test
    void saysWhatItCouldNotSet() {
        Scene scene =
                scene(desk(0, strip(4, "mic", 0, 0, false, OFF, "gate"), strip(5, "gone", -7, 0, false, OFF, "")));
        Plan plan = SceneRecall.plan(scene, desk(0, strip(4, "mic", 0, 0, false, OFF, "")), Scope.all());
        assertEquals(List.of(), plan.orders());
        assertEquals(2, plan.notSet().size(), plan.notSet().toString());
        assertTrue(
                plan.notSet().contains("There is no strip “GONE”."),
                plan.notSet().toString());
    }

    @Test
    void isAReadableFileThatComesBackTheSame() throws Exception {
        Scenes scenes = new Scenes(folder.resolve("scenes"));
        scenes.read();
        assertEquals(List.of(), scenes.all());
        Scene scene = scene(desk(-3, strip(4, "mic", -5.3f, 6, true, -12, "gate")));
        scenes.store(scene);
        String text = Files.readString(folder.resolve("scenes").resolve("Evening _ show.json"));
        assertTrue(text.contains("\"faderDb\": -5.3") && text.lines().count() > 20, text);
        Scenes again = new Scenes(folder.resolve("scenes"));
        again.read();
        assertEquals("Evening / show", again.all().getFirst().name());
        assertEquals(scene.desk().get("strips"), again.all().getFirst().desk().get("strips"));
        scenes.delete(scene);
        assertEquals(List.of(), scenes.all());
    }

    @Test
    void aBrokenFileCostsItselfOnly() throws Exception {
        Scenes scenes = new Scenes(folder);
        scenes.store(scene(desk(0)));
        Files.writeString(folder.resolve("broken.json"), "{ \"format\": 1, ");
        Files.writeString(folder.resolve("other.json"), "{ \"format\": 7 }");
        scenes.read();
        assertEquals(1, scenes.all().size());
        assertEquals(2, scenes.unread().size());
        assertTrue(
                scenes.unread().getFirst().startsWith("broken.json is no scene: "),
                scenes.unread().toString());
    }

    @Test
    void aSceneNeedsAName() {
        Scene nameless = new Scene(" ", Instant.EPOCH, SceneWriter.write(desk(0)));
        assertThrows(IllegalArgumentException.class, nameless::fileName);
        assertFalse(new Scene("../x", Instant.EPOCH, null).fileName().contains(".."));
    }
}
