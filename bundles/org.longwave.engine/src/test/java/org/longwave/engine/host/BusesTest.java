package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.longwave.api.BusInfo;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.RouteInfo;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Assign;
import org.longwave.api.command.Command;
import org.longwave.api.command.SetAfl;
import org.longwave.api.command.SetBusMute;
import org.longwave.api.command.SetDim;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetMonitorSource;
import org.longwave.api.command.SetMono;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetSend;
import org.longwave.api.command.Talk;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.Priority;

/** Many buses: matrix, sends, mix-minus, monitors; and they come and go. */
class BusesTest {
    private static final double[] HZ = {997, 301, 61};
    private static final double[] LEVEL = {0.1, 0.13, 0.17};

    private final TestDesk desk = new TestDesk();

    /** Three strips a, b, c on the programme. */
    private void play() {
        for (int s = 0; s < 3; s++) desk.tone("abc".substring(s, s + 1), HZ[s], LEVEL[s]);
    }

    private static float tone(int strip, long frame) {
        return ToneInput.sample(HZ[strip], LEVEL[strip], 48_000, frame);
    }

    private void isLately(String bus, java.util.function.LongFunction<Float> want, double delta) {
        float[] x = desk.heard(bus, 0);
        for (int i = x.length - 1000; i < x.length; i++) {
            float w = want.apply(i - TestDesk.LIMITER + first(bus));
            assertEquals(w, x[i], delta); // 0 and -0 are the same silence
        }
    }

    /** Engine frame of the first sample that a listener got. */
    private long first(String bus) {
        return desk.firstFrame(bus);
    }

    @Test
    void busesComeWithTheirStripsAndGoWhileOthersPlayOn() throws Exception {
        play();
        desk.run(10);
        CompletableFuture<Applied> runs = desk.studio.addBus(BusSpec.of("aux", BusInfo.MIX));
        desk.listen("aux");
        desk.order(new Assign(desk.strip("b"), desk.bus("aux"), true));
        desk.run(30);
        assertNotNull(runs.get());
        isLately("aux", n -> tone(1, n), 0);
        desk.studio.removeBus("aux");
        desk.run(10);
        assertFalse(desk.studio.buses().stream().anyMatch(b -> b.id().equals("aux")));
        ConsumerInfo waiting = desk.studio.consumers().getLast();
        assertEquals(ConsumerInfo.State.OPENING, waiting.state());
        assertTrue(waiting.detail().contains("waits for the bus aux"), waiting::detail);
        desk.run(30);
        isLately(Names.PROGRAM, n -> tone(0, n) + tone(1, n) + tone(2, n), 0);
        for (int c = 0; c < 2; c++) assertTrue(TestDesk.roughness(desk.program(c), 2000) < 0.01);
        desk.studio.addBus(BusSpec.of("aux", BusInfo.MIX));
        assertEquals(
                List.of(0),
                desk.studio.routes(desk.strip("b")).stream().map(RouteInfo::bus).toList(),
                "a new bus begins empty");
        assertThrows(IllegalArgumentException.class, () -> desk.studio.removeBus(Names.PROGRAM));
    }

    @Test
    void consumerMayComeBeforeItsBus() {
        play();
        Listener early = new Listener();
        assertNull(desk.studio.addConsumer("early", "late", Priority.RECORDING, early));
        desk.run(5);
        assertEquals(0, early.channel(0).length);
        assertTrue(desk.studio.reads(early, "late"));
        desk.studio.addStrip(new StripSpec(
                "s",
                "",
                "a2",
                "line",
                9,
                new StripSpec("s", "", "a2", "line", 9, 0f, 0f, false, false).start(),
                0,
                List.of("late"),
                List.of(),
                false));
        desk.studio.addInput("a2", false, new ToneInput(500, 0.25));
        desk.studio.addBus(BusSpec.of("late", BusInfo.MIX));
        desk.run(50);
        ConsumerRunner runner = desk.studio.runner(early);
        while (runner.doWork()) Thread.onSpinWait();
        float top = 0;
        for (float x : early.channel(0)) top = Math.max(top, x);
        assertEquals(0.25f, top, 1e-3);
        for (float x : desk.program(0)) assertTrue(Math.abs(x) < 0.45, "the strip is not on the programme");
    }

    @Test
    void sendsArePreOrPostFaderWithTheirOwnLevel() {
        play();
        desk.studio.addBus(BusSpec.of("fx", BusInfo.MIX));
        desk.listen("fx");
        int fx = desk.bus("fx");
        desk.order(new SetSend(desk.strip("a"), fx, -6f, false));
        desk.order(new SetSend(desk.strip("b"), fx, 3f, true));
        desk.order(new SetFader(desk.strip("a"), -10f));
        desk.order(new SetMute(desk.strip("b"), true));
        desk.run(60);
        double six = Math.pow(10, -16 / 20.0);
        double three = Math.pow(10, 3 / 20.0);
        isLately("fx", n -> (float) (six * tone(0, n) + three * tone(1, n)), 1e-7);
        List<RouteInfo> routes = desk.studio.routes(desk.strip("b"));
        assertEquals(
                List.of(
                        new RouteInfo(0, true, Float.NEGATIVE_INFINITY, false, false),
                        new RouteInfo(fx, false, 3f, true, false)),
                routes);
        desk.order(new SetSend(desk.strip("b"), fx, Float.NEGATIVE_INFINITY, true));
        desk.order(new SetSend(desk.strip("a"), fx, -120f, false));
        desk.run(60);
        isLately("fx", n -> 0f, 0);
        assertTrue(TestDesk.roughness(desk.heard("fx", 0), 2000) < 0.01);
    }

    @Test
    void mixMinusIsEverythingButTheGuestBitForBit() {
        play();
        desk.studio.addBus(BusSpec.mixMinus("to-b", "b"));
        desk.studio.addBus(BusSpec.mixMinus("to-x", "nobody"));
        desk.listen("to-b");
        desk.listen("to-x");
        desk.order(new SetFader(desk.strip("c"), -3f));
        desk.run(60);
        float three = (float) Math.pow(10, -3 / 20.0);
        isLately("to-b", n -> tone(0, n) + tone(2, n) * three, 0);
        isLately("to-x", n -> tone(0, n) + tone(1, n) + tone(2, n) * three, 0);
        desk.order(new Assign(desk.strip("a"), 0, false)); // it follows the programme
        desk.run(30);
        isLately("to-b", n -> tone(2, n) * three, 0);
        desk.order(new Talk(desk.strip("a"), desk.bus("to-b"), true)); // the producer talks to the guest
        desk.run(30);
        isLately("to-b", n -> tone(2, n) * three + tone(0, n), 1e-7);
        isLately(Names.PROGRAM, n -> tone(1, n) + tone(2, n) * three, 0);
        desk.order(new Talk(desk.strip("a"), desk.bus("to-b"), false));
        desk.run(30);
        isLately("to-b", n -> tone(2, n) * three, 0);
    }

    @Test
    void monitorHearsAnyBusBeforeItsLimiterDimAndMono() {
        play();
        desk.studio.addBus(BusSpec.of("aux", BusInfo.MIX));
        desk.listen(Names.MONITOR);
        int monitor = desk.bus(Names.MONITOR);
        desk.order(new Assign(desk.strip("c"), desk.bus("aux"), true));
        desk.run(40);
        isLately(Names.MONITOR, n -> tone(0, n) + tone(1, n) + tone(2, n), 0);
        desk.order(new SetMonitorSource(monitor, desk.bus("aux")));
        desk.run(40);
        isLately(Names.MONITOR, n -> tone(2, n), 0);
        assertEquals(desk.bus("aux"), desk.meters().monitorSource(monitor));
        desk.order(new SetDim(monitor, true));
        desk.run(40);
        isLately(Names.MONITOR, n -> tone(2, n) * 0.1f, 1e-8);
        assertTrue(desk.meters().busFlag(monitor, MeterFrame.DIM));
        desk.order(new SetDim(monitor, false));
        desk.order(new SetAfl(desk.strip("b"), true));
        desk.order(new SetFader(desk.strip("b"), -20f));
        desk.run(40);
        isLately(Names.MONITOR, n -> tone(1, n) * 0.1f, 1e-8);
        desk.order(new SetAfl(desk.strip("b"), false));
        desk.order(new SetMono(monitor, true));
        desk.run(40);
        isLately(Names.MONITOR, n -> tone(2, n), 0); // the same on both sides: the mean is the same
        desk.studio.removeBus("aux");
        desk.run(40);
        isLately(Names.MONITOR, n -> tone(0, n) + tone(1, n) * 0.1f + tone(2, n), 1e-7);
        assertTrue(TestDesk.roughness(desk.heard(Names.MONITOR, 0), 2000) < 0.012);
    }

    @Test
    void monoIsTheMeanOfBothChannels() {
        TestDesk.Signal signal = TestDesk.Signal.stereo(997, 301, 0.2);
        desk.strip("a", "line", signal);
        desk.listen(Names.MONITOR);
        desk.order(new SetMono(desk.bus(Names.MONITOR), true));
        desk.run(40);
        for (int c = 0; c < 2; c++) {
            float[] x = desk.heard(Names.MONITOR, c);
            for (int i = x.length - 1000; i < x.length; i++) {
                int n = i - TestDesk.LIMITER;
                assertEquals((signal.sample(0, n) + signal.sample(1, n)) * 0.5f, x[i]);
            }
        }
    }

    @Test
    void openMicrophoneMutesTheLoudspeakersAndNotTheHeadphones() {
        desk.strip("mic", "voice", new ToneInput(200, 0.25));
        desk.tone("music", 300, 0.25);
        desk.studio.addBus(new BusSpec("speakers", "", BusInfo.MONITOR, "", Names.PROGRAM, 0f, -1f, 0, false, true));
        desk.listen("speakers");
        desk.listen(Names.MONITOR);
        int mic = desk.strip("mic");
        desk.run(30);
        isLately("speakers", n -> 0f, 0);
        assertTrue(desk.meters().stripFlag(mic, MeterFrame.MIC_OPEN));
        assertTrue(desk.meters().busFlag(desk.bus("speakers"), MeterFrame.MIC_MUTED));
        isLately(
                Names.MONITOR, n -> ToneInput.sample(200, 0.25, 48_000, n) + ToneInput.sample(300, 0.25, 48_000, n), 0);
        for (Command shut : new Command[] {new SetMute(mic, true), new SetFader(mic, -60f)}) {
            desk.order(shut);
            desk.run(30);
            isLately("speakers", n -> ToneInput.sample(300, 0.25, 48_000, n), 3e-4);
            desk.order(new SetMute(mic, false));
            desk.order(new SetFader(mic, 0f));
            desk.run(30);
            isLately("speakers", n -> 0f, 0);
        }
        assertTrue(TestDesk.roughness(desk.heard("speakers", 0), 300) < 0.003, () -> worst(desk.heard("speakers", 0)));
    }

    static String worst(float[] x) {
        int at = 2;
        for (int i = 300; i < x.length; i++)
            if (Math.abs(x[i] - 2 * x[i - 1] + x[i - 2]) > Math.abs(x[at] - 2 * x[at - 1] + x[at - 2])) at = i;
        return "at " + at + ": " + x[at - 2] + " " + x[at - 1] + " " + x[at];
    }

    @Test
    void ordersThatMakeNoSenseAreRefusedWithTheReason() {
        play();
        desk.run(2);
        int monitor = desk.bus(Names.MONITOR);
        refused(new Assign(desk.strip("a"), monitor, true), "do not go to a monitor");
        refused(new Assign(desk.strip("a"), 40, true), "no bus");
        refused(new SetSend(500, 0, 0f, true), "strip");
        refused(new SetMonitorSource(0, 0), "monitor");
        refused(new SetMonitorSource(monitor, monitor), "monitor");
        refused(new SetDim(0, true), "monitor");
        refused(new SetBusMute(63, true), "no bus");
        assertThrows(IllegalArgumentException.class, () -> new SetSend(0, 0, 11f, true));
        assertThrows(IllegalArgumentException.class, () -> BusSpec.mixMinus("m", ""));
        assertThrows(IllegalArgumentException.class, () -> BusSpec.of("program", BusInfo.MONITOR));
        assertThrows(IllegalArgumentException.class, () -> SendSpec.parse("aux1"));
        assertThrows(IllegalArgumentException.class, () -> SendSpec.parse("aux1 loud"));
        assertThrows(IllegalArgumentException.class, () -> SendSpec.parse("aux1 -6 before"));
        assertEquals(new SendSpec("aux1", -6f, true), SendSpec.parse("aux1 -6 pre"));
    }

    private void refused(Command order, String why) {
        CompletableFuture<Applied> answer = desk.studio.submit(order);
        desk.run(1);
        ExecutionException e = assertThrows(ExecutionException.class, answer::get);
        assertTrue(e.getCause().getMessage().contains(why), e.getCause()::getMessage);
    }

    @Test
    void busBecomesAnotherKindWhileOthersPlayOn() throws Exception {
        play();
        desk.studio.addBus(BusSpec.of("aux", BusInfo.MIX));
        desk.listen("aux");
        desk.order(new Assign(desk.strip("b"), desk.bus("aux"), true));
        desk.run(30);
        isLately("aux", n -> tone(1, n), 0);
        int was = desk.bus("aux");
        CompletableFuture<Applied> runs = desk.studio.changeBus(BusSpec.mixMinus("aux", "c"));
        desk.studio.changeBus(BusSpec.mixMinus("aux", "a")); // while it is on its way
        desk.run(60);
        assertNotNull(runs.get());
        assertEquals("a", desk.studio.buses().getLast().guest());
        assertTrue(desk.bus("aux") != was);
        int before = desk.heard("aux", 0).length;
        desk.run(10);
        assertEquals(before + 10 * 128, desk.heard("aux", 0).length, "its listener has followed");
        desk.listen("aux"); // its sound has no gap in it
        desk.run(20);
        isLately("aux", n -> tone(1, n) + tone(2, n), 0);
        desk.studio.changeBus(BusSpec.of("aux", BusInfo.MONITOR));
        desk.run(40);
        desk.listen("aux");
        desk.run(20);
        isLately("aux", n -> tone(0, n) + tone(1, n) + tone(2, n), 0);
        isLately(Names.PROGRAM, n -> tone(0, n) + tone(1, n) + tone(2, n), 0);
        for (int c = 0; c < 2; c++) assertTrue(TestDesk.roughness(desk.program(c), 2000) < 0.01);
        CompletableFuture<Applied> back = desk.studio.changeBus(BusSpec.of("aux", BusInfo.MIX));
        desk.studio.removeBus("aux");
        desk.run(60);
        assertEquals(2, desk.studio.buses().size(), "what is taken away stays away");
        ExecutionException e = assertThrows(ExecutionException.class, back::get);
        assertEquals("the bus aux was taken away", e.getCause().getMessage());
    }

    @Test
    void sixtyFourBusesFitAndNoMore() {
        for (int b = 2; b < MeterFrame.MAX_BUSES; b++) desk.studio.addBus(BusSpec.of("b" + b, BusInfo.MIX));
        assertThrows(IllegalArgumentException.class, () -> desk.studio.addBus(BusSpec.of("more", BusInfo.MIX)));
        play();
        for (BusInfo b : desk.studio.buses())
            if (b.number() > 1) desk.order(new Assign(desk.strip("a"), b.number(), true));
        desk.run(20);
        for (BusInfo b : desk.studio.buses())
            if (b.number() > 1) assertEquals(0.1, desk.meters().busPeak(b.number(), 0), 0.01);
    }
}
