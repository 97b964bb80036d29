package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.AudioBlock;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Assign;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.CrossFade;
import org.longwave.api.command.Fade;
import org.longwave.api.command.FadeCurve;
import org.longwave.api.command.PanLaw;
import org.longwave.api.command.SetAfl;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetBypass;
import org.longwave.api.command.SetChannelMode;
import org.longwave.api.command.SetDelay;
import org.longwave.api.command.SetDim;
import org.longwave.api.command.SetEffectParameter;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetHighPass;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMonitorSource;
import org.longwave.api.command.SetMono;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPanLaw;
import org.longwave.api.command.SetPfl;
import org.longwave.api.command.SetPolarity;
import org.longwave.api.command.SetSend;
import org.longwave.api.command.SetTrim;
import org.longwave.api.command.SetWidth;
import org.longwave.api.command.SwapInserts;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.Priority;
import org.longwave.api.render.RenderRefusedException;

/** A show under the hand clock, with everything that can happen to one, made again from its log and its inputs. */
class ReplayTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 128);
    private static final int BLOCKS = 2400; // 6.4 s
    private static final int GAP_FRAMES = 37 * 128;

    @TempDir
    Path folder;

    private final Random random = new Random(7);
    private final Listener program = new Listener();
    private final Listener monitor = new Listener();
    /** Of what is not there from the beginning. */
    private final Map<String, Listener> later =
            Map.of("to live", new Listener(), "post:file", new Listener(), "strip:file", new Listener());

    private Studio studio;
    private int commands;

    private static StripSpec strip(String id, int order) {
        return new StripSpec(id, "Label " + id, id, "line", order, -3f, 0f, false, false);
    }

    private static Map<String, EffectFactory> effects() {
        Map<String, EffectFactory> all = new LinkedHashMap<>();
        for (EffectFactory f : List.of(
                TestEffects.gain(), TestEffects.highPass(), TestEffects.softClip(), TestDesk.Late.factory("late", 300)))
            all.put(f.id(), f);
        return all;
    }

    private int number(String id) {
        return studio.strips().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow()
                .number();
    }

    /** Runs the show; its log, its inputs and what its buses gave are there afterwards. */
    private void show() {
        studio = new Studio(FORMAT, 0.5);
        studio.logCommands(folder);
        studio.recordInputs(folder.resolve("inputs"), 1 << 30);
        effects().values().forEach(studio::addEffects);
        ConsumerRunner one = studio.addConsumer("program", Names.PROGRAM, Priority.RECORDING, program);
        ConsumerRunner two = studio.addConsumer("monitor", Names.MONITOR, Priority.RECORDING, monitor);
        later.forEach((bus, listener) -> studio.addConsumer(bus, bus, Priority.RECORDING, listener));
        studio.addInput("file", false, new ToneInput(997.3, 0.7));
        studio.addInput("live", true, new ToneInput(211.7, 0.6));
        studio.addStrip(strip("file", 1));
        studio.addStrip(strip("live", 2));
        studio.recorder().doWork(); // finds neither a block nor a folder yet
        for (int b = 0; b < BLOCKS; b++) {
            change(b);
            orders(b);
            boolean starved = b % 500 > 300 && b % 500 < 400;
            int bursts = b % 700 == 100 ? 200 : starved ? 0 : 1;
            InputRunner live = studio.inputRunner("live");
            for (int i = 0; live != null && i < bursts; i++) live.doWork();
            InputRunner file = studio.inputRunner("file");
            for (int i = 0; file != null && i < 3; i++) file.doWork();
            studio.step();
            if (b % 20 == 0) studio.recorder().doWork();
            while (one.doWork() || two.doWork()) Thread.onSpinWait();
            for (Listener listener : later.values()) {
                ConsumerRunner runner = studio.runner(listener);
                while (runner != null && runner.doWork()) Thread.onSpinWait();
            }
        }
        studio.stop();
    }

    private void change(int b) {
        switch (b) {
            case 300 -> studio.addStrip(strip("empty & new", 0));
            case 400 -> studio.installEffect("file", 0, "gain");
            case 420 -> studio.installEffect("live", 3, "high-pass");
            case 799 -> {
                InputInfo live = studio.inputRunner("live").info();
                assertTrue(live.underruns() > 0 && live.overflowFrames() > 0 && live.trimmedFrames() > 0, live + "");
            }
            case 800 -> studio.removeStrip("live");
            case 802 -> studio.addStrip(strip("live", 3));
            case 900 -> studio.changeStrip(strip("live", -1));
            case 1000 -> studio.agent().skip(GAP_FRAMES / 128); // the machine stood still
            case 1100 -> studio.installEffect("file", 0, "soft-clip");
            case 1200 -> studio.changeBus(Names.PROGRAM, "", 3f, -6f, 0.2);
            case 1300 -> studio.removeEffect("file", 0);
            case 1400 -> studio.removeStrip("empty & new");
            case 1450 -> studio.addBus(BusSpec.mixMinus("to live", "live"));
            case 1460 -> studio.addBus(BusSpec.of("aux", "mix"));
            case 1470 ->
                studio.addInsert(new InsertSpec("i", true, "program", 0, "gain", "", List.of("gain=0.75"), false, ""));
            case 1500 -> studio.installEffect("live", 1, "gain");
            case 1520 -> studio.installEffect("live", 2, "late");
            case 1560 -> studio.submit(new SwapInserts(number("live"), 1, 2));
            case 1600 -> studio.submit(new SetMonitorSource(1, 3));
            case 1640 -> studio.removeEffect("live", 1);
            case 1660 -> studio.removeBus("aux");
            default -> {}
        }
    }

    private void orders(int b) {
        if (b % 17 != 5) return;
        commands++;
        more(b, number("file"), studio.agent().frame() + random.nextInt(600));
        int s = number(random.nextInt(3) > 0 || b > 790 && b < 810 ? "file" : "live");
        long at = studio.agent().frame() + random.nextInt(600);
        switch (random.nextInt(7)) {
            case 0 -> studio.submit(new SetFader(s, 10 - 30 * random.nextFloat()), at);
            case 1 -> studio.submit(new SetBalance(s, 2 * random.nextFloat() - 1), at);
            case 2 -> studio.submit(new SetMute(s, random.nextInt(3) == 0), at);
            case 3 -> studio.submit(new SetPfl(s, random.nextBoolean()));
            case 4 -> studio.submit(new SetMaster(random.nextInt(2), -6 * random.nextFloat()), at);
            case 5 -> studio.submit(new SetBypass(s, 0, random.nextBoolean()), at);
            default -> studio.submit(new SetEffectParameter(s, random.nextInt(4), 0, 1 + 2 * random.nextFloat()), at);
        }
    }

    private void more(int b, int s, long at) {
        switch (b / 17 % 14) {
            case 0 -> studio.submit(new SetTrim(s, random.nextInt(12) - 6), at);
            case 1 -> studio.submit(new SetHighPass(s, 20 + random.nextInt(380), 12 * random.nextInt(3)), at);
            case 2 -> studio.submit(new SetChannelMode(s, ChannelMode.values()[random.nextInt(5)]), at);
            case 3 -> studio.submit(new SetWidth(s, 2 * random.nextFloat()), at);
            case 4 -> studio.submit(new SetPanLaw(s, PanLaw.values()[random.nextInt(4)]), at);
            case 5 -> studio.submit(new SetDelay(s, random.nextInt(5000)));
            case 6 ->
                studio.submit(new Fade(s, -20 * random.nextFloat(), 3000, FadeCurve.values()[random.nextInt(3)]), at);
            case 7 -> studio.submit(new CrossFade(s, number("live"), 2000, FadeCurve.EQUAL_POWER), at);
            case 8 -> studio.submit(new SetSend(s, 3, -6f, random.nextBoolean()), at);
            case 9 -> studio.submit(new Assign(s, 3, random.nextBoolean()), at);
            case 10 -> studio.submit(new SetAfl(s, random.nextBoolean()), at);
            case 11 -> studio.submit(new SetDim(1, random.nextBoolean()), at);
            case 12 -> studio.submit(new SetMono(1, random.nextBoolean()), at);
            default -> studio.submit(new SetPolarity(s, random.nextBoolean(), false), at);
        }
    }

    private Path inputs() throws IOException {
        try (var runs = Files.list(folder.resolve("inputs"))) {
            return runs.findFirst().orElseThrow();
        }
    }

    private Replay replay(String bus) throws Exception {
        CommandLogRun run = CommandLogRun.read(folder, Double.POSITIVE_INFINITY);
        return new Replay(run, inputs(), bus, effects());
    }

    private void compare(String bus, Listener then) throws Exception {
        float[][] was = {then.channel(0), then.channel(1)};
        AudioBlock block = new AudioBlock(FORMAT);
        int at = 0;
        long gaps = 0;
        try (Replay replay = replay(bus)) {
            while (replay.next(block)) {
                gaps += block.gapFrames();
                for (int i = 0; i < FORMAT.blockFrames(); i++, at++)
                    for (int c = 0; c < 2; c++)
                        if (Float.floatToRawIntBits(was[c][at]) != Float.floatToRawIntBits(block.channel(c)[i]))
                            throw new AssertionError(bus + " differs at frame " + (block.frame() + i) + ": "
                                    + was[c][at] + " was " + block.channel(c)[i]);
            }
        }
        assertEquals(was[0].length, at);
        assertEquals(GAP_FRAMES, gaps);
    }

    @Test
    void isTheSameBitForBit() throws Exception {
        show();
        assertTrue(commands >= 100, commands + " commands");
        assertEquals(BLOCKS * 128, program.channel(0).length);
        compare(Names.PROGRAM, program);
        compare(Names.MONITOR, monitor);
    }

    /** Silent as long as it was not there, then the same bits. */
    @Test
    void everyBusAndStripIsTheSame() throws Exception {
        show();
        for (Map.Entry<String, Listener> e : later.entrySet()) {
            Listener then = e.getValue();
            float[] was = then.channel(1);
            assertTrue(was.length > 300 * 128 && peak(was) > 0.01f, e.getKey() + ": " + was.length);
            AudioBlock block = new AudioBlock(FORMAT);
            int at = 0;
            try (Replay replay = replay(e.getKey())) {
                while (replay.next(block))
                    for (int i = 0; i < FORMAT.blockFrames(); i++)
                        assertEquals(
                                block.frame() < then.firstFrame ? 0f : was[at++],
                                block.channel(1)[i],
                                () -> e.getKey() + " at frame " + block.frame());
            }
            assertEquals(was.length, at, e.getKey());
        }
    }

    private static float peak(float[] x) {
        float peak = 0;
        for (float v : x) peak = Math.max(peak, Math.abs(v));
        return peak;
    }

    @Test
    void busThatWasNeverThereIsRefusedWithTheNamesOfTheOthers() {
        show();
        String said = assertThrows(RenderRefusedException.class, () -> replay("nowhere"))
                .getMessage();
        assertTrue(said.startsWith("the show had no bus \"nowhere\"; --bus takes one of "), said);
        for (String there : List.of("aux", "to live", "program", "strip:live", "post:file"))
            assertTrue(said.contains(there), said);
    }

    /** The comparison would find one wrong bit. */
    @Test
    void anotherLogIsAnotherShow() throws Exception {
        show();
        change(folder.resolve("commands.log"), "TuneBus 0 -6.0", "TuneBus 0 -6.0001");
        assertThrows(AssertionError.class, () -> compare(Names.PROGRAM, program));
    }

    private static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(from), from);
        Files.writeString(file, text.replace(from, to));
    }

    private String refusal() {
        return assertThrows(RenderRefusedException.class, this::renderAll).getMessage();
    }

    private void renderAll() throws Exception {
        AudioBlock block = new AudioBlock(FORMAT);
        try (Replay replay = replay(Names.PROGRAM)) {
            while (replay.next(block)) Thread.onSpinWait();
        }
    }

    @Test
    void whatCannotBeMadeAgainIsRefusedInOneSentence() throws Exception {
        show();
        Path log = folder.resolve("commands.log");
        String whole = Files.readString(log);
        List<String> lines = whole.lines().toList();

        Files.writeString(log, "Dear diary\n");
        assertTrue(refusal().startsWith("this is no command log: "), refusal());

        Files.writeString(log, whole.substring(0, whole.length() / 2));
        assertTrue(refusal().contains("was cut off"), refusal());
        List<String> half = lines.subList(0, lines.size() / 2);
        Files.writeString(log, String.join("\n", half) + "\n");
        long lastFrame = half.stream()
                .filter(l -> Character.isDigit(l.charAt(0)))
                .mapToLong(l -> Long.parseLong(l.split(" ")[0]))
                .max()
                .orElseThrow();
        assertTrue(refusal().contains("its end is missing, its last order is at frame " + lastFrame), refusal());
        assertEquals(lastFrame, CommandLogRun.read(log, lastFrame / 48_000.0).endFrame());

        List<String> holed = new ArrayList<>(lines);
        int gone = 40;
        holed.remove(gone);
        Files.writeString(log, String.join("\n", holed) + "\n");
        long sequence = Long.parseLong(lines.get(gone).split(" ")[1]);
        String before = lines.stream()
                .filter(l -> l.matches("[0-9]+ " + (sequence - 1) + " .*"))
                .findFirst()
                .orElseThrow();
        assertTrue(
                refusal().contains("1 lines are missing, the first one after frame " + before.split(" ")[0]),
                refusal());

        Files.writeString(log, whole.replace("kernel=plain-4", "kernel=other-9"));
        assertTrue(refusal().startsWith("the show was mixed by kernel other-9, this Longwave has plain-4"), refusal());

        Files.writeString(log, whole.replace(" high-pass 1 ", " high-pass 2 "));
        assertTrue(refusal().contains("effect \"high-pass\" version 2"), refusal());

        Files.writeString(log, whole.replace("desk:TuneBus", "desk:SetFire"));
        assertTrue(refusal().contains("the order \"SetFire\" is not known"), refusal());

        Files.writeString(log, whole.replaceFirst("(?m)^end ", "failed 12800\nend "));
        assertTrue(refusal().startsWith("the engine failed in the block at frame 12800"), refusal());

        Files.writeString(log, whole.replaceFirst(" part=1", " part=2"));
        assertTrue(refusal().contains("part 1 of the command log is missing"), refusal());

        Files.writeString(log, whole);
        renderAll();
    }

    @Test
    void inputsWithAHoleOrOfAnotherRunAreRefused() throws Exception {
        show();
        Path live = inputs().resolve("live.input");
        long length = Files.size(live);
        byte[] whole = Files.readAllBytes(live);
        try (RandomAccessFile file = new RandomAccessFile(live.toFile(), "rw")) {
            file.setLength(length / 2);
        }
        assertTrue(refusal().matches(".*strip \"live\" has no samples at frame [0-9]+; .*"), refusal());
        byte[] spoilt = whole.clone();
        spoilt[whole.length / 2] ^= 1;
        Files.write(live, spoilt);
        assertTrue(refusal().contains("live.input is damaged after frame "), refusal());
        Files.write(live, whole);
        change(folder.resolve("commands.log"), "started=2", "started=1");
        assertTrue(refusal().contains("is not the recording of strip"), refusal());
        change(folder.resolve("commands.log"), "started=1", "started=2");
        Files.delete(live);
        assertTrue(refusal().contains("strip \"live\" has no samples at frame 0"), refusal());
    }

    @Test
    void logGoesOnInManyFilesEachWithTheDeskAsItStood() throws Exception {
        studio = new Studio(FORMAT, 0.5);
        studio.addStrip(strip("a", 0));
        CommandLog log = new CommandLog(
                FORMAT,
                folder,
                new CommandLogFiles(folder, 900, CommandLogFiles.Disk::real),
                System::nanoTime,
                java.time.Instant.now());
        log.add(new LogNote.EffectThere("gain", "1"));
        List<LogWords.Seat> desk = List.of(new LogWords.Seat(0, strip("a", 0)), new LogWords.Seat(1, strip("b", 0)));
        log.add(new CommandLogEntry(0, 1, false, "", null, "SwapGraph " + LogWords.desk(desk)));
        log.add(new CommandLogEntry(0, 2, false, "", null, "InstallEffect strip 0 2 gain 1 in 0.5 0.0"));
        log.add(new CommandLogEntry(0, 3, false, "", new SetEffectParameter(0, 2, 0, 2f), ""));
        for (int i = 4; i < 40; i++) log.add(new CommandLogEntry(i, i, false, "", new SetFader(i % 2, -i), ""));
        log.add(new CommandLogEntry(40, 40, false, "", null, "SwapGraph 0"));
        for (int i = 41; i < 50; i++) log.add(new CommandLogEntry(i, i, false, "", new SetMaster(0, -i), ""));
        log.add(new LogNote.End(128, 49, 0));
        log.stop();
        CommandLogReader last = CommandLogReader.read(folder.resolve("commands.log"));
        assertTrue(last.header().part() > 2);
        assertTrue(last.notes().contains(new LogNote.EffectThere("gain", "1")));
        List<String> state = last.notes().stream()
                .filter(LogNote.State.class::isInstance)
                .map(LogNote::text)
                .toList();
        String spec = LogWords.desk(List.of(new LogWords.Seat(0, strip("a", 0))));
        assertEquals("state desk:SwapGraph " + spec, state.getFirst());
        assertTrue(state.contains("state desk:InstallEffect strip 0 2 gain 1 in 0.5 0.0"), state.toString());
        assertTrue(state.contains("state SetEffectParameter 0 2 0 2.0"), state.toString());
        assertTrue(state.contains("state SetFader 0 -38.0"), state.toString());
        assertTrue(state.stream().noneMatch(l -> l.startsWith("state SetFader 1")), "strip 1 has gone");
        assertEquals(
                49,
                CommandLogRun.read(folder, Double.POSITIVE_INFINITY).orders().size());
    }

    @Test
    void recordingEndsAtItsLimitAndTheRenderNamesTheFrame() throws Exception {
        Path older = Files.createDirectories(folder.resolve("inputs/2001-01-01T00-00-00Z"));
        Files.write(older.resolve("a.input"), new byte[1000]);
        studio = new Studio(FORMAT, 0.5);
        studio.logCommands(folder);
        studio.recordInputs(folder.resolve("inputs"), 200_000);
        studio.addInput("a", false, new ToneInput(997, 0.5));
        studio.addStrip(strip("a", 0));
        for (int b = 0; b < 400; b++) {
            for (int i = 0; i < 3; i++) studio.inputRunner("a").doWork();
            studio.step();
            studio.recorder().doWork();
        }
        studio.stop();
        assertTrue(Files.notExists(older), "the older run makes room");
        assertTrue(Files.size(inputs().resolve("a.input")) < 202_000);
        assertTrue(refusal().matches(".*strip \"a\" has no samples at frame [0-9]+; .*"), refusal());
    }

    /** An effect that does not do the same twice would be found, were it in the log under the same version. */
    @Test
    void controlEffectOfAnotherSoundIsFound() throws Exception {
        show();
        CommandLogRun run = CommandLogRun.read(folder, Double.POSITIVE_INFINITY);
        Map<String, EffectFactory> others = effects();
        others.put(
                "gain",
                new TestEffects.Factory(
                        "gain",
                        List.of(
                                new EffectParameter("Gain", "", 0f, 4f, 0.5f, false),
                                new EffectParameter("Polarity", "", 0f, 1f, 0f, true)),
                        f -> new TestEffects.SoftClip()));
        float[] was = program.channel(0);
        AudioBlock block = new AudioBlock(FORMAT);
        boolean same = true;
        int at = 0;
        try (Replay replay = new Replay(run, inputs(), Names.PROGRAM, others)) {
            while (replay.next(block)) for (float x : block.channel(0)) same &= x == was[at++];
        }
        assertFalse(same);
    }
}
