package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.longwave.api.MeterFrame;
import org.longwave.api.command.Applied;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.Command;
import org.longwave.api.command.PanLaw;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetChannelMode;
import org.longwave.api.command.SetDelay;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetHighPass;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPanLaw;
import org.longwave.api.command.SetPolarity;
import org.longwave.api.command.SetTrim;
import org.longwave.api.command.SetWidth;

/** Each control of a strip beside its definition in double precision, and every change listened to for clicks. */
class StripControlsTest {
    private static final double ALLOWED_DB = -140;

    private final TestDesk desk = new TestDesk();
    private final TestDesk.Signal signal = TestDesk.Signal.stereo(997, 301, 0.2);

    private interface Reference {
        double at(int channel, long frame);
    }

    private void play() {
        desk.strip("a", "line", signal);
        desk.run(10);
    }

    private int a() {
        return desk.strip("a");
    }

    /** What has settled must be the reference, both channels together as RMS. */
    private void is(Reference reference, int blocks) {
        desk.run(blocks);
        double error = 0;
        double power = 0;
        int length = desk.program(0).length;
        for (int c = 0; c < 2; c++) {
            float[] x = desk.program(c);
            for (int i = length - 20 * 128; i < length; i++) {
                double want = reference.at(c, i - TestDesk.LIMITER);
                error += (x[i] - want) * (x[i] - want);
                power += want * want;
            }
        }
        double db = 10 * Math.log10(error / power);
        assertTrue(db < ALLOWED_DB, () -> db + " dB");
    }

    private double in(int channel, long frame) {
        return signal.sample(channel, frame);
    }

    private static double gain(double db) {
        return Math.pow(10, db / 20);
    }

    @Test
    void atUnityEveryBitIsTheInput() {
        play();
        for (Command c : new Command[] {
            new SetTrim(a(), 0f),
            new SetPolarity(a(), false, false),
            new SetChannelMode(a(), ChannelMode.STEREO),
            new SetWidth(a(), 1f),
            new SetHighPass(a(), 100f, 0),
            new SetDelay(a(), 0),
            new SetPanLaw(a(), PanLaw.BALANCE)
        }) desk.order(c);
        desk.run(60);
        for (int c = 0; c < 2; c++) {
            float[] x = desk.program(c);
            for (int i = TestDesk.LIMITER; i < x.length; i++)
                assertEquals(signal.sample(c, i - TestDesk.LIMITER), x[i]);
        }
    }

    @Test
    void trimPolarityModeAndWidthAreTheirMatrices() {
        play();
        desk.order(new SetTrim(a(), 7.5f));
        is((c, n) -> gain(7.5) * in(c, n), 40);
        desk.order(new SetTrim(a(), 0f));
        desk.order(new SetPolarity(a(), false, true));
        is((c, n) -> c == 1 ? -in(1, n) : in(0, n), 40);
        desk.order(new SetPolarity(a(), false, false));
        desk.order(new SetChannelMode(a(), ChannelMode.MONO));
        is((c, n) -> (in(0, n) + in(1, n)) / 2, 40);
        desk.order(new SetChannelMode(a(), ChannelMode.LEFT));
        is((c, n) -> in(0, n), 40);
        desk.order(new SetChannelMode(a(), ChannelMode.RIGHT));
        is((c, n) -> in(1, n), 40);
        desk.order(new SetChannelMode(a(), ChannelMode.SWAP));
        is((c, n) -> in(1 - c, n), 40);
        desk.order(new SetChannelMode(a(), ChannelMode.STEREO));
        desk.order(new SetWidth(a(), 1.75f));
        is((c, n) -> (in(0, n) + in(1, n)) / 2 + (c == 0 ? 1.75 : -1.75) * (in(0, n) - in(1, n)) / 2, 40);
    }

    @Test
    void panLawsAreSoMuchDownInTheMiddleAndNothingAtTheSide() {
        play();
        desk.order(new SetChannelMode(a(), ChannelMode.MONO));
        PanLaw[] laws = {PanLaw.MINUS_3_DB, PanLaw.MINUS_4_5_DB, PanLaw.MINUS_6_DB};
        double[] middle = {Math.sqrt(0.5), Math.sqrt(Math.sqrt(0.5) / 2), 0.5};
        for (int l = 0; l < laws.length; l++) {
            double m = middle[l];
            desk.order(new SetPanLaw(a(), laws[l]));
            desk.order(new SetBalance(a(), 0f));
            is((c, n) -> m * (in(0, n) + in(1, n)) / 2, 40);
            desk.order(new SetBalance(a(), -1f));
            is((c, n) -> c == 1 ? 0 : (in(0, n) + in(1, n)) / 2, 40);
        }
        desk.order(new SetPanLaw(a(), PanLaw.MINUS_3_DB));
        desk.order(new SetBalance(a(), 0.5f));
        is((c, n) -> (c == 0 ? Math.sin(Math.PI / 8) : Math.cos(Math.PI / 8)) * (in(0, n) + in(1, n)) / 2, 40);
    }

    /** The response of a Butterworth high-pass by bilinear transform, from its definition. */
    private static double response(double hz, double cornerHz, int order) {
        double ratio = Math.tan(Math.PI * cornerHz / 48_000) / Math.tan(Math.PI * hz / 48_000);
        return 1 / Math.sqrt(1 + Math.pow(ratio, 2 * order));
    }

    @Test
    void highPassHasTheButterworthResponse() {
        for (int slope : new int[] {12, 24})
            for (double hz : new double[] {50, 150, 400, 3000}) {
                TestDesk d = new TestDesk();
                d.tone("a", hz, 0.25);
                d.order(new SetHighPass(d.strip("a"), 150f, slope));
                d.run(500);
                float[] x = d.program(0);
                double re = 0;
                double im = 0;
                for (int i = x.length - 48_000; i < x.length; i++) {
                    re += x[i] * Math.cos(2 * Math.PI * hz * i / 48_000) / 24_000;
                    im += x[i] * Math.sin(2 * Math.PI * hz * i / 48_000) / 24_000;
                }
                assertEquals(
                        response(hz, 150, slope / 6), Math.hypot(re, im) / 0.25, 2e-7, slope + " dB, " + hz + " Hz");
            }
    }

    @Test
    void delayIsExactAndZeroAgainTouchesNothing() {
        play();
        desk.order(new SetDelay(a(), 4321));
        desk.run(80);
        float[] x = desk.program(1);
        for (int i = x.length - 2000; i < x.length; i++)
            assertEquals(signal.sample(1, i - TestDesk.LIMITER - 4321), x[i]);
        assertEquals(4321, desk.meters().strip(a(), MeterFrame.DELAY_FRAMES));
        desk.order(new SetDelay(a(), 48_000));
        desk.run(500);
        x = desk.program(0);
        for (int i = x.length - 2000; i < x.length; i++)
            assertEquals(signal.sample(0, i - TestDesk.LIMITER - 48_000), x[i]);
        desk.order(new SetDelay(a(), 0));
        desk.run(40);
        x = desk.program(0);
        for (int i = x.length - 2000; i < x.length; i++) assertEquals(signal.sample(0, i - TestDesk.LIMITER), x[i]);
    }

    @Test
    void noControlClicks() {
        desk.tone("a", 200, 0.5);
        desk.run(20);
        Command[] moves = {
            new SetTrim(a(), 3f),
            new SetTrim(a(), -20f),
            new SetTrim(a(), 0f),
            new SetPolarity(a(), true, true),
            new SetPolarity(a(), false, false),
            new SetChannelMode(a(), ChannelMode.MONO),
            new SetChannelMode(a(), ChannelMode.SWAP),
            new SetChannelMode(a(), ChannelMode.STEREO),
            new SetWidth(a(), 0f),
            new SetWidth(a(), 2f),
            new SetHighPass(a(), 300f, 24),
            new SetHighPass(a(), 60f, 12),
            new SetHighPass(a(), 60f, 0),
            new SetDelay(a(), 100),
            new SetDelay(a(), 1777),
            new SetDelay(a(), 0),
            new SetPanLaw(a(), PanLaw.MINUS_6_DB),
            new SetBalance(a(), -1f),
            new SetBalance(a(), 0f),
            new SetPanLaw(a(), PanLaw.BALANCE),
            new SetFader(a(), -20f),
            new SetFader(a(), 0f),
            new SetMute(a(), true),
            new SetMute(a(), false)
        };
        for (Command move : moves) {
            desk.order(move);
            desk.run(2); // the next one comes while this one moves
        }
        for (Command move : moves) {
            int from = desk.program(0).length;
            desk.order(move);
            desk.run(30);
            for (int c = 0; c < 2; c++) {
                float r = TestDesk.roughness(desk.program(c), from);
                assertTrue(r < 0.004, () -> move + " clicks: " + r);
            }
        }
        assertTrue(TestDesk.roughness(desk.program(0), 2000) < 0.004);
    }

    @Test
    void seededJumpIsSeenByTheMeasure() {
        float[] x = new float[2000];
        for (int i = 0; i < x.length; i++) x[i] = ToneInput.sample(200, 0.5, 48_000, i < 1000 ? i : i + 8);
        assertTrue(TestDesk.roughness(x, 2) > 0.02);
    }

    @Test
    void metersStandAtThreePoints() {
        desk.tone("a", 997, 0.1);
        desk.order(new SetTrim(a(), 6f));
        desk.order(new SetFader(a(), -20f));
        desk.run(800);
        MeterFrame m = desk.meters();
        assertEquals(0.1 * gain(6), m.stripInPeak(a(), 0), 0.001);
        assertEquals(0.1 * gain(6), m.stripPeak(a(), 1), 0.001);
        assertEquals(0.01 * gain(6), m.stripPostPeak(a(), 0), 0.0001);
        assertEquals(0.01 * gain(6) / Math.sqrt(2), m.stripPostRms(a(), 1), 0.0001);
        assertEquals(0.1 * gain(6) / Math.sqrt(2), m.stripInRms(a(), 1), 0.001);
        desk.order(new SetMute(a(), true));
        desk.run(2000);
        assertEquals(0f, desk.meters().stripPostPeak(a(), 0), 1e-4);
        assertEquals(0.1 * gain(6), desk.meters().stripPeak(a(), 0), 0.001);
    }

    @Test
    void whatIsOutOfRangeIsRefusedWithTheRange() {
        play();
        for (Runnable wrong : new Runnable[] {
            () -> new SetTrim(0, 41f), () -> new SetTrim(0, Float.NaN), () -> new SetWidth(0, 2.1f),
            () -> new SetHighPass(0, 19f, 12), () -> new SetHighPass(0, 80f, 18), () -> new SetDelay(0, -1),
            () -> new SetChannelMode(0, null), () -> new SetPanLaw(0, null)
        }) assertThrows(IllegalArgumentException.class, wrong::run);
        CompletableFuture<Applied> answer = desk.studio.submit(new SetDelay(a(), 48_001));
        desk.run(2);
        ExecutionException e = assertThrows(ExecutionException.class, answer::get);
        assertTrue(e.getCause().getMessage().contains("range"), e.getCause()::getMessage);
    }

    @Test
    void nanAndOverflowFromTheInputStayOutsideWithFiltersOnAndItComesBack() {
        double[] poison = {Double.NaN, Double.POSITIVE_INFINITY, 1e38};
        desk.strip("a", "line", new TestDesk.Signal((c, n) -> {
            boolean bad = n % 40_000 > 30_000 && n < 120_000;
            return bad ? poison[(int) (n / 40_000)] : 0.2 * Math.sin(0.05 * n);
        }));
        desk.order(new SetTrim(a(), 40f));
        desk.order(new SetFader(a(), -40f));
        desk.order(new SetHighPass(a(), 100f, 24));
        desk.order(new SetDelay(a(), 500));
        desk.run(1300);
        float[] x = desk.program(0);
        for (float s : x) assertTrue(Float.isFinite(s));
        for (int round = 0; round < 4; round++) {
            float top = 0;
            for (int i = 0; i < 20_000; i++) top = Math.max(top, Math.abs(x[round * 40_000 + 9_000 + i]));
            assertTrue(top > 0.15, "it came back in round " + round);
        }
        assertTrue(desk.studio.status().nonFiniteBlocks() > 200);
    }
}
