package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.longwave.api.InsertInfo;
import org.longwave.api.StreamFormat;
import org.longwave.api.StripInfo;
import org.longwave.api.command.Applied;
import org.longwave.api.command.MoveInsert;
import org.longwave.api.command.SetBusBypass;
import org.longwave.api.command.SetBusEffectParameter;
import org.longwave.api.command.SetEffectParameter;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetKey;
import org.longwave.api.command.SwapInserts;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;
import org.longwave.api.effect.KeyedEffect;

/** Slots: moving effects about, effects on buses, keys, and inserts of the station file that wait for their effect. */
class InsertsTest {
    private final TestDesk desk = new TestDesk();

    private void play() {
        desk.tone("a", 200, 0.5);
        desk.studio.addEffects(TestEffects.gain());
        desk.studio.addEffects(TestEffects.softClip());
        desk.studio.addEffects(TestDesk.Late.factory("late", 500));
        desk.run(10);
    }

    private static double clip(double x) {
        return x * (1.5 - 0.5 * x * x);
    }

    private void isLately(java.util.function.DoubleUnaryOperator law, int later) {
        float[] x = desk.program(0);
        for (int i = x.length - 500; i < x.length; i++)
            assertEquals(
                    law.applyAsDouble(ToneInput.sample(200, 0.5, 48_000, i - TestDesk.LIMITER - later)), x[i], 1e-6);
    }

    private static InsertSpec spec(String name, String strip, int slot, String effect, String... parameters) {
        return new InsertSpec(name, false, strip, slot, effect, "", List.of(parameters), false, "");
    }

    @Test
    void effectsChangePlacesWhileTheyRunWithoutAClick() {
        play();
        int a = desk.strip("a");
        desk.studio.installEffect("a", 0, "gain");
        desk.studio.installEffect("a", 1, "soft-clip");
        desk.run(30);
        isLately(x -> clip(x / 2), 0);
        desk.order(new SwapInserts(a, 0, 1));
        desk.run(30);
        isLately(x -> clip(x) / 2, 0);
        desk.order(new MoveInsert(a, 0, 3)); // the clipper to the end, the gain up to 0
        desk.run(30);
        isLately(x -> clip(x / 2), 0);
        assertEquals(
                List.of(0, 3),
                desk.studio.inserts().stream().map(InsertInfo::slot).sorted().toList());
        CompletableFuture<Applied> set =
                desk.studio.submit(new SetEffectParameter(a, 0, 1, 0f)); // found in its new slot
        desk.run(5);
        assertFalse(set.isCompletedExceptionally());
        desk.order(new MoveInsert(a, 3, 0));
        desk.order(new SwapInserts(a, 1, 2));
        desk.order(new SwapInserts(a, 0, 2));
        CompletableFuture<Applied> gone = desk.studio.removeEffect("a", 2);
        desk.run(90);
        assertTrue(gone.isDone());
        assertEquals(
                1, desk.studio.inserts().size(), () -> desk.studio.inserts().toString());
        assertTrue(
                TestDesk.roughness(desk.program(0), 1000) < 0.004,
                () -> "" + TestDesk.roughness(desk.program(0), 1000));
    }

    @Test
    void effectsThatDelayChangePlacesToo() {
        play();
        desk.studio.installEffect("a", 0, "late");
        desk.studio.installEffect("a", 2, "gain");
        desk.run(40);
        isLately(x -> x / 2, 500);
        desk.order(new SwapInserts(desk.strip("a"), 0, 2));
        desk.run(40);
        isLately(x -> x / 2, 500);
        assertTrue(TestDesk.roughness(desk.program(0), 1000) < 0.004);
    }

    @Test
    void moveAndInstallInAnyOrderLeaveTheDeskAndItsListAlike() {
        play();
        int a = desk.strip("a");
        for (int i = 0; i < 12; i++) {
            desk.studio.installEffect("a", i % 4, i % 2 == 0 ? "gain" : "soft-clip");
            desk.order(new MoveInsert(a, i % 4, (i + 3) % 4));
            if (i % 3 == 0) desk.studio.removeEffect("a", i % 4);
            desk.run(i % 5);
        }
        desk.run(200);
        assertTrue(
                TestDesk.roughness(desk.program(0), 1000) < 0.006,
                () -> "" + TestDesk.roughness(desk.program(0), 1000));
        for (InsertInfo info : desk.studio.inserts()) {
            CompletableFuture<Applied> set = desk.studio.submit(new SetEffectParameter(a, info.slot(), 0, 1f));
            desk.run(1);
            assertFalse(set.isCompletedExceptionally(), info::toString);
        }
    }

    @Test
    void busesHaveSlotsToo() {
        play();
        desk.studio.addInsert(new InsertSpec("g", true, "program", 1, "gain", "", List.of("gain=2"), false, ""));
        desk.order(new SetFader(desk.strip("a"), -12f));
        desk.run(40);
        double twelve = Math.pow(10, -12 / 20.0);
        isLately(x -> x * twelve * 2, 0);
        desk.order(new SetBusEffectParameter(0, 1, 0, 0.5f));
        desk.run(10);
        isLately(x -> x * twelve / 2, 0);
        desk.order(new SetBusBypass(0, 1, true));
        desk.run(10);
        isLately(x -> x * twelve, 0);
        InsertInfo info = desk.studio.inserts().getFirst();
        assertTrue(info.onBus() && info.bypassed());
        assertEquals(0.5f, info.values().getFirst());
        desk.studio.removeInsert("g");
        desk.run(40);
        assertTrue(desk.studio.inserts().isEmpty());
    }

    @Test
    void insertOfAnEffectThatIsNotInstalledWaitsWithItsSettingsAndComesInWhenItIs() {
        play();
        desk.studio.addInsert(spec("i", "a", 2, "third-party", "Gain = 0.125"));
        desk.run(20);
        InsertInfo missing = desk.studio.inserts().getFirst();
        assertTrue(
                missing.missing() && missing.slot() == 2 && missing.problem().contains("not installed"),
                missing::toString);
        isLately(x -> x, 0);
        TestEffects.Factory factory = new TestEffects.Factory(
                "third-party",
                List.of(new EffectParameter("Gain", "", 0f, 4f, 0.5f, false)),
                f -> new TestEffects.Gain());
        desk.studio.addEffects(factory);
        desk.run(30);
        isLately(x -> x / 8, 0);
        assertTrue(TestDesk.roughness(desk.program(0), 1000) < 0.004);
        desk.order(new SetEffectParameter(desk.strip("a"), 2, 0, 0.25f)); // this test's effect jumps to it
        desk.run(10);
        int from = desk.program(0).length;
        desk.studio.removeEffects(factory);
        desk.run(30);
        isLately(x -> x, 0);
        assertTrue(desk.studio.inserts().getFirst().missing());
        assertEquals(List.of(0.25f), desk.studio.inserts().getFirst().values(), "what the operator had set is kept");
        desk.studio.addEffects(factory);
        desk.run(30);
        isLately(x -> x / 4, 0);
        assertTrue(TestDesk.roughness(desk.program(0), from) < 0.004);
        desk.studio.changeInsert(spec("i", "a", 2, "third-party", "Gain=1"));
        desk.run(30);
        isLately(x -> x, 0);
    }

    @Test
    void insertWaitsForItsStripAndTellsWhatIsWrong() {
        play();
        desk.studio.addInsert(spec("early", "b", 0, "gain"));
        assertTrue(desk.studio.inserts().getFirst().problem().contains("no strip b yet"));
        desk.tone("b", 300, 0.1);
        desk.run(30);
        assertEquals("", desk.studio.inserts().getFirst().problem());
        desk.studio.addInsert(spec("wrong", "a", 0, "gain", "Gain=9"));
        desk.run(2);
        assertTrue(problem("gain", "a").contains("Gain is 9, allowed 0.0..4.0"), () -> problem("gain", "a"));
        desk.studio.changeInsert(spec("wrong", "a", 0, "gain", "Loudness=1"));
        assertTrue(problem("gain", "a").contains("no parameter \"Loudness\""), () -> problem("gain", "a"));
        desk.studio.changeInsert(new InsertSpec("wrong", false, "a", 0, "gain", "Warm", List.of(), false, ""));
        assertTrue(problem("gain", "a").contains("no preset \"Warm\""), () -> problem("gain", "a"));
        desk.studio.changeInsert(spec("wrong", "b", 0, "gain"));
        assertTrue(problem("gain", "b").contains("has the insert early already"), () -> problem("gain", "b"));
    }

    private String problem(String effect, String strip) {
        int n = desk.strip(strip);
        return desk.studio.inserts().stream()
                .filter(i -> i.owner() == n
                        && i.effect().equals(effect)
                        && !i.problem().isEmpty())
                .map(InsertInfo::problem)
                .findFirst()
                .orElse("none");
    }

    @Test
    void presetAndChoicesAreReadByName() {
        EffectFactory f = new EffectFactory() {
            @Override
            public String id() {
                return "x";
            }

            @Override
            public List<EffectParameter> parameters() {
                List<String> choices = List.of("Low", "Mid", "High");
                return List.of(
                        new EffectParameter("Mode", "", 0f, 2f, 0f, true, EffectParameter.Law.LINEAR, choices),
                        new EffectParameter("Q", "", 0.1f, 10f, 1f, false));
            }

            @Override
            public Effect create(StreamFormat format) {
                return new TestEffects.Gain();
            }

            @Override
            public List<EffectPreset> presets() {
                return List.of(new EffectPreset("Warm", List.of(2f, 3f)));
            }
        };
        assertEquals(List.of(1f, 1f), spec("i", "a", 0, "x", "mode=Mid").values(f));
        assertEquals(
                List.of(2f, 0.5f),
                new InsertSpec("i", false, "a", 0, "x", "Warm", List.of("q=0.5"), false, "").values(f));
        assertThrows(
                IllegalArgumentException.class,
                () -> spec("i", "a", 0, "x", "Mode=1.5").values(f));
        assertThrows(
                IllegalArgumentException.class,
                () -> spec("i", "a", 0, "x", "Mode").values(f));
        assertThrows(IllegalArgumentException.class, () -> spec("i", "a", 4, "x"));
    }

    /** Gives what its key plays. */
    private static class Ear extends TestEffects.Gain implements KeyedEffect {
        @Override
        public void process(float[][] block, float[][] key, int from, int to) {
            for (int c = 0; c < block.length; c++) System.arraycopy(key[c], from, block[c], from, to - from);
        }
    }

    private void ears() {
        desk.studio.addEffects(new TestEffects.Factory("ear", List.of(), f -> new Ear()));
        desk.studio.addEffects(TestEffects.gain());
        desk.tone("a", 200, 0.25);
        desk.tone("b", 300, 0.25);
        desk.tone("c", 997, 0.25);
        desk.order(new SetFader(desk.strip("b"), Float.NEGATIVE_INFINITY));
    }

    @Test
    void keyIsHeardAfterItsFaderAndInTheSameBlock() {
        ears();
        desk.order(new SetFader(desk.strip("c"), -6f));
        desk.studio.addInsert(new InsertSpec("i", false, "a", 0, "ear", "", List.of(), false, "c"));
        desk.run(40);
        float[] x = desk.program(0);
        float six = (float) Math.pow(10, -6 / 20.0);
        for (int i = x.length - 500; i < x.length; i++)
            assertEquals(
                    2 * six * ToneInput.sample(997, 0.25, 48_000, i - TestDesk.LIMITER),
                    x[i],
                    1e-6,
                    "not a frame late");
        assertEquals("c", desk.studio.inserts().getFirst().key());
        assertEquals(
                List.of("a", "b", "c"),
                desk.studio.strips().stream().map(StripInfo::id).toList());
        desk.studio.removeStrip("c");
        desk.run(20);
        x = desk.program(0);
        for (int i = x.length - 500; i < x.length; i++)
            assertEquals(0.5 * ToneInput.sample(200, 0.25, 48_000, i - TestDesk.LIMITER), x[i], 1e-6, "its own sound");
    }

    @Test
    void keyIsHeardByEachOfTwoThatListenToIt() {
        ears();
        desk.order(new SetFader(desk.strip("a"), Float.NEGATIVE_INFINITY));
        desk.order(new SetFader(desk.strip("b"), 0f));
        desk.order(new SetFader(desk.strip("c"), -6f));
        for (String id : List.of("a", "b"))
            desk.studio.addInsert(new InsertSpec("of " + id, false, id, 0, "ear", "", List.of(), false, "c"));
        desk.run(40);
        float[] x = desk.program(0);
        float six = (float) Math.pow(10, -6 / 20.0);
        for (int i = x.length - 500; i < x.length; i++)
            assertEquals(
                    2 * six * ToneInput.sample(997, 0.25, 48_000, i - TestDesk.LIMITER),
                    x[i],
                    1e-6,
                    "c, and b that gives c again");
    }

    @Test
    void circleOfKeysIsRefusedAndWhatIsNotKeyedToo() {
        ears();
        for (String id : new String[] {"a", "b", "c"}) desk.studio.installEffect(id, 0, "ear");
        desk.studio.installEffect("a", 1, "gain");
        desk.run(5);
        desk.order(new SetKey(desk.strip("a"), 0, desk.strip("b")));
        desk.order(new SetKey(desk.strip("b"), 0, desk.strip("c")));
        CompletableFuture<Applied> circle = desk.studio.submit(new SetKey(desk.strip("c"), 0, desk.strip("a")));
        CompletableFuture<Applied> deaf = desk.studio.submit(new SetKey(desk.strip("a"), 1, desk.strip("b")));
        desk.run(2);
        ExecutionException e = assertThrows(ExecutionException.class, circle::get);
        assertTrue(e.getCause().getMessage().contains("in a circle"), e.getCause()::getMessage);
        e = assertThrows(ExecutionException.class, deaf::get);
        assertTrue(e.getCause().getMessage().contains("cannot listen"), e.getCause()::getMessage);
        desk.order(new SetKey(desk.strip("b"), 0, -1));
        CompletableFuture<Applied> fine = desk.studio.submit(new SetKey(desk.strip("c"), 0, desk.strip("a")));
        desk.run(2);
        assertFalse(fine.isCompletedExceptionally());
        assertThrows(IllegalArgumentException.class, () -> new SetKey(1, 0, 1));
    }
}
