package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.longwave.api.BusInfo;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.InputInfo;
import org.longwave.api.meter.Alarm;
import org.longwave.api.meter.BusMeterFrame;
import org.longwave.api.meter.SpectrumFrame;
import org.longwave.api.output.Priority;
import org.longwave.dsp.Decibels;
import org.longwave.engine.ring.BusReader;

/** The meters of the buses, engine and meters driven by hand. */
class MeteringTest {
    private static final int PROGRAM = 0;
    private static final int MONITOR = 1;
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 128);
    private static final int BLOCKS_PER_SECOND = 375;
    private static final double MINUS_23 = Math.pow(10, -23 / 20.0);

    private final Studio studio = new Studio(FORMAT, 0.5);
    private final BusMeterFrame frame = new BusMeterFrame();
    private final List<Alarm> told = new ArrayList<>();
    private ToneInput tone;
    private long nanos = 1;
    private final Metering metering = new Metering(studio, () -> nanos);

    @AfterEach
    void close() {
        metering.stop();
        studio.stop();
    }

    private static StripSpec strip(String id) {
        return new StripSpec(id, "", id, "line", 0, 0f, 0f, false, false);
    }

    private void tone(double hz, double level) {
        tone = new ToneInput(hz, level);
        studio.addInput("tone", false, tone);
        studio.addStrip(strip("tone"));
    }

    private void noTone() {
        studio.removeStrip("tone");
        studio.removeInput("tone", tone);
    }

    private void step() {
        for (InputInfo in : studio.inputs()) {
            InputRunner r = studio.inputRunner(in.name());
            for (int k = 0; k < 2000 && r.doWork(); k++) Thread.onSpinWait();
        }
        studio.step();
    }

    /** A look of the meters after every 8 blocks. */
    private void run(double seconds) {
        int blocks = (int) Math.round(seconds * BLOCKS_PER_SECOND);
        for (int i = 0; i < blocks; i++) {
            step();
            if (i % 8 == 7 || i == blocks - 1) metering.doWork();
        }
    }

    @Test
    void measuresTheProgramme() {
        tone(1000, MINUS_23);
        tone.at = Math.floorMod(TestDesk.LIMITER - 8 * 128, 48); // the meters join after 8 blocks: where it is 0
        run(5);
        assertTrue(metering.read(PROGRAM, frame));
        assertEquals(5 * 48_000, frame.frame());
        for (int c = 0; c < 2; c++) {
            assertEquals(-23, Decibels.ofLevel(frame.peak(c)), 0.05);
            assertEquals(-23, Decibels.ofLevel(frame.peakHold(c)), 0.05);
            assertEquals(-23, Decibels.ofLevel(frame.rms(c)), 0.05);
            assertEquals(-23, Decibels.ofLevel(frame.k(c)), 0.05);
            assertEquals(-23, Decibels.ofLevel(frame.vu(c)), 0.05);
            assertEquals(-23, Decibels.ofLevel(frame.ppmI(c)), 0.2);
            assertEquals(-23, Decibels.ofLevel(frame.ppmII(c)), 0.2);
            assertEquals(-23, Decibels.ofLevel(frame.truePeak(c)), 0.05);
            assertEquals(-23, Decibels.ofLevel(frame.maxTruePeak(c)), 0.1);
        }
        assertEquals(-23, frame.momentaryLufs(), 0.1);
        assertEquals(-23, frame.shortTermLufs(), 0.1);
        assertEquals(-23, frame.integratedLufs(), 0.1);
        assertEquals(-23, frame.maxMomentaryLufs(), 0.1);
        assertEquals(-23, frame.maxShortTermLufs(), 0.1);
        assertEquals(0, frame.rangeLu(), 0.1);
        assertEquals(1, frame.correlation(), 1e-4);
        assertEquals(0, frame.lostBlocks());
    }

    @Test
    void whatNobodyLooksAtRestsAndWhatIsKeptIsTheSame() {
        Metering looked = new Metering(studio, () -> nanos);
        BusMeterFrame always = new BusMeterFrame();
        looked.doWork();
        metering.doWork();
        tone(11_003, MINUS_23); // its true peak lies between the samples
        for (int second = 0; second < 12; second++) {
            if (second == 7) tone.level = MINUS_23 * 3; // the loudest while nobody looks
            if (second == 8) tone.level = MINUS_23;
            second(looked);
            looked.read(PROGRAM, always);
            nanos += 2_000_000_000L;
        }
        looked.doWork();
        metering.doWork();
        metering.read(PROGRAM, frame);
        assertEquals(0, frame.peak(0));
        assertEquals(0, frame.peakHold(1));
        assertEquals(0, frame.rms(0));
        assertEquals(0, frame.truePeak(1));
        assertEquals(0, frame.ppmI(0));
        assertEquals(0, frame.vu(0));
        assertEquals(0, frame.correlation());
        assertTrue(Decibels.ofLevel(always.maxTruePeak(0)) > -14);
        assertEquals(always.maxTruePeak(0), frame.maxTruePeak(0), 1e-6f);
        assertEquals(always.maxTruePeak(1), frame.maxTruePeak(1), 1e-6f);
        assertEquals(always.integratedLufs(), frame.integratedLufs());
        assertEquals(always.rangeLu(), frame.rangeLu());
        assertEquals(always.maxMomentaryLufs(), frame.maxMomentaryLufs());
        for (int i = 0; i < 4; i++) second(looked); // asked for: it moves
        looked.read(PROGRAM, always);
        metering.read(PROGRAM, frame);
        for (int c = 0; c < 2; c++) {
            assertEquals(always.peak(c), frame.peak(c), 1e-6f);
            assertEquals(always.peakHold(c), frame.peakHold(c), 1e-6f);
            assertEquals(always.rms(c), frame.rms(c), 1e-6f);
            assertEquals(always.k(c), frame.k(c), 1e-6f);
            assertEquals(always.vu(c), frame.vu(c), 1e-5f);
            assertEquals(always.ppmI(c), frame.ppmI(c), 1e-5f);
            assertEquals(always.ppmII(c), frame.ppmII(c), 1e-5f);
            assertEquals(always.truePeak(c), frame.truePeak(c), 1e-6f);
        }
        assertEquals(always.correlation(), frame.correlation(), 1e-5f);
        looked.stop();
    }

    private void second(Metering other) {
        for (int i = 0; i < BLOCKS_PER_SECOND; i++) {
            step();
            if (i % 8 != 7 && i != BLOCKS_PER_SECOND - 1) continue;
            other.doWork();
            metering.doWork();
        }
    }

    @Test
    void silenceReadsAsNothingFromTheFirstLookOn() {
        assertFalse(metering.read(PROGRAM, frame));
        metering.doWork();
        assertTrue(metering.read(PROGRAM, frame));
        assertEquals(Float.NEGATIVE_INFINITY, frame.integratedLufs());
        assertFalse(metering.read(17, frame));
        assertFalse(metering.read(-1, frame));
        assertFalse(metering.read(1000, frame));
    }

    @Test
    void resetAndPauseReachTheLoudness() {
        tone(1000, MINUS_23 * 4);
        run(4);
        noTone();
        tone(1000, MINUS_23);
        run(1);
        metering.resetLoudness(PROGRAM);
        run(4);
        metering.read(PROGRAM, frame);
        assertEquals(-23, frame.integratedLufs(), 0.1);
        assertEquals(-23, frame.maxShortTermLufs(), 0.1);
        metering.pauseLoudness(PROGRAM, true);
        noTone();
        tone(1000, MINUS_23 * 4);
        run(4);
        metering.read(PROGRAM, frame);
        assertTrue(frame.isPaused());
        assertEquals(-23, frame.integratedLufs(), 0.1);
        assertEquals(-11, frame.momentaryLufs(), 0.1);
    }

    @Test
    void standingStillCostsTheProgrammeNothingAndIsCounted() {
        Listener program = new Listener();
        ConsumerRunner runner = studio.addConsumer("test", Names.PROGRAM, Priority.RECORDING, program);
        tone(1000, MINUS_23);
        run(0.4);
        while (runner.doWork()) Thread.onSpinWait();
        int blocks = 3 * BLOCKS_PER_SECOND;
        for (int i = 0; i < blocks; i++) {
            step();
            while (runner.doWork()) Thread.onSpinWait();
        }
        while (metering.doWork()) Thread.onSpinWait();
        assertEquals(0, program.lost);
        assertEquals(0, program.gaps);
        metering.read(PROGRAM, frame);
        // a ring of 256 blocks: what it still held was measured
        assertTrue(
                frame.lostBlocks() >= blocks - 256 && frame.lostBlocks() <= blocks - 128,
                () -> "lost " + frame.lostBlocks() + " of " + blocks);
        run(1);
        long lost = frame.lostBlocks();
        metering.read(PROGRAM, frame);
        assertEquals(lost, frame.lostBlocks());
        assertEquals(studio.status().frame(), frame.frame());
        assertEquals(-23, frame.momentaryLufs(), 0.1);
    }

    @Test
    void aNewRingForTheBusLosesNothing() {
        tone(1000, MINUS_23);
        run(2);
        studio.changeBus(Names.PROGRAM, "", 0f, -1f, 3);
        run(2);
        metering.read(PROGRAM, frame);
        assertEquals(0, frame.lostBlocks());
        assertEquals(4 * 48_000, frame.frame());
        assertEquals(-23, frame.integratedLufs(), 0.1);
    }

    /** Buses under other names, which the desk's own programme stands behind. */
    private final class ComingAndGoing implements BusSource {
        private List<BusInfo> list = List.of();
        private long version;

        void set(BusInfo... buses) {
            list = List.of(buses);
            version++;
        }

        @Override
        public long layoutVersion() {
            return version;
        }

        @Override
        public List<BusInfo> buses() {
            return list;
        }

        @Override
        public BusReader join(String bus, int resumeBlocksBehind) {
            if (list.stream().noneMatch(b -> b.id().equals(bus))) throw new IllegalArgumentException("no bus " + bus);
            return studio.join(Names.PROGRAM, resumeBlocksBehind);
        }
    }

    @Test
    void busesThatComeAndGoAreFollowed() {
        ComingAndGoing buses = new ComingAndGoing();
        Metering all = new Metering(buses, () -> nanos);
        all.add(told::add);
        all.watch("dead-air", new AlarmSettings("aux", -50, 1, -23, 2, 0));
        all.doWork();
        assertFalse(all.read(5, frame));
        buses.set(new BusInfo(5, "aux", "Aux"), new BusInfo(6, "clean", "Clean"));
        all.doWork();
        for (int i = 0; i < 2 * BLOCKS_PER_SECOND; i++) {
            step();
            all.doWork();
        }
        assertTrue(all.read(5, frame));
        assertTrue(all.read(6, frame));
        assertEquals(studio.status().frame(), frame.frame());
        assertEquals(List.of("aux"), all.alarms().stream().map(Alarm::bus).toList());
        // 5 is another bus now: it begins anew, and the alarm of the one that went is over
        buses.set(new BusInfo(5, "phone", "Phone"));
        all.doWork();
        assertTrue(all.read(5, frame));
        assertEquals(0, frame.frame());
        assertFalse(all.read(6, frame));
        assertTrue(all.alarms().isEmpty());
        all.deliver();
        assertEquals(List.of(true, false), told.stream().map(Alarm::raised).toList());
        all.stop();
    }

    @Test
    void silenceOfTheProgrammeIsAnAlarmUntilThereIsSound() {
        metering.add(a -> {
            throw new IllegalStateException("a listener that fails");
        });
        metering.add(told::add);
        tone(1000, MINUS_23);
        run(3);
        noTone();
        run(9.5);
        metering.deliver();
        assertTrue(metering.alarms().isEmpty());
        assertTrue(told.isEmpty());
        run(1);
        metering.deliver();
        assertEquals(1, metering.alarms().size());
        Alarm raised = told.getFirst();
        assertEquals(Alarm.Kind.SILENCE, raised.kind());
        assertTrue(raised.raised());
        assertEquals(13, raised.frame() / 48_000.0, 0.25);
        assertEquals("Bus program is silent: below -50.0 dBFS for 10 s.", raised.words());
        tone(1000, MINUS_23);
        run(1);
        metering.deliver();
        assertTrue(metering.alarms().isEmpty());
        assertEquals(2, told.size());
        assertFalse(told.get(1).raised());
        String words = told.get(1).words();
        assertTrue(words.matches("Bus program has sound again after 1[01] s of silence."), words);
    }

    @Test
    void anAlarmOfTheStationTakesThePlaceOfTheOneThatIsAlwaysThere() {
        metering.add(told::add);
        metering.watch("dead-air", new AlarmSettings(Names.PROGRAM, -40, 2, -23, 2, 0));
        metering.watch("monitor-too", new AlarmSettings(Names.MONITOR, -40, 4, -23, 2, 0));
        run(3);
        assertEquals(
                List.of("dead-air"), metering.alarms().stream().map(Alarm::name).toList());
        run(2);
        assertEquals(2, metering.alarms().size());
        metering.watch("dead-air", new AlarmSettings(Names.PROGRAM, -40, 0, -23, 2, 0)); // off
        metering.unwatch("monitor-too");
        run(12);
        assertTrue(metering.alarms().isEmpty());
        metering.deliver();
        assertEquals(4, told.size());
        metering.unwatch("dead-air");
        run(11);
        assertEquals(
                List.of("program"), metering.alarms().stream().map(Alarm::name).toList());
    }

    @Test
    void loudnessFarFromItsTargetIsAnAlarm() {
        metering.add(told::add);
        metering.watch("level", new AlarmSettings(Names.PROGRAM, -50, 0, -23, 2, 60));
        tone(1000, MINUS_23);
        run(62);
        assertTrue(metering.alarms().isEmpty());
        noTone();
        tone(1000, MINUS_23 * 2); // 6 LU more
        run(62);
        metering.deliver();
        assertEquals(Alarm.Kind.LOUDNESS, told.getFirst().kind());
        assertTrue(
                told.getFirst().words().startsWith("Bus program is too loud: "),
                told.getFirst().words());
        noTone();
        run(62); // nothing to judge: it stays
        assertEquals(1, metering.alarms().size());
        tone(1000, MINUS_23);
        run(62);
        assertTrue(metering.alarms().isEmpty());
    }

    @Test
    void crackleIsNoSoundAndAShortPauseNoSilence() {
        SilenceWatch w = new SilenceWatch(-50, 10);
        for (int i = 0; i < 99; i++) assertFalse(w.step(0.1, i % 10 == 0 ? -20 : -70));
        assertTrue(w.step(0.1, -70));
        assertFalse(w.step(0.1, -20));
        assertFalse(w.step(0.1, -20));
        assertFalse(w.step(0.1, -70));
        for (int i = 0; i < 50; i++) assertFalse(w.step(0.1, -48)); // within the hysteresis
        assertTrue(w.isRaised());
        assertFalse(w.step(0.1, -46));
        assertFalse(w.step(0.1, -46));
        assertTrue(w.step(0.1, -46));
        assertFalse(w.isRaised());
        for (int i = 0; i < 99; i++) assertFalse(w.step(0.1, -70));
        for (int i = 0; i < 3; i++) assertFalse(w.step(0.1, -49));
        for (int i = 0; i < 99; i++) assertFalse(w.step(0.1, -70));
    }

    @Test
    void spectrumIsThereForWhoAsks() {
        SpectrumFrame s = new SpectrumFrame();
        tone(1000, 0.5);
        run(1);
        assertFalse(metering.readSpectrum(PROGRAM, s));
        run(1);
        assertTrue(metering.readSpectrum(PROGRAM, s));
        assertEquals(-6.02, Decibels.ofLevel(s.band(17)), 0.1);
        assertTrue(Decibels.ofLevel(s.band(20)) < -40);
        int bin = Math.round(1000f * SpectrumFrame.SIZE / 48_000);
        assertEquals(-6.02, Decibels.ofLevel(s.bin(bin)), 1.5); // between two bins
        assertEquals(studio.status().frame(), s.frame());
        nanos += 3_100_000_000L;
        run(0.1);
        assertFalse(metering.readSpectrum(PROGRAM, s));
        assertFalse(metering.readSpectrum(40, s));
    }

    @Test
    void readersNeverSeeHalfAFrame() throws InterruptedException {
        tone(997, MINUS_23);
        run(0.5);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicReference<String> torn = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            BusMeterFrame f = new BusMeterFrame();
            long before = 0;
            for (long reads = 0; !ended.get() || reads < 1000; reads++) {
                metering.read(PROGRAM, f);
                // the channels are the same: the first half of the frame must be the second
                for (int i = 0; i < BusMeterFrame.CHANNEL_FIELDS; i++)
                    if (f.values()[i] != f.values()[BusMeterFrame.CHANNEL_FIELDS + i]) torn.set("field " + i);
                if (f.frame() < before) torn.set("frame " + f.frame() + " after " + before);
                before = f.frame();
            }
        });
        reader.start();
        for (int i = 0; i < 20 * BLOCKS_PER_SECOND; i++) {
            step();
            metering.doWork();
        }
        ended.set(true);
        reader.join();
        assertNull(torn.get());
    }

    @Test
    void readingAndMeasuringAllocateNothing() {
        SpectrumFrame s = new SpectrumFrame();
        tone(997, MINUS_23);
        metering.doWork();
        metering.readSpectrum(PROGRAM, s);
        run(3);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 150; i++) step();
            long before = threads.getCurrentThreadAllocatedBytes();
            while (metering.doWork()) Thread.onSpinWait();
            for (int i = 0; i < 100; i++) {
                metering.read(PROGRAM, frame);
                metering.readSpectrum(PROGRAM, s);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }
}
