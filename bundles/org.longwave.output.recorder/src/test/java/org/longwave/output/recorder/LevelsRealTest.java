package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.output.RecordedFile.Levels;
import org.longwave.testkit.Tool;

/** The levels in history and {@code bext} beside what ffmpeg measures; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class LevelsRealTest {
    @TempDir
    Path temp;

    private static double number(String text, String pattern) {
        Matcher m = Pattern.compile(pattern).matcher(text);
        assertTrue(m.find(), pattern + " in " + text);
        return Double.parseDouble(m.group(1));
    }

    @Test
    void levelsAreWhatAnotherProgramMeasures() throws Exception {
        Bench bench = Bench.recording("wav24", 2, s -> s.with(Rules.writing(s, "{recorder}", 1000, null, 0)));
        for (float gain : new float[] {1, 0.5f, 0.25f}) {
            bench.blocks(15 * 188, gain);
            bench.drain();
        }
        bench.recorder.stop();
        bench.drain();
        Path file = Files.write(temp.resolve("levels.wav"), bench.disk.only().content());
        Levels levels = bench.recorder.history().getFirst().levels();
        String said = Tool.must(
                "ffmpeg",
                "-nostdin",
                "-hide_banner",
                "-i",
                file.toString(),
                "-af",
                "ebur128=peak=true+sample",
                "-f",
                "null",
                "-");
        String summary = said.substring(said.indexOf("Summary:"));
        assertEquals(number(summary, "I: +(-[0-9.]+) LUFS"), levels.integratedLufs(), 0.11);
        assertEquals(number(summary, "LRA: +([0-9.]+) LU"), levels.rangeLu(), 0.2);
        assertEquals(number(summary, "Sample peak:\\s+Peak: +(-[0-9.]+) dBFS"), levels.peakDb(), 0.06);
        assertEquals(number(summary, "True peak:\\s+Peak: +(-[0-9.]+) dBFS"), levels.truePeakDb(), 0.5);

        String bext = Tool.run("sndfile-info", "--broadcast", file.toString()).text();
        assertEquals(levels.integratedLufs(), number(bext, "Loudness value +: +(-?[0-9.]+)"), 0.006);
        assertEquals(levels.rangeLu(), number(bext, "Loudness range +: +(-?[0-9.]+)"), 0.006);
        assertEquals(levels.truePeakDb(), number(bext, "true peak level +: +(-?[0-9.]+)"), 0.006);
        assertEquals(levels.maxMomentaryLufs(), number(bext, "momentary loudness +: +(-?[0-9.]+)"), 0.006);
        assertEquals(levels.maxShortTermLufs(), number(bext, "short term loudness +: +(-?[0-9.]+)"), 0.006);
    }
}
