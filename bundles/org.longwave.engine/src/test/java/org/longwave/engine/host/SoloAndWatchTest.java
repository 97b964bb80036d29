package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.longwave.api.MeterFrame;
import org.longwave.api.command.Applied;
import org.longwave.api.command.CommandRefusedException;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetSolo;
import org.longwave.api.command.SetSoloSafe;
import org.longwave.api.input.Transport;
import org.longwave.api.input.TransportState;
import org.longwave.api.output.OnAirListener;
import org.longwave.api.output.OnAirState;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus;

/** Solo in place and its lock, the lights, and fader start. */
class SoloAndWatchTest {
    private final TestDesk desk = new TestDesk();
    private final DeskWatch watch = new DeskWatch(desk.studio);

    private static final class Output implements OutputControl {
        final OutputStatus.Kind kind;
        OutputStatus.State state = OutputStatus.State.OFF;
        int listeners = -1;

        Output(OutputStatus.Kind kind) {
            this.kind = kind;
        }

        @Override
        public void start() {
            state = OutputStatus.State.ON;
        }

        @Override
        public void stop() {
            state = OutputStatus.State.OFF;
        }

        @Override
        public OutputStatus status() {
            return new OutputStatus(kind, state, "", "", Instant.EPOCH, 0, 0, listeners);
        }
    }

    private void play() {
        desk.tone("a", 200, 0.125);
        desk.tone("b", 300, 0.125);
        desk.tone("c", 400, 0.125);
        desk.run(10);
    }

    private void hears(double a, double b, double c) {
        desk.run(20);
        float[] x = desk.program(0);
        for (int i = x.length - 500; i < x.length; i++) {
            int n = i - TestDesk.LIMITER;
            double want = a * ToneInput.sample(200, 0.125, 48_000, n)
                    + b * ToneInput.sample(300, 0.125, 48_000, n)
                    + c * ToneInput.sample(400, 0.125, 48_000, n);
            assertEquals(want, x[i], 1e-7);
        }
    }

    private void refused(String why) {
        CompletableFuture<Applied> answer = desk.studio.submit(new SetSolo(desk.strip("a"), true));
        desk.run(1);
        ExecutionException e = assertThrows(ExecutionException.class, answer::get);
        assertTrue(e.getCause() instanceof CommandRefusedException);
        assertTrue(e.getCause().getMessage().contains(why), e.getCause()::getMessage);
        assertFalse(desk.meters().stripFlag(desk.strip("a"), MeterFrame.SOLO));
    }

    @Test
    void soloMutesAllOthersButTheSafeOnes() {
        play();
        desk.studio.lockSolo(false);
        desk.order(new SetSoloSafe(desk.strip("c"), true));
        desk.order(new SetSolo(desk.strip("a"), true));
        hears(1, 0, 1);
        assertTrue(desk.meters().stripFlag(desk.strip("b"), MeterFrame.SOLO_MUTED));
        desk.order(new SetSolo(desk.strip("b"), true));
        hears(1, 1, 1);
        desk.order(new SetSoloSafe(desk.strip("c"), false));
        hears(1, 1, 0);
        desk.studio.removeStrip("a"); // the soloed one goes
        hears(0, 1, 0);
        desk.order(new SetSolo(desk.strip("b"), false));
        hears(0, 1, 1);
        assertTrue(TestDesk.roughness(desk.program(0), 500) < 0.13, "only the strip that was taken away jumps");
    }

    @Test
    void soloIsLockedAtFirstAndRefusedOnAirAndWhileRecording() {
        play();
        refused("locked");
        desk.studio.lockSolo(false);
        Output[] outputs = {new Output(OutputStatus.Kind.STREAM), new Output(OutputStatus.Kind.RECORDER)};
        for (Output o : outputs) {
            watch.addOutput("main", o);
            o.start();
            refused("main is " + (o.kind == OutputStatus.Kind.STREAM ? "on air" : "recording"));
            o.state = OutputStatus.State.RETRYING;
            refused("main is");
            o.stop();
        }
        Output listen = new Output(OutputStatus.Kind.LISTENER);
        watch.addOutput("page", listen);
        listen.start();
        listen.listeners = 1;
        refused("somebody listens to page");
        listen.listeners = 0;
        desk.order(new SetSolo(desk.strip("a"), true));
        hears(1, 0, 0);
        outputs[0].start(); // while solo is on
        watch.step();
        hears(1, 1, 1);
        assertTrue(desk.studio.isSoloLocked());
        desk.order(new SetSolo(desk.strip("a"), false)); // ending one is never refused
        desk.run(1);
    }

    @Test
    void lightsFollowMicrophonesStreamsAndRecorders() {
        desk.strip("mic", "voice", new ToneInput(200, 0.1));
        List<OnAirState> told = new ArrayList<>();
        watch.addListener(told::add);
        watch.addListener(state -> {
            throw new IllegalStateException("planted");
        });
        Output stream = new Output(OutputStatus.Kind.STREAM);
        Output recorder = new Output(OutputStatus.Kind.RECORDER);
        watch.addOutput("s", stream);
        watch.addOutput("r", recorder);
        desk.run(2);
        watch.step();
        watch.step();
        desk.order(new SetMute(desk.strip("mic"), true));
        stream.start();
        desk.run(2);
        watch.step();
        recorder.start();
        stream.stop();
        watch.step();
        assertEquals(
                List.of(
                        new OnAirState(true, false, false),
                        new OnAirState(false, true, false),
                        new OnAirState(false, false, true)),
                told);
        assertEquals(told.getLast(), watch.state());
    }

    private static final class Player implements Transport {
        int plays;

        @Override
        public void play() {
            plays++;
        }

        @Override
        public void stop() {}

        @Override
        public void setLoop(boolean loop) {}

        @Override
        public TransportState state() {
            return new TransportState("", false, false, 0, 0, "");
        }
    }

    @Test
    void faderThatOpensStartsItsPlayerOnce() {
        StripSpec plain = new StripSpec("m", "", "music", "player", 0, -120f, 0f, false, false);
        desk.studio.addStrip(
                new StripSpec("m", "", "music", "player", 0, plain.start(), 0, plain.buses(), List.of(), true));
        Player player = new Player();
        watch.addTransport("music", player);
        desk.run(2);
        watch.step();
        assertEquals(0, player.plays);
        for (float db : new float[] {-40f, -10f, 0f, Float.NEGATIVE_INFINITY, -3f}) {
            desk.order(new SetFader(desk.strip("m"), db));
            desk.run(2);
            watch.step();
            watch.step();
        }
        assertEquals(2, player.plays);
    }

    @Test
    void theDeskIsLookedAtOftenOnlyForALampAFaderStartOrASolo() {
        play();
        Output stream = new Output(OutputStatus.Kind.STREAM);
        watch.addOutput("s", stream);
        assertFalse(watch.look(true), "nobody waits");
        stream.start();
        assertFalse(watch.look(false));
        assertFalse(watch.state().onAir(), "outputs were not asked");
        watch.look(true);
        assertTrue(watch.state().onAir());
        watch.look(false);
        assertTrue(watch.state().onAir(), "it stays until they are asked again");
        OnAirListener lamp = new OnAirListener() {
            @Override
            public void changed(OnAirState now) {
                assertTrue(now.onAir());
            }
        };
        watch.addListener(lamp);
        assertTrue(watch.look(false));
        watch.removeListener(lamp);
        assertFalse(watch.look(false));
        stream.stop();
        desk.studio.lockSolo(false);
        desk.order(new SetSolo(desk.strip("a"), true));
        desk.run(2);
        assertTrue(watch.look(false));
        desk.order(new SetSolo(desk.strip("a"), false));
        desk.run(2);
        assertFalse(watch.look(false));
        desk.studio.addStrip(new StripSpec(
                "f",
                "",
                "music",
                "player",
                0,
                new StripSpec("f", "", "music", "player", 0, 0f, 0f, false, false).start(),
                0,
                List.of(),
                List.of(),
                true));
        desk.run(2);
        assertTrue(watch.look(false));
    }
}
