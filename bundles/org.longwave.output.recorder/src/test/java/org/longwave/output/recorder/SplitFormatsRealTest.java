package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.RecordedFile;
import org.longwave.output.recorder.FileFormat.Container;
import org.longwave.output.recorder.Splitter.SplitRules;
import org.longwave.testkit.Tool;

/**
 * Every format divided by every rule, decoded by ffmpeg and joined: WAV, AIFF and FLAC have every sample once, the others
 * as many frames as went in, each where it was. In the short form each format by one rule; with -Dlongwave.long=true all.
 * Run with -Dlongwave.real=true.
 */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class SplitFormatsRealTest {
    private static final boolean LONG = Boolean.getBoolean("longwave.long");
    private static final int SECOND_BLOCKS = 188;
    /** Silence is the last part of so many blocks, 0.64 of 1.17 s. */
    private static final int PERIOD_BLOCKS = 220;

    private static final int SOUND_BLOCKS = 100;

    @TempDir
    Path temp;

    /** Why a new file begins, and how many blocks it takes to see some. */
    enum Rule {
        DEMAND(10 * SECOND_BLOCKS),
        MARKER(10 * SECOND_BLOCKS),
        TITLE(10 * SECOND_BLOCKS),
        SILENCE(8 * PERIOD_BLOCKS),
        MINUTES(150 * SECOND_BLOCKS),
        CLOCK(120 * SECOND_BLOCKS),
        SIZE(60 * SECOND_BLOCKS);

        final int blocks;

        Rule(int blocks) {
            this.blocks = blocks;
        }

        SplitRules rules(FileFormat format) {
            return new SplitRules(
                    this == MINUTES ? 1 : 0,
                    this == CLOCK ? 1 : 0,
                    this != SIZE ? 0 : format.isPlain() ? 2_000_000 : 100_000,
                    this == SILENCE ? 0.5 : 0,
                    -60,
                    this == MARKER,
                    this == TITLE);
        }
    }

    static Stream<Arguments> cases() {
        List<Arguments> all = new ArrayList<>();
        Rule[] rules = Rule.values();
        for (FileFormat format : FileFormat.values())
            for (Rule rule : rules)
                if (LONG || rule.ordinal() == format.ordinal() % rules.length) all.add(Arguments.of(format, rule));
        return all.stream();
    }

    static Stream<FileFormat> hundredfold() {
        return Stream.of(FileFormat.values())
                .filter(f -> LONG || f == FileFormat.AIFF24 || f == FileFormat.FLAC24 || f == FileFormat.OPUS);
    }

    private static float sound(Rule rule, long frame, int channel) {
        boolean silent = rule == Rule.SILENCE && frame / 256 % PERIOD_BLOCKS >= SOUND_BLOCKS;
        return silent ? 0 : Bench.sample(frame, channel);
    }

    private static Bench recording(FileFormat format, SplitRules rules) {
        Bench bench = new Bench(
                format.id,
                2,
                s -> s.with(Rules.writing(s, "{n}", 1000, null, 0)).with(rules).with(TriggerRules.manual(true)));
        TestEncoders.all(bench.encoders);
        TestEncoders.natives(bench.encoders);
        bench.time.now = Instant.parse("2026-03-01T11:59:30Z");
        bench.recorder.open(bench.format);
        bench.drain();
        assertEquals(
                State.ON,
                bench.recorder.status().state(),
                bench.recorder.status().detail());
        return bench;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void partsJoinedAreWhatWentIn(FileFormat format, Rule rule) throws Exception {
        Bench bench = recording(format, rule.rules(format));
        for (int n = 0; n < rule.blocks; n++) {
            if (rule == Rule.SILENCE && n % PERIOD_BLOCKS >= SOUND_BLOCKS) bench.level(0, 1);
            else bench.blocks(1);
            if (n % 400 == 399) divide(bench, rule, n);
            if (n % 97 == 0) bench.drain();
        }
        bench.recorder.stop();
        bench.drain();
        assertTrue(bench.disk.files.size() > 2, "only " + bench.disk.files.size() + " files");
        assertJoined(bench, format, rule, rule.blocks * 256L);
    }

    private static void divide(Bench bench, Rule rule, int n) {
        switch (rule) {
            case DEMAND -> bench.recorder.split();
            case MARKER -> bench.recorder.marker("marker " + n);
            case TITLE -> bench.recorder.title("title " + n);
            case SILENCE, MINUTES, CLOCK, SIZE -> {
                // by itself
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hundredfold")
    void hundredSplitsAndAStallOfTwentySecondsLoseAndRepeatNothing(FileFormat format) throws Exception {
        Bench bench = recording(format, SplitRules.NONE);
        long fed = 0;
        for (int split = 0; split < 100; split++) {
            int blocks = 40 + split * 37 % 90;
            if (split == 50) blocks += 20 * 48_000 / 256; // no step: the disk thread hangs in a write
            bench.blocks(blocks);
            fed += blocks * 256L;
            bench.recorder.split();
            if (split % 3 != 1) bench.drain();
        }
        bench.blocks(50);
        bench.recorder.stop();
        bench.drain();
        assertEquals(101, bench.disk.files.size());
        assertJoined(bench, format, Rule.DEMAND, fed + 50 * 256);
    }

    private void assertJoined(Bench bench, FileFormat format, Rule rule, long fed) throws Exception {
        long at = 0;
        for (RecordedFile part : bench.recorder.history().reversed()) {
            String what = format + " by " + rule + ": " + part;
            assertEquals(at, part.firstFrame(), what);
            assertEquals(0, part.lostFrames(), what);
            Path file = temp.resolve("part." + format.extension);
            Files.write(file, bench.disk.files.get(part.file()).content());
            ByteBuffer pcm = decoded(file, isFloat(format) ? "f32le" : "s32le");
            assertEquals(part.frames(), pcm.capacity() / 8, what);
            if (format.container == Container.MP3 || format.container == Container.OGG)
                assertInPlace(pcm, rule, at, what);
            else assertExact(pcm, format, rule, at, what, List.of());
            at += part.frames();
        }
        assertEquals(fed, at, format + " by " + rule);
    }

    private static boolean isFloat(FileFormat format) {
        return format.isPlain() && format.word.isFloat();
    }

    /** @param skipped what is not in the file, in the order of time */
    private static void assertExact(
            ByteBuffer pcm, FileFormat format, Rule rule, long first, String what, List<Pause> skipped) {
        Word word = format.word;
        boolean dither = word == Word.INT16;
        int shift = 32 - 8 * word.bytes;
        long frame = first;
        int pause = 0;
        for (int i = 0; i < pcm.capacity() / 8; i++, frame++) {
            if (pause < skipped.size() && skipped.get(pause).from == frame) frame = skipped.get(pause++).to;
            for (int c = 0; c < 2; c++) {
                float sample = sound(rule, frame, c);
                boolean same = word.isFloat()
                        ? pcm.getFloat(8 * i + 4 * c) == sample
                        : pcm.getInt(8 * i + 4 * c) == (int) word.integer(sample, frame, c, dither) << shift;
                if (!same) throw new AssertionError("frame " + i + " of " + what);
            }
        }
    }

    /** Frames that were left out. */
    private record Pause(long from, long to) {}

    @ParameterizedTest
    @MethodSource("hundredfold")
    void pausesAreLeftOutToTheSample(FileFormat format) throws Exception {
        Bench bench = recording(format, SplitRules.NONE);
        List<Pause> pauses = new ArrayList<>();
        long recorded = 0;
        for (int n = 0; n < 20; n++) {
            long begun = bench.frame;
            bench.blocks(30 + n * 13 % 50);
            recorded += bench.frame - begun;
            long paused = bench.frame;
            bench.recorder.pause();
            bench.blocks(1 + n * 7 % 30);
            bench.recorder.resume();
            pauses.add(new Pause(paused, bench.frame));
            if (n % 3 == 0) bench.drain();
        }
        bench.recorder.stop();
        bench.drain();
        Path file = temp.resolve("part." + format.extension);
        Files.write(file, bench.disk.only().content());
        ByteBuffer pcm = decoded(file, isFloat(format) ? "f32le" : "s32le");
        assertEquals(recorded, pcm.capacity() / 8);
        if (format.container != Container.MP3 && format.container != Container.OGG)
            assertExact(pcm, format, Rule.DEMAND, 0, format + " with pauses", pauses);
    }

    /** The sound is best found where it should be, not earlier or later. */
    private static void assertInPlace(ByteBuffer pcm, Rule rule, long first, String what) {
        int from = 2000;
        int most = 1200;
        int length = 6000;
        if (pcm.capacity() / 8 < from + most + length) return;
        double[] decoded = new double[from + most + length];
        for (int i = 0; i < decoded.length; i++) decoded[i] = pcm.getInt(8 * i) / 2147483648.0;
        double[] sent = new double[length];
        for (int i = 0; i < length; i++) sent[i] = sound(rule, first + from + i, 0);
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int lag = -most; lag <= most; lag++) {
            double sum = 0;
            for (int i = 0; i < length; i++) sum += sent[i] * decoded[from + lag + i];
            if (sum > highest) {
                highest = sum;
                best = lag;
            }
        }
        assertEquals(0, best, 8, "late by so many frames: " + what);
    }

    private ByteBuffer decoded(Path file, String form) throws Exception {
        Path pcm = temp.resolve("pcm");
        String said =
                Tool.must("ffmpeg", "-nostdin", "-y", "-v", "error", "-i", file.toString(), "-f", form, pcm.toString());
        assertEquals("", said.strip(), file.toString());
        return ByteBuffer.wrap(Files.readAllBytes(pcm)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
