package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Applied;
import org.longwave.api.command.CommandRefusedException;
import org.longwave.api.command.SetBypass;
import org.longwave.api.command.SetEffectParameter;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.output.Priority;
import org.longwave.engine.ring.StoragePool;

/** Effects in strips, under the hand clock. */
class EffectTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 128);
    private static final int LATENCY = TestDesk.LIMITER;

    private final Studio studio = new Studio(FORMAT, 0.5);
    private final Listener program = new Listener();
    private final ConsumerRunner runner = studio.addConsumer("p", Names.PROGRAM, Priority.RECORDING, program);

    private void play(double level) {
        studio.addEffects(TestEffects.gain());
        studio.addEffects(TestEffects.highPass());
        studio.addEffects(TestEffects.softClip());
        studio.addInput("a", false, new ToneInput(200, level));
        studio.addStrip(new StripSpec("a", "", "a", "line", 0, 0f, 0f, false, false));
        run(20);
    }

    private int strip() {
        return studio.strips().getFirst().number();
    }

    private void run(int blocks) {
        for (int i = 0; i < blocks; i++) {
            while (studio.inputRunner("a").doWork()) Thread.onSpinWait();
            studio.step();
            while (runner.doWork()) Thread.onSpinWait();
        }
    }

    private float roughness() {
        float[] x = program.channel(0);
        float r = 0;
        for (int i = 500; i < x.length; i++) r = Math.max(r, Math.abs(x[i] - 2 * x[i - 1] + x[i - 2]));
        return r;
    }

    private void heardLately(double level, double gain, int blocks) {
        float[] x = program.channel(0);
        for (int i = x.length - blocks * 128; i < x.length; i++)
            assertEquals(ToneInput.sample(200, level, 48_000, i - LATENCY) * gain, x[i], 1e-6);
    }

    @AfterEach
    void heal() {
        TestEffects.Gain.fault = 0f;
        TestEffects.Gain.throwing = false;
    }

    @Test
    void effectComesChangesIsBypassedAndGoesWithoutAClick() throws Exception {
        play(0.5);
        CompletableFuture<Applied> runs = studio.installEffect("a", 1, "gain");
        run(20);
        assertTrue(runs.get().frame() > 0);
        heardLately(0.5, 0.5, 10);
        studio.submit(new SetBypass(strip(), 1, true));
        run(20);
        heardLately(0.5, 1, 10);
        studio.submit(new SetBypass(strip(), 1, false));
        run(20);
        heardLately(0.5, 0.5, 10);
        studio.installEffect("a", 1, "soft-clip");
        studio.removeEffect("a", 1);
        CompletableFuture<Applied> last = studio.installEffect("a", 3, "gain");
        run(40);
        assertTrue(last.isDone());
        heardLately(0.5, 0.5, 10);
        studio.removeEffect("a", 3);
        run(20);
        heardLately(0.5, 1, 10);
        assertTrue(roughness() < 0.002, () -> "click " + roughness());
    }

    @Test
    void slotsRunInOrderBeforeTheFader() throws Exception {
        play(0.5);
        studio.installEffect("a", 0, "gain");
        studio.installEffect("a", 1, "gain");
        studio.installEffect("a", 2, "soft-clip");
        studio.submit(new SetEffectParameter(strip(), 1, 1, 1f));
        run(1);
        CompletableFuture<Applied> answer = studio.submit(new SetEffectParameter(strip(), 1, 1, 1f));
        run(30);
        assertFalse(answer.get().late());
        float[] x = program.channel(1);
        for (int i = x.length - 1000; i < x.length; i++) {
            double in = -0.25 * ToneInput.sample(200, 0.5, 48_000, i - LATENCY);
            assertEquals(in * (1.5 - 0.5 * in * in), x[i], 1e-6);
        }
    }

    @Test
    void ordersForWhatIsNotThereAreRefusedWithTheReason() {
        play(0.5);
        studio.installEffect("a", 0, "gain");
        run(2);
        refused(new SetEffectParameter(strip(), 1, 0, 1f), "no effect in that slot");
        refused(new SetEffectParameter(strip(), 0, 2, 1f), "no parameter");
        refused(new SetEffectParameter(strip(), 0, 0, 5f), "range");
        refused(new SetBypass(strip(), 2, true), "no effect in that slot");
        refused(new SetBypass(99, 2, true), "strip");
        assertThrows(IllegalArgumentException.class, () -> new SetBypass(0, 4, true));
        assertThrows(IllegalArgumentException.class, () -> new SetEffectParameter(0, -1, 0, 1f));
        assertThrows(IllegalArgumentException.class, () -> new SetEffectParameter(0, 0, 0, Float.NaN));
        assertThrows(IllegalArgumentException.class, () -> studio.installEffect("a", 4, "gain"));
        assertThrows(IllegalArgumentException.class, () -> studio.installEffect("b", 0, "gain"));
        assertThrows(IllegalArgumentException.class, () -> studio.installEffect("a", 0, "reverb"));
    }

    private void refused(org.longwave.api.command.Command order, String why) {
        CompletableFuture<Applied> answer = studio.submit(order);
        run(1);
        ExecutionException e = assertThrows(ExecutionException.class, answer::get);
        assertTrue(e.getCause() instanceof CommandRefusedException);
        assertTrue(e.getCause().getMessage().contains(why), e.getCause()::getMessage);
    }

    @Test
    void nanInfinityAndExceptionsNeverLeaveTheSlotAndItComesBack() {
        play(0.25);
        studio.installEffect("a", 0, "gain");
        run(20);
        int faults = 0;
        for (int kind = 0; kind < 3; kind++) {
            TestEffects.Gain.fault = kind == 0 ? Float.NaN : kind == 1 ? Float.NEGATIVE_INFINITY : 0f;
            TestEffects.Gain.throwing = kind == 2;
            run(10);
            heal();
            assertEquals(++faults, studio.effectFaults(), "muted once, then left alone for a while");
            heardLately(0.25, 1, 5);
            run(60);
            heardLately(0.25, 0.5, 10);
        }
        for (float x : program.channel(0)) assertTrue(Float.isFinite(x));
        assertEquals(0, studio.status().nonFiniteBlocks());
        assertTrue(roughness() < 0.01, () -> "click " + roughness());
    }

    @Test
    void effectThatFailsItsTrialIsNotPutOnAir() {
        play(0.5);
        studio.addEffects(new TestEffects.Factory(
                "brittle", List.of(new EffectParameter("Mode", "", 0f, 9f, 0f, true)), f -> new TestEffects.Gain() {
                    @Override
                    public void set(int parameter, float value) {
                        gain = value == 7f ? Float.POSITIVE_INFINITY : 1f;
                    }
                }));
        CompletableFuture<Applied> answer = studio.installEffect("a", 0, "brittle");
        run(2);
        ExecutionException e = assertThrows(ExecutionException.class, answer::get);
        assertTrue(e.getCause().getMessage().contains("brittle failed in its trial"), e.getCause()::getMessage);
        assertTrue(e.getCause().getMessage().contains("7.0"), e.getCause()::getMessage);
        heardLately(0.5, 1, 5);
        studio.installEffect("a", 0, "gain"); // the slot is not blocked
        run(20);
        heardLately(0.5, 0.5, 5);
    }

    /** Writes down what the trial does. */
    private static final class Witness extends TestEffects.Gain {
        final List<Float> modes = new ArrayList<>();
        long blocks;
        float loudest;
        boolean silence;

        @Override
        public void process(float[][] block, int from, int to) {
            if (from == 0) blocks++;
            float top = 0;
            for (int i = from; i < to; i++) top = Math.max(top, Math.abs(block[0][i]));
            loudest = Math.max(loudest, top);
            silence |= top == 0;
            super.process(block, from, to);
        }

        @Override
        public void set(int parameter, float value) {
            modes.add(value);
            super.set(parameter, value);
        }
    }

    @Test
    void trialRunsEveryModeAndExtremeThenHandsOverAFreshEffect() {
        play(0.5);
        Witness witness = new Witness();
        studio.addEffects(new TestEffects.Factory(
                "w", List.of(new EffectParameter("Mode", "", 0f, 3f, 0.5f, true)), f -> witness));
        studio.installEffect("a", 0, "w");
        assertTrue(witness.modes.containsAll(List.of(0f, 1f, 2f, 3f)));
        assertEquals(0.5f, witness.gain);
        assertTrue(
                witness.blocks > EffectWarmUp.BLOCKS * 3 / 4, () -> witness.blocks + " blocks, less those in bypass");
        assertTrue(witness.loudest > 3.9f);
        assertTrue(witness.silence);
        assertTrue(witness.resets > 10, "bypass in and out");
    }

    /** Notes when it was made and how many blocks it has seen. */
    private static TestEffects.Factory noted(String id, List<String> made, Witness witness) {
        return new TestEffects.Factory(id, List.of(), f -> {
            made.add(id + " after " + witness.blocks);
            return witness;
        });
    }

    @Test
    void placeThatCallsEffectsIsTrainedWithThreeClassesBeforeTheFirstEffect() {
        List<String> made = new ArrayList<>();
        Witness trainer = new Witness();
        EffectWarmUp warmUp = new EffectWarmUp(FORMAT, new StoragePool(), List.of(noted("trainer", made, trainer)));
        warmUp.tryOut(noted("first", made, trainer), EffectSetting.INITIAL);
        warmUp.tryOut(noted("second", made, trainer), EffectSetting.INITIAL);
        assertEquals(
                List.of("trainer", "first", "second"),
                made.stream().map(m -> m.split(" ")[0]).toList());
        assertTrue(Long.parseLong(made.get(1).split(" ")[2]) > EffectWarmUp.BLOCKS * 3 / 4, made.get(1));
        long classes = new EffectWarmUp(FORMAT, new StoragePool())
                .trainers.stream()
                        .map(f -> f.create(FORMAT).getClass())
                        .distinct()
                        .count();
        assertTrue(classes >= 3, classes + " classes");
    }

    @Test
    void factoryThatGoesTakesItsEffectsAlong() {
        play(0.5);
        TestEffects.Factory other = new TestEffects.Factory("other", List.of(), f -> new TestEffects.Gain());
        assertTrue(studio.addEffects(other));
        assertFalse(studio.addEffects(new TestEffects.Factory("other", List.of(), f -> new TestEffects.SoftClip())));
        studio.installEffect("a", 0, "other");
        run(20);
        heardLately(0.5, 0.5, 5);
        studio.removeEffects(other);
        run(20);
        heardLately(0.5, 1, 5);
    }

    @Test
    void trialsRunOffTheEngineThread() throws Exception {
        Studio live = new Studio(FORMAT, 0.5);
        Thread[] tried = new Thread[1];
        live.addEffects(new TestEffects.Factory("t", List.of(), f -> {
            tried[0] = Thread.currentThread();
            return (Effect) new TestEffects.Gain();
        }));
        live.addStrip(new StripSpec("a", "", "none", "line", 0, 0f, 0f, false, false));
        live.start();
        live.installEffect("a", 0, "t").get(20, TimeUnit.SECONDS);
        live.stop();
        assertEquals("lw-effect-trial", tried[0].getName());
    }

    @Test
    void effectThatThrowsWhenSetIsRefusedAndTheEngineGoesOn() {
        play(0.5);
        boolean[] angry = new boolean[1];
        studio.addEffects(new TestEffects.Factory(
                "angry", List.of(new EffectParameter("Amount", "", 0f, 1f, 1f, false)), f -> new TestEffects.Gain() {
                    @Override
                    public void set(int parameter, float value) {
                        if (angry[0]) throw new IllegalStateException("planted");
                    }
                }));
        studio.installEffect("a", 0, "angry");
        run(2);
        angry[0] = true;
        refused(new SetEffectParameter(strip(), 0, 0, 1f), "failed when it was set");
        run(20);
        heardLately(0.5, 0.5, 5);
    }

    @Test
    void effectThatDelaysIsBlendedInAfterItsDelayHasFilled() {
        play(0.5);
        int delay = 1000;
        studio.addEffects(TestDesk.Late.factory("delay", delay));
        for (int i = 0; i < 2; i++) {
            studio.installEffect("a", 2, "delay");
            run(30);
            float[] x = program.channel(0);
            for (int k = x.length - 500; k < x.length; k++)
                assertEquals(ToneInput.sample(200, 0.5, 48_000, k - LATENCY - delay), x[k]);
            studio.submit(new SetBypass(strip(), 2, true));
            run(20);
            x = program.channel(0); // bypass shifts nothing in time
            for (int k = x.length - 500; k < x.length; k++)
                assertEquals(ToneInput.sample(200, 0.5, 48_000, k - LATENCY - delay), x[k]);
        }
        studio.removeEffect("a", 2);
        run(40);
        heardLately(0.5, 1, 5);
        assertTrue(roughness() < 0.01, () -> "click " + roughness());
    }

    @Test
    void nanFromTheInputNeverReachesAnEffect() {
        studio.addEffects(new TestEffects.Factory("hp", List.of(), f -> new TestEffects.HighPass(2, 48_000)));
        ToneInput tone = new ToneInput(200, Double.NaN);
        studio.addInput("a", false, tone);
        studio.addStrip(new StripSpec("a", "", "a", "line", 0, 0f, 0f, false, false));
        studio.installEffect("a", 0, "hp");
        run(20);
        assertTrue(studio.status().nonFiniteBlocks() >= 19);
        assertEquals(0, studio.effectFaults());
        for (float x : program.channel(0)) assertEquals(0f, x);
    }
}
