package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Assign;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.CrossFade;
import org.longwave.api.command.Fade;
import org.longwave.api.command.FadeCurve;
import org.longwave.api.command.MoveInsert;
import org.longwave.api.command.PanLaw;
import org.longwave.api.command.SetAfl;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetBusBypass;
import org.longwave.api.command.SetBusEffectParameter;
import org.longwave.api.command.SetBusMute;
import org.longwave.api.command.SetBypass;
import org.longwave.api.command.SetChannelMode;
import org.longwave.api.command.SetDelay;
import org.longwave.api.command.SetDim;
import org.longwave.api.command.SetEffectParameter;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetHighPass;
import org.longwave.api.command.SetKey;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMonitorSource;
import org.longwave.api.command.SetMono;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPanLaw;
import org.longwave.api.command.SetPfl;
import org.longwave.api.command.SetPolarity;
import org.longwave.api.command.SetSend;
import org.longwave.api.command.SetSolo;
import org.longwave.api.command.SetSoloSafe;
import org.longwave.api.command.SetTrim;
import org.longwave.api.command.SetWidth;
import org.longwave.api.command.SwapInserts;
import org.longwave.api.command.Talk;
import org.longwave.api.output.Priority;
import org.longwave.engine.rt.Mixer;
import org.longwave.engine.rt.Order;

/** Counts the bytes the engine allocates while everything happens that can happen on its thread. */
class AllocationTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 64);
    private static final int ROUNDS = 5;
    private static final int BLOCKS = 20_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** A seeded fault: an order that allocates where it must not. */
    private static final class Wasteful extends Order {
        private Object waste;

        Wasteful() {
            super(NOW);
        }

        @Override
        protected int apply(Mixer mixer) {
            waste = new byte[100];
            return waste == null ? 1 : 0;
        }
    }

    private final Studio studio = new Studio(FORMAT, 0.2);
    private final Listener nobody = new Listener();
    private final ConsumerRunner lapped = studio.addConsumer("lapped", Names.PROGRAM, Priority.STREAMING, nobody);
    private final Listener tapReader = new Listener();
    private final Listener postReader = new Listener();
    private InputRunner file;
    private InputRunner live;
    private ToneInput tone;
    private int fileStrip;
    private int step;

    private void open() {
        tone = new ToneInput(997, 0.9);
        studio.addInput("file", false, tone);
        studio.addInput("live", true, new ToneInput(200, 0.9));
        for (String id : new String[] {"file", "live"})
            studio.addStrip(new StripSpec(id, "", id, "line", 0, 0f, 0f, false, false));
        file = studio.inputRunner("file");
        live = studio.inputRunner("live");
        fileStrip = studio.strips().getFirst().number();
        studio.addEffects(TestEffects.gain());
        studio.addEffects(TestEffects.highPass());
        studio.addEffects(TestEffects.softClip());
        studio.addEffects(TestDesk.Late.factory("late", 300));
        studio.lockSolo(false);
        studio.addBus(BusSpec.of("aux", "mix"));
        studio.addBus(BusSpec.mixMinus("minus", "live"));
        studio.addInsert(new InsertSpec("g", true, "program", 0, "gain", "", List.of(), false, ""));
    }

    /** Effects come, go, are set and bypassed, and one of them goes wrong. */
    private void effects() {
        String[] ids = {"gain", "high-pass", "soft-clip", "late"};
        if (step % 2000 == 50)
            studio.installEffect("file", step / 2000 % 4, ids[step / 2000 % 4 == 3 ? 3 : step / 2000 % 3]);
        if (step % 9000 == 8000) studio.removeEffect("file", 1);
        if (step % 50 == 11) studio.submit(new SetEffectParameter(fileStrip, step / 50 % 4, 0, 1f + step % 5));
        if (step % 90 == 12) studio.submit(new SetBypass(fileStrip, step / 90 % 4, step / 90 % 8 < 4));
        TestEffects.Gain.fault = step % 5000 < 3 ? Float.NaN : 0f;
        TestEffects.Gain.throwing = step % 5000 > 4990;
    }

    /** Every control, with its ramps and fades, in the middle of them too; buses come and go. */
    private void desk() {
        int s = fileStrip;
        FadeCurve curve = FadeCurve.values()[step % 3];
        switch (step % 64) {
            case 1 -> studio.submit(new SetTrim(s, step % 50 - 20));
            case 3 -> studio.submit(new SetPolarity(s, step % 128 > 64, true));
            case 5 -> studio.submit(new SetChannelMode(s, ChannelMode.values()[step % 5]));
            case 7 -> studio.submit(new SetWidth(s, step % 3));
            case 9 -> studio.submit(new SetHighPass(s, 20 + step % 300, step % 3 * 12));
            case 11 -> studio.submit(new SetPanLaw(s, PanLaw.values()[step % 4]));
            case 13 -> studio.submit(new SetDelay(s, step * 37 % 48_000));
            case 15 -> studio.submit(new SetAfl(s, step % 128 > 64));
            case 17 -> studio.submit(new SetSoloSafe(s, step % 128 > 64));
            case 19 -> studio.submit(new SetSolo(s, step % 128 > 64));
            case 21 -> studio.submit(new Assign(s, 2 + step / 64 % 3, step % 256 > 64));
            case 23 -> studio.submit(new SetSend(s, 2 + step / 64 % 3, step % 20 - 10, step % 128 > 64));
            case 25 -> studio.submit(new Talk(s, 2, step % 128 > 64));
            case 27 -> studio.submit(new Fade(s, step % 30 - 20, 1 + step % 999, curve));
            case 29 -> studio.submit(new CrossFade(s, s + 1, 1 + step % 999, curve));
            case 31 -> studio.submit(new SetBusMute(2, step % 128 > 64));
            case 33 -> studio.submit(new SetMonitorSource(1, step % 3));
            case 35 -> studio.submit(new SetDim(1, step % 128 > 64));
            case 37 -> studio.submit(new SetMono(1, step % 128 > 64));
            case 39 -> studio.submit(new SetBusBypass(0, 0, step % 128 > 64));
            case 41 -> studio.submit(new SetBusEffectParameter(0, 0, 0, 1f + step % 2));
            case 43 -> studio.submit(new SetKey(s, step / 64 % 4, step % 128 > 64 ? s + 1 : -1));
            default -> {}
        }
        if (step % 800 == 45) studio.submit(new MoveInsert(s, step / 800 % 4, 3));
        if (step % 800 == 450) studio.submit(new SwapInserts(s, step / 800 % 4, 1));
        if (step % 1500 == 47)
            studio.addBus(step % 3000 == 47 ? BusSpec.mixMinus("n", "file") : BusSpec.of("n", "mix"));
        if (step % 1500 == 1000) studio.removeBus("n");
    }

    @AfterEach
    void heal() {
        TestEffects.Gain.fault = 0f;
        TestEffects.Gain.throwing = false;
    }

    /** What the other rooms do between two blocks; not counted. */
    private void others() {
        step++;
        int s = fileStrip;
        switch (step % 16) {
            case 0 -> studio.submit(new SetFader(s, step % 30 - 20));
            case 1 -> studio.submit(new SetBalance(s, step % 3 - 1));
            case 2 -> studio.submit(new SetMute(s, step % 32 > 16));
            case 3 -> studio.submit(new SetPfl(s, step % 48 > 24));
            case 4 -> studio.submit(new SetMaster(0, step % 10));
            case 5 -> studio.submit(new SetFader(s, 6), studio.agent().frame() + 500 + step % 64);
            case 6 -> studio.submit(new SetFader(999, 0));
            case 7 -> studio.submit(new SetMute(s, false), 1);
            default -> {
                if (step % 400 == 8) studio.changeBus("program", "", 0f, -(step % 3 + 1f), step % 800 == 8 ? 0.4 : 0);
            }
        }
        if (step % 500 == 9) studio.addStrip(new StripSpec("x", "", "none", "line", 5, 0f, 0f, false, false));
        if (step % 500 == 200) studio.removeStrip("x");
        taps();
        if (step % 3000 == 17) tone.control.restart();
        effects();
        desk();
        boolean starved = step % 4000 > 2000; // 2.6 s: longer than the file's ring
        if (!starved) for (int i = 0; i < 4; i++) file.doWork();
        int bursts = step % 2000 == 100 ? 300 : step % 2000 > 1900 ? 0 : 1; // overflow and underrun of the live one
        for (int i = 0; i < bursts; i++) live.doWork();
        if (step % 1000 < 3) lapped.doWork();
    }

    /** Taps of a strip that stays, and of one that goes and comes. */
    private void taps() {
        if (step % 300 == 30) studio.addConsumer("tap", "strip:file", Priority.RECORDING, tapReader);
        if (step % 300 == 130) studio.removeConsumer(tapReader);
        if (step % 700 == 30) studio.addConsumer("post", "post:x", Priority.RECORDING, postReader);
        if (step % 700 == 430) studio.removeConsumer(postReader);
    }

    private long round(Runnable more) {
        long bytes = 0;
        for (int i = 0; i < BLOCKS; i++) {
            others();
            more.run();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            studio.agent().doWork();
            bytes += THREADS.getCurrentThreadAllocatedBytes() - before;
            studio.step();
        }
        return bytes;
    }

    @Test
    void engineAllocatesNothing() {
        open();
        long ringBytes = studio.pool().ownedBytes();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) least = Math.min(least, round(() -> {}));
        assertTrue(file.info().underruns() > 0, "the file input never ran dry");
        assertTrue(live.info().overflowFrames() > 0, "the live input never overflowed");
        assertTrue(live.info().trimmedFrames() > 0, "the live input was never trimmed");
        assertTrue(live.info().underruns() > 0, "the live input never ran dry");
        assertTrue(lapped.info().lostBlocks() > 0, "no reader was lapped");
        assertTrue(studio.status().commandsLate() > 0, "no order was late");
        assertTrue(studio.effectFaults() > 0, "no effect went wrong");
        assertTrue(studio.pool().ownedBytes() > ringBytes, "no ring was changed");
        assertTrue(studio.status().commandsApplied() > ROUNDS * BLOCKS / 4, "too few orders");
        assertEquals(0, least, "bytes allocated by the engine in its best of " + ROUNDS + " rounds");
    }

    @Test
    void seededFaultIsFound() {
        open();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 2; i++) {
            int[] n = new int[1];
            least = Math.min(least, round(() -> {
                if (n[0]++ % 1000 == 0) studio.agent().offer(new Wasteful());
            }));
        }
        assertTrue(least >= 20 * 100, "20 wasteful orders a round were not seen: " + least + " bytes");
    }
}
