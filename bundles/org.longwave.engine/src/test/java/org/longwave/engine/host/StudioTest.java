package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Applied;
import org.longwave.api.command.CommandRefusedException;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPfl;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.Priority;

/** The whole engine under the hand clock. */
class StudioTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 128);
    private static final int LATENCY = TestDesk.LIMITER;

    private final Studio studio = new Studio(FORMAT, 0.5);
    private final Listener program = new Listener();
    private final ConsumerRunner programRunner = studio.addConsumer("test", Names.PROGRAM, Priority.RECORDING, program);

    private static StripSpec strip(String id, int order) {
        return new StripSpec(id, "", id, "line", order, 0f, 0f, false, false);
    }

    private int number(String id) {
        return studio.strips().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private ToneInput tone(String id, double hz, double level) {
        ToneInput t = new ToneInput(hz, level);
        studio.addInput(id, false, t);
        studio.addStrip(strip(id, 0));
        return t;
    }

    private void run(int blocks) {
        for (int i = 0; i < blocks; i++) {
            for (InputInfo in : studio.inputs()) {
                InputRunner r = studio.inputRunner(in.name());
                for (int k = 0; k < 2000 && r.doWork(); k++) Thread.onSpinWait();
            }
            studio.step();
            while (programRunner.doWork()) Thread.onSpinWait();
        }
    }

    private static float peak(float[] x, int from, int to) {
        float p = 0;
        for (int i = from; i < to; i++) p = Math.max(p, Math.abs(x[i]));
        return p;
    }

    /** Largest second difference: a jump or kink shows far above that of the tone itself. */
    private static float roughness(float[] x, int from, int to) {
        float r = 0;
        for (int i = Math.max(2, from); i < to; i++) r = Math.max(r, Math.abs(x[i] - 2 * x[i - 1] + x[i - 2]));
        return r;
    }

    @Test
    void unityPathIsBitExact() {
        tone("a", 997, 0.5);
        run(200);
        float[] left = program.channel(0);
        assertArrayEquals(left, program.channel(1));
        for (int i = 0; i < left.length - LATENCY; i++)
            assertEquals(ToneInput.sample(997, 0.5, 48_000, i), left[i + LATENCY]);
    }

    @Test
    void twoStripsAreTheSumOfTheirSamples() {
        tone("a", 997, 0.25);
        tone("b", 50, 0.25);
        run(50);
        float[] left = program.channel(0);
        for (int i = 0; i < left.length - LATENCY; i++)
            assertEquals(
                    ToneInput.sample(997, 0.25, 48_000, i) + ToneInput.sample(50, 0.25, 48_000, i), left[i + LATENCY]);
    }

    @Test
    void faderMoveIsExactAndWithoutAClick() throws Exception {
        tone("a", 200, 0.5);
        run(20);
        CompletableFuture<Applied> answer = studio.submit(new SetFader(number("a"), -6f));
        run(20);
        Applied applied = answer.get();
        assertEquals(20 * 128, applied.frame());
        assertFalse(applied.late());
        float[] left = program.channel(0);
        double gain = Math.pow(10, -6 / 20.0);
        for (int i = 30 * 128; i < left.length - LATENCY; i++)
            assertEquals(ToneInput.sample(200, 0.5, 48_000, i) * gain, left[i + LATENCY], 1e-6);
        assertTrue(roughness(left, 15 * 128, left.length) < 0.0015, () -> "kink " + roughness(left, 0, left.length));
    }

    @Test
    void orderForAFrameSplitsTheBlockThere() throws Exception {
        tone("a", 1000, 0.5);
        CompletableFuture<Applied> answer = studio.submit(new SetMute(number("a"), true), 1000);
        run(30);
        assertEquals(1000, answer.get().frame());
        float[] left = program.channel(0);
        for (int i = 0; i < 1000; i++) assertEquals(ToneInput.sample(1000, 0.5, 48_000, i), left[i + LATENCY]);
        assertTrue(Math.abs(left[1013 + LATENCY]) < Math.abs(ToneInput.sample(1000, 0.5, 48_000, 1013)));
        assertEquals(0f, peak(left, 1480 + LATENCY, left.length));
    }

    @Test
    void orderForThePastIsAppliedAtOnceAndMarkedLate() throws Exception {
        tone("a", 1000, 0.5);
        run(10);
        CompletableFuture<Applied> answer = studio.submit(new SetMute(number("a"), true), 5);
        run(1);
        assertTrue(answer.get().late());
        assertEquals(10 * 128, answer.get().frame());
        assertEquals(1, studio.status().commandsLate());
    }

    @Test
    void balanceTurnsDownTheFarSideOnly() {
        tone("a", 1000, 0.5);
        studio.submit(new SetBalance(number("a"), 1f));
        run(60);
        assertEquals(0f, peak(program.channel(0), 1000, 60 * 128));
        assertEquals(0.5f, peak(program.channel(1), 1000, 60 * 128), 1e-4);
    }

    @Test
    void pflReplacesTheMonitorAndLeavesTheProgrammeAlone() {
        Listener monitor = new Listener();
        ConsumerRunner runner = studio.addConsumer("mon", Names.MONITOR, Priority.RECORDING, monitor);
        tone("a", 1000, 0.25);
        tone("b", 300, 0.5);
        studio.submit(new SetMute(number("b"), true));
        studio.submit(new SetPfl(number("b"), true));
        run(60);
        while (runner.doWork()) Thread.onSpinWait();
        float[] heard = monitor.channel(0);
        float[] air = program.channel(0);
        for (int i = 2000; i < heard.length; i++) {
            assertEquals(ToneInput.sample(300, 0.5, 48_000, i - LATENCY), heard[i]);
            assertEquals(ToneInput.sample(1000, 0.25, 48_000, i - LATENCY), air[i]);
        }
    }

    @Test
    void limiterHoldsTheCeilingAndIsSilentBelowIt() {
        tone("a", 997, 0.5);
        studio.submit(new SetFader(number("a"), 10f));
        run(400);
        float ceiling = (float) Math.pow(10, -1 / 20.0);
        float[] left = program.channel(0);
        assertTrue(peak(left, 0, left.length) <= ceiling * 1.000001f);
        assertTrue(peak(left, 20_000, left.length) > ceiling * 0.97f);
        assertTrue(roughness(left, 2000, left.length) < 0.03, () -> "kink " + roughness(left, 2000, left.length));
        MeterFrame m = new MeterFrame();
        studio.readMeters(m);
        assertEquals(0.5 * ceiling / (0.5 * Math.pow(10, 0.5)) * 1, m.busLimiterGain(0) * 0.5, 0.02);
        studio.submit(new SetFader(number("a"), 0f));
        run(700);
        float[] later = program.channel(0);
        for (int i = 800 * 128; i < later.length; i++)
            assertEquals(ToneInput.sample(997, 0.5, 48_000, i - LATENCY), later[i]);
    }

    @Test
    void metersShowPeakRmsAndSettings() {
        tone("a", 997, 0.1);
        studio.submit(new SetMaster(0, -20f));
        run(1000);
        MeterFrame m = new MeterFrame();
        studio.readMeters(m);
        int n = number("a");
        assertEquals(0.1, m.stripPeak(n, 0), 0.001);
        assertEquals(0.1 / Math.sqrt(2), m.stripRms(n, 1), 0.001);
        assertEquals(0.01, m.busPeak(0, 0), 0.0002);
        assertEquals(-20f, m.busFaderDb(0));
        assertTrue(m.stripFlag(n, MeterFrame.SIGNAL));
        assertEquals(studio.agent().frame(), m.frame());
    }

    @Test
    void endOfAFileIsNoUnderrun() {
        ToneInput t = tone("a", 997, 0.5);
        t.length = 10_000;
        run(200);
        float[] left = program.channel(0);
        assertEquals(ToneInput.sample(997, 0.5, 48_000, 9_999), left[9_999 + LATENCY]);
        assertEquals(0f, peak(left, 10_100 + LATENCY, left.length));
        assertEquals(0, studio.inputs().getFirst().underruns());
        assertEquals(InputInfo.State.ENDED, studio.inputs().getFirst().state());
    }

    @Test
    void restartIsHeardFromTheFirstFrameWithoutAnUnderrun() {
        ToneInput t = tone("a", 997, 0.5);
        run(50);
        t.at = 0; // the transport seeks
        CompletableFuture<Void> done = t.control.restart();
        t.at = 0;
        run(30);
        assertTrue(done.isDone());
        float[] left = program.channel(0);
        int start = -1;
        for (int i = 51 * 128 + LATENCY; i < left.length - 300 && start < 0; i++) {
            boolean same = true;
            for (int k = 0; k < 300 && same; k++) same = left[i + k] == ToneInput.sample(997, 0.5, 48_000, k);
            if (same) start = i;
        }
        assertTrue(start > 0, "the start is not there bit for bit");
        assertEquals(0, studio.inputs().getFirst().underruns());
        assertTrue(roughness(left, 49 * 128, start) < 0.05, "the stop clicks");
    }

    @Test
    void cueHoldsTheStripUntilItIsLetGo() {
        ToneInput t = tone("a", 997, 0.5);
        run(10);
        t.control.cue();
        run(20);
        assertEquals(InputInfo.State.HELD, studio.inputs().getFirst().state());
        long queued = t.control.queuedFrames();
        run(10);
        assertEquals(queued, t.control.queuedFrames());
        t.control.resume();
        run(10);
        assertEquals(0, studio.inputs().getFirst().underruns());
        assertEquals(InputInfo.State.RUNNING, studio.inputs().getFirst().state());
        assertTrue(peak(program.channel(0), 45 * 128, 50 * 128) > 0.4);
    }

    @Test
    void starvedInputFadesIsCountedAndComesBack() {
        ToneInput t = tone("a", 200, 0.5);
        run(10);
        InputRunner runner = studio.inputRunner("a");
        for (int i = 0; i < 900; i++) { // the device thread stands still for longer than the ring is
            studio.step();
            while (programRunner.doWork()) Thread.onSpinWait();
        }
        assertEquals(1, runner.info().underruns());
        run(40);
        assertEquals(1, runner.info().underruns());
        assertEquals(1, studio.status().xruns());
        float[] left = program.channel(0);
        assertTrue(roughness(left, 200, left.length) < 0.05, () -> "click " + roughness(left, 200, left.length));
        assertTrue(peak(left, left.length - 1000, left.length) > 0.4);
        assertEquals(1, t.opened);
    }

    @Test
    void fullLiveInputRefusesTheNewestThenReturnsToItsTarget() {
        ToneInput t = new ToneInput(200, 0.5);
        studio.addInput("mic", true, t);
        studio.addStrip(strip("mic", 0));
        InputRunner runner = studio.inputRunner("mic");
        for (int i = 0; i < 200; i++) runner.doWork();
        studio.step();
        InputInfo full = runner.info();
        assertTrue(full.overflowFrames() > 0);
        for (int i = 0; i < 50; i++) {
            runner.doWork();
            studio.step();
        }
        for (int i = 0; i < 200; i++) runner.doWork();
        for (int i = 0; i < 50; i++) {
            runner.doWork();
            studio.step();
        }
        InputInfo after = runner.info();
        assertTrue(after.trimmedFrames() > 0);
        assertTrue(Math.abs(after.fillFrames() - after.targetFrames()) <= 256, () -> after.toString());
        assertEquals(0, after.underruns());
    }

    @Test
    void nanFromAnInputNeverReachesTheBus() {
        studio.addInput("bad", false, new AudioInput() {
            @Override
            public void open(StreamFormat format, InputControl control) {}

            @Override
            public int read(float[][] planar, int frames) {
                for (float[] c : planar) java.util.Arrays.fill(c, Float.NaN);
                return frames;
            }

            @Override
            public void close() {}
        });
        studio.addStrip(strip("bad", 0));
        tone("a", 997, 0.5);
        run(20);
        float[] left = program.channel(0);
        for (int i = LATENCY; i < left.length; i++)
            assertEquals(ToneInput.sample(997, 0.5, 48_000, i - LATENCY), left[i]);
        assertTrue(studio.status().nonFiniteBlocks() >= 19);
    }

    @Test
    void failingInputCostsOnlyItselfAndSaysWhy() {
        studio.addInput("gone", false, new AudioInput() {
            @Override
            public void open(StreamFormat format, InputControl control) throws DeviceException {
                throw new DeviceException(DeviceException.Reason.UNAVAILABLE, "No such card. Plug it in.");
            }

            @Override
            public int read(float[][] planar, int frames) {
                return ENDED;
            }

            @Override
            public void close() {}
        });
        studio.addStrip(strip("gone", 1));
        tone("a", 997, 0.5);
        run(10);
        InputInfo gone = studio.inputRunner("gone").info();
        assertEquals(InputInfo.State.FAILED, gone.state());
        assertEquals("No such card. Plug it in.", gone.detail());
        assertEquals(0.5f, peak(program.channel(0), 0, 10 * 128), 0.001);
    }

    @Test
    void failingConsumerIsClosedOnceAndTheOthersGoOn() {
        int[] calls = new int[3];
        ConsumerRunner bad = studio.addConsumer("bad", Names.PROGRAM, Priority.STREAMING, new BusConsumer() {
            @Override
            public void open(StreamFormat format) {
                calls[0]++;
            }

            @Override
            public void block(AudioBlock block) {
                calls[1]++;
                throw new IllegalStateException("boom");
            }

            @Override
            public void close() {
                calls[2]++;
            }
        });
        tone("a", 997, 0.5);
        for (int i = 0; i < 10; i++) {
            run(1);
            bad.doWork();
        }
        assertEquals(ConsumerInfo.State.FAILED, bad.info().state());
        assertTrue(bad.info().detail().contains("boom"));
        assertArrayEquals(new int[] {1, 1, 1}, calls);
        assertEquals(0, program.lost);
    }

    @Test
    void sleepingConsumerIsToldExactlyWhatItMissed() {
        Listener sleeper = new Listener();
        ConsumerRunner late = studio.addConsumer("late", Names.PROGRAM, Priority.STREAMING, sleeper);
        late.doWork();
        tone("a", 997, 0.5);
        run(11_250); // 30 s
        while (late.doWork()) Thread.onSpinWait();
        ConsumerInfo info = late.info();
        assertEquals(11_250, info.blocks() + info.lostBlocks());
        assertEquals(info.lostBlocks(), sleeper.lost);
        assertTrue(info.lostBlocks() > 11_000);
        assertEquals(0, programRunner.info().lostBlocks());
        assertEquals(11_250, programRunner.info().blocks());
    }

    @Test
    void stripsComeAndGoWithoutTouchingTheOthers() throws Exception {
        tone("a", 997, 0.25);
        run(10);
        for (int i = 0; i < 600; i++) {
            CompletableFuture<Applied> runs = studio.addStrip(strip("x" + i, i));
            run(1);
            assertNotNull(runs.get());
            studio.removeStrip("x" + i);
            run(1);
        }
        float[] left = program.channel(0);
        for (int i = LATENCY; i < left.length; i++)
            assertEquals(ToneInput.sample(997, 0.25, 48_000, i - LATENCY), left[i]);
        assertEquals(1, studio.strips().size());
    }

    @Test
    void inputThatIsTakenAwayFadesAndItsSuccessorStays() {
        ToneInput first = tone("a", 200, 0.5);
        run(20);
        studio.removeInput("a", first);
        run(10);
        float[] left = program.channel(0);
        assertTrue(roughness(left, 200, left.length) < 0.05, () -> "click " + roughness(left, 200, left.length));
        assertEquals(0f, peak(left, 25 * 128, left.length));
        ToneInput second = new ToneInput(300, 0.5);
        studio.addInput("a", false, second);
        run(5);
        studio.removeInput("a", second);
        ToneInput third = new ToneInput(400, 0.5);
        studio.addInput("a", false, third);
        run(100);
        assertTrue(peak(program.channel(0), 120 * 128, 130 * 128) > 0.4);
    }

    @Test
    void orderForAStripThatIsGoneIsRefused() {
        CompletableFuture<Applied> answer = studio.submit(new SetFader(77, 0));
        run(1);
        ExecutionException e = assertThrows(ExecutionException.class, answer::get);
        assertTrue(e.getCause() instanceof CommandRefusedException);
    }

    @Test
    void fullQueueIsAnErrorForTheAsker() {
        CompletableFuture<Applied> last = null;
        for (int i = 0; i < 2000; i++) last = studio.submit(new SetMaster(0, 0));
        CompletableFuture<Applied> refused = last;
        assertTrue(refused.isCompletedExceptionally());
        assertTrue(studio.status().commandsRefused() > 0);
        run(3);
        CompletableFuture<Applied> again = studio.submit(new SetMaster(0, 0));
        run(1);
        assertTrue(again.isDone() && !again.isCompletedExceptionally());
    }

    @Test
    void sameOrdersGiveTheSameBits() {
        float[][] first = script(new Studio(FORMAT, 0.5));
        float[][] second = script(new Studio(FORMAT, 0.5));
        assertArrayEquals(first[0], second[0]);
        assertArrayEquals(first[1], second[1]);
    }

    private static float[][] script(Studio s) {
        Listener l = new Listener();
        ConsumerRunner r = s.addConsumer("l", Names.PROGRAM, Priority.RECORDING, l);
        s.addInput("a", false, new ToneInput(997, 0.7));
        s.addStrip(strip("a", 0));
        int n = s.strips().getFirst().number();
        for (int i = 0; i < 300; i++) {
            while (s.inputRunner("a").doWork()) Thread.onSpinWait();
            if (i % 7 == 0) s.submit(new SetFader(n, i % 20 - 10), i * 128L + i % 128);
            if (i % 11 == 0) s.submit(new SetBalance(n, i % 3 - 1));
            s.step();
            while (r.doWork()) Thread.onSpinWait();
        }
        return new float[][] {l.channel(0), l.channel(1)};
    }

    @Test
    void changedStationFileMovesOnlyWhatChangedInIt() {
        tone("a", 997, 0.5);
        studio.submit(new SetFader(number("a"), -20f));
        run(2);
        studio.changeStrip(new StripSpec("a", "New label", "a", "line", 0, 0f, 0f, true, false));
        run(2);
        MeterFrame m = new MeterFrame();
        studio.readMeters(m);
        assertEquals(-20f, m.stripFaderDb(number("a")));
        assertTrue(m.stripFlag(number("a"), MeterFrame.MUTED));
        assertEquals("New label", studio.strips().getFirst().label());
    }
}
