package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSetting;
import org.longwave.api.InsertSlot;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Applied;
import org.longwave.api.command.CommandRefusedException;
import org.longwave.api.command.MoveInsert;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;
import org.longwave.api.effect.KeyedEffect;

/** What an operator does with insert slots: put in, replace, take out, set, choose a preset, and what is refused. */
class InsertDeskTest {
    private final TestDesk desk = new TestDesk();

    private static final class Warm implements EffectFactory {
        @Override
        public String id() {
            return "warm";
        }

        @Override
        public String name() {
            return "Warm gain";
        }

        @Override
        public List<EffectParameter> parameters() {
            return TestEffects.gain().parameters();
        }

        @Override
        public Effect create(StreamFormat format) {
            return new TestEffects.Gain();
        }

        @Override
        public List<EffectPreset> presets() {
            return List.of(
                    new EffectPreset("Quarter, turned", List.of(0.25f, 1f)),
                    new EffectPreset("Broken", List.of(9f, 0f)));
        }
    }

    private InsertSlot play() {
        desk.tone("a", 200, 0.25);
        desk.studio.addEffects(new Warm());
        desk.studio.addEffects(TestEffects.softClip());
        desk.run(10);
        return InsertSlot.ofStrip(desk.strip("a"), 1);
    }

    private void isLately(double gain) {
        float[] x = desk.program(0);
        for (int i = x.length - 300; i < x.length; i++)
            assertEquals(gain * ToneInput.sample(200, 0.25, 48_000, i - TestDesk.LIMITER), x[i], 1e-6);
    }

    private void done(CompletableFuture<Applied> change) throws Exception {
        desk.run(30);
        assertTrue(change.isDone());
        assertTrue(change.get().frame() > 0);
    }

    private String refused(CompletableFuture<Applied> change) {
        desk.run(30);
        ExecutionException e = assertThrows(ExecutionException.class, change::get);
        return assertInstanceOf(CommandRefusedException.class, e.getCause()).getMessage();
    }

    private InsertInfo only() {
        List<InsertInfo> all = desk.studio.inserts();
        assertEquals(1, all.size(), all::toString);
        return all.getFirst();
    }

    @Test
    void whatIsTakenOutWhileItIsTriedOutStaysOut() throws Exception {
        InsertSlot slot = play();
        desk.studio.install(slot, InsertSetting.of("warm"));
        done(desk.studio.clear(slot));
        desk.run(100);
        assertTrue(desk.studio.inserts().isEmpty(), () -> desk.studio.inserts().toString());
        isLately(1);
        done(desk.studio.install(slot, new InsertSetting("warm", List.of(2f, 0f), false, "")));
        assertEquals(slot, only().place());
        isLately(2);
    }

    @Test
    void effectIsPutInReplacedAndTakenOutByNumberWithoutAClick() throws Exception {
        InsertSlot slot = play();
        done(desk.studio.install(slot, InsertSetting.of("soft-clip")));
        assertEquals("soft-clip", only().effect());
        done(desk.studio.install(slot, new InsertSetting("warm", List.of(2f, 1f), false, "")));
        isLately(-2);
        assertEquals(InsertSetting.of(only()), new InsertSetting("warm", List.of(2f, 1f), false, ""));
        done(desk.studio.install(slot, new InsertSetting("warm", List.of(2f, 1f), true, "")));
        isLately(1);
        done(desk.studio.clear(slot));
        assertTrue(desk.studio.inserts().isEmpty());
        InsertSlot onBus = InsertSlot.ofBus(desk.bus("program"), 3);
        done(desk.studio.install(onBus, new InsertSetting("warm", List.of(0.5f, 0f), false, "")));
        isLately(0.5);
        assertEquals(onBus, only().place());
        done(desk.studio.set(onBus, List.of(0.75f, 0f))); // this test's effect jumps to it
        isLately(0.75);
        assertTrue(TestDesk.roughness(desk.program(0), 1000) < 0.07, "jumps of the effect's own only");
    }

    @Test
    void installedEffectsAreOfferedWithAllThatASurfaceDraws() {
        long before = desk.studio.layoutVersion();
        play();
        assertTrue(desk.studio.layoutVersion() > before);
        assertEquals("warm", desk.studio.effects().getFirst().id());
        assertEquals("Warm gain", desk.studio.effects().getFirst().name());
        assertEquals(
                "Gain", desk.studio.effects().getFirst().parameters().getFirst().name());
        assertEquals(
                "Quarter, turned",
                desk.studio.effects().getFirst().presets().getFirst().name());
    }

    @Test
    void presetSetsAllParametersAndOneWrongValueSetsNone() throws Exception {
        InsertSlot slot = play();
        done(desk.studio.install(slot, InsertSetting.of("warm")));
        done(desk.studio.choosePreset(slot, "Quarter, turned"));
        isLately(-0.25);
        assertEquals(List.of(0.25f, 1f), only().values());
        assertEquals("Gain is 9.0, allowed 0.0..4.0", refused(desk.studio.choosePreset(slot, "Broken")));
        assertTrue(refused(desk.studio.choosePreset(slot, "Cold")).contains("there are [Quarter, turned, Broken]"));
        assertEquals(
                "Polarity is 0.5, allowed 0.0..1.0, whole numbers", refused(desk.studio.set(slot, List.of(1f, 0.5f))));
        assertTrue(
                refused(desk.studio.set(slot, List.of(1f))).contains("has 2 parameters, and there are values for 1"));
        assertTrue(refused(desk.studio.set(slot, List.of())).contains("give one for each"));
        assertEquals(List.of(0.25f, 1f), only().values());
        isLately(-0.25);
    }

    @Test
    void whatIsRefusedLeavesWhatWasThere() throws Exception {
        InsertSlot slot = play();
        done(desk.studio.install(slot, InsertSetting.of("warm")));
        desk.studio.addEffects(new TestEffects.Factory("bad", List.of(), f -> new TestEffects.Gain() {
            @Override
            public void process(float[][] block, int from, int to) {
                block[0][from] = Float.NaN;
            }
        }));
        assertTrue(refused(desk.studio.install(slot, InsertSetting.of("bad"))).contains("failed in its trial"));
        assertEquals(
                "Gain is 5.0, allowed 0.0..4.0",
                refused(desk.studio.install(slot, new InsertSetting("warm", List.of(5f, 0f), false, ""))));
        assertTrue(refused(desk.studio.install(slot, new InsertSetting("warm", List.of(), false, "nobody")))
                .contains("no strip \"nobody\""));
        assertTrue(refused(desk.studio.install(slot, new InsertSetting("warm", List.of(), false, "a")))
                .contains("its own effect"));
        assertTrue(
                refused(desk.studio.install(InsertSlot.ofBus(0, 0), new InsertSetting("warm", List.of(), false, "a")))
                        .contains("put it on a strip"));
        InsertSlot nowhere = InsertSlot.ofStrip(77, 0);
        assertEquals(
                "there is no strip with the number 77 any more",
                refused(desk.studio.install(nowhere, InsertSetting.of("warm"))));
        assertTrue(refused(desk.studio.clear(nowhere)).contains("number 77"));
        assertTrue(refused(desk.studio.set(nowhere, List.of(1f, 0f))).contains("number 77"));
        InsertSlot empty = InsertSlot.ofStrip(slot.owner(), 2);
        assertEquals("there is no effect in strip a, slot 2", refused(desk.studio.clear(empty)));
        assertEquals(
                "no effect runs in strip a, slot 2; install one",
                refused(desk.studio.choosePreset(empty, "Quarter, turned")));
        assertEquals(List.of(0.5f, 0f), only().values());
        isLately(0.5);
        assertThrows(IllegalArgumentException.class, () -> InsertSlot.ofStrip(0, 4));
        assertThrows(IllegalArgumentException.class, () -> InsertSetting.of(" "));
    }

    @Test
    void missingEffectKeepsItsSettingsInTheSlotAndComesInWhenItIsInstalled() throws Exception {
        InsertSlot slot = play();
        done(desk.studio.install(slot, InsertSetting.of("warm")));
        InsertSetting later = new InsertSetting("gain", List.of(0.125f, 0f), false, "");
        assertEquals(
                "the effect gain is not installed; its settings are kept in strip a, slot 1, and it comes in when it is",
                refused(desk.studio.install(slot, later)));
        isLately(1);
        assertTrue(only().missing());
        assertEquals(later, InsertSetting.of(only()), "so a scene can keep it");
        TestEffects.Factory gain = TestEffects.gain();
        desk.studio.addEffects(gain);
        desk.run(30);
        isLately(0.125);
        done(desk.studio.set(slot, List.of(0.75f, 0f)));
        desk.studio.removeEffects(gain);
        desk.run(30);
        assertEquals(List.of(0.75f, 0f), only().values(), "an operator's effect is waited for as the file's are");
        done(desk.studio.clear(slot));
        desk.studio.addEffects(gain);
        desk.run(30);
        assertTrue(desk.studio.inserts().isEmpty());
        isLately(1);
    }

    private static InsertSpec file(float gain) {
        return new InsertSpec("f", false, "a", 1, "warm", "", List.of("Gain=" + gain), false, "");
    }

    @Test
    void operatorOverrulesTheFileUntilTheFileSaysSomethingElse() throws Exception {
        InsertSlot slot = play();
        desk.studio.addInsert(file(2f));
        desk.run(30);
        isLately(2);
        done(desk.studio.clear(slot));
        assertTrue(desk.studio.inserts().isEmpty());
        done(desk.studio.install(slot, new InsertSetting("warm", List.of(3f, 0f), false, "")));
        isLately(3);
        desk.studio.addEffects(TestEffects.gain()); // all that waits is tried again
        desk.run(30);
        isLately(3);
        only();
        desk.studio.changeInsert(file(0.5f));
        desk.run(40);
        isLately(0.5);
        only();
        done(desk.studio.install(slot, new InsertSetting("warm", List.of(3f, 0f), false, "")));
        desk.studio.removeStrip("a");
        desk.run(30);
        assertTrue(desk.studio.inserts().stream().allMatch(i -> !i.problem().isEmpty()));
        desk.studio.addStrip(new StripSpec("a", "", "a", "line", 0, 0f, 0f, false, false));
        desk.run(40);
        assertEquals(List.of(0.5f, 0f), only().values(), "a strip that comes anew comes as the file says");
    }

    @Test
    void fileFindsItsEffectWhereItWasMovedTo() throws Exception {
        InsertSlot slot = play();
        desk.studio.addInsert(file(2f));
        desk.run(30);
        done(desk.studio.submit(new MoveInsert(slot.owner(), 1, 3)));
        done(desk.studio.install(slot, new InsertSetting("warm", List.of(0.5f, 0f), false, "")));
        isLately(1);
        assertEquals(2, desk.studio.inserts().size());
        desk.studio.changeInsert(file(4f));
        desk.run(30);
        isLately(2);
        assertEquals(2, desk.studio.inserts().size());
        desk.studio.removeInsert("f");
        desk.run(30);
        isLately(0.5);
        only();
    }

    /** Gives what its key plays. */
    private static final class Ear extends TestEffects.Gain implements KeyedEffect {
        @Override
        public void process(float[][] block, float[][] key, int from, int to) {
            for (int c = 0; c < block.length; c++) System.arraycopy(key[c], from, block[c], from, to - from);
        }
    }

    @Test
    void effectIsPutInWithItsKeyAndOneThatCannotListenSaysSo() throws Exception {
        InsertSlot slot = play();
        desk.tone("b", 997, 0.125);
        desk.studio.addEffects(new TestEffects.Factory("ear", List.of(), f -> new Ear()));
        done(desk.studio.install(slot, new InsertSetting("ear", List.of(), false, "b")));
        assertEquals("b", only().key());
        assertTrue(only().keyed());
        float[] x = desk.program(0);
        for (int i = x.length - 300; i < x.length; i++)
            assertEquals(
                    2 * ToneInput.sample(997, 0.125, 48_000, i - TestDesk.LIMITER - 10 * 128),
                    x[i],
                    1e-6,
                    "came later");
        String deaf = refused(desk.studio.install(slot, new InsertSetting("warm", List.of(), false, "b")));
        assertTrue(deaf.startsWith("the effect warm is in strip a, slot 1 but listens to its own sound: "), deaf);
        assertFalse(only().keyed());
    }
}
