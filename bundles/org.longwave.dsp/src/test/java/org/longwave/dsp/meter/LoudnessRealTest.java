package org.longwave.dsp.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.dsp.Decibels;

/** Against ffmpeg's ebur128 and against libebur128 on music, speech and noise; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class LoudnessRealTest {
    private static final Path DEMO = Path.of("../org.longwave.station/src/main/resources/demo");
    private static final String TEXT =
            "Good evening, this is the news at nine. The weather tomorrow: rain in the north, "
                    + "some sun in the south, and wind from the west. And now, after a short pause, music for the night.";

    @TempDir
    Path folder;

    @Test
    void music() throws Exception {
        compare(DEMO.resolve("music.wav"));
        compare(DEMO.resolve("jingle.wav"));
    }

    @Test
    void speech() throws Exception {
        Path plain = folder.resolve("speech.wav");
        run("espeak-ng", "-s", "140", "-w", plain.toString(), TEXT);
        compare(plain); // 22.05 kHz, mono
        for (int rateHz : new int[] {44_100, 48_000, 96_000}) {
            Path stereo = folder.resolve("speech" + rateHz + ".wav");
            // one side quieter, with pauses long enough for the gates
            run(
                    "ffmpeg",
                    "-v",
                    "error",
                    "-i",
                    plain.toString(),
                    "-af",
                    "pan=stereo|c0=c0|c1=0.5*c0,apad=pad_dur=4,volume=0.7",
                    "-ar",
                    rateHz + "",
                    stereo.toString());
            compare(stereo);
        }
    }

    @Test
    void noiseOfChangingLevel() throws Exception {
        Path file = folder.resolve("noise.wav");
        run(
                "ffmpeg",
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=d=40:c=pink:r=48000:a=0.5:seed=7,volume='0.05+0.9*abs(sin(t/5))':eval=frame",
                "-ac",
                "2",
                file.toString());
        compare(file);
    }

    private void compare(Path file) throws Exception {
        String said = run(
                "ffmpeg",
                "-nostats",
                "-v",
                "error",
                "-i",
                file.toString(),
                "-af",
                "ebur128=metadata=1:peak=true,ametadata=mode=print:file=-",
                "-f",
                "null",
                "-");
        float[][] planar = read(file);
        int rateHz =
                (int) AudioSystem.getAudioFileFormat(file.toFile()).getFormat().getSampleRate();
        LoudnessMeter m = new LoudnessMeter(rateHz, planar.length);
        List<Double> momentary = all(said, "M");
        List<Double> shortTerm = all(said, "S");
        int tenth = rateHz / 10;
        for (int i = 0; (i + 1) * tenth <= planar[0].length; i++) {
            m.process(planar, i * tenth, tenth);
            // ffmpeg's pieces are of the rate's nearest whole number of frames, and it names none in the first ones
            if (i < momentary.size() && rateHz % 100 == 0 && momentary.get(i) > -60 && i > 3)
                assertEquals(momentary.get(i), m.momentaryLufs(), 0.1, file + ", M at block " + i);
            if (i < shortTerm.size() && rateHz % 100 == 0 && shortTerm.get(i) > -60 && i > 30)
                assertEquals(shortTerm.get(i), m.shortTermLufs(), 0.1, file + ", S at block " + i);
        }
        compareWithLibrary(file, planar, rateHz);
        int done = planar[0].length / tenth * tenth;
        m.process(planar, done, planar[0].length - done);
        assertEquals(last(said, "I"), m.integratedLufs(), 0.1, file + ", I");
        // in the first 3 s ffmpeg takes a window that is not full yet for short-term loudness: short files differ
        if (planar[0].length > 10 * rateHz) assertEquals(last(said, "LRA"), m.rangeLu(), 0.1, file + ", LRA");
        double peak = 0;
        for (int c = 0; c < planar.length; c++) peak = Math.max(peak, last(said, "true_peaks_ch" + c));
        assertEquals(Decibels.ofLevel(peak), Decibels.ofLevel(m.maxTruePeak()), 0.2, file + ", true peak");
        System.out.printf(
                "%s: I %.3f and %.3f, LRA %.3f and %.3f, TP %.2f and %.2f (ffmpeg, Longwave)%n",
                file.getFileName(),
                last(said, "I"),
                m.integratedLufs(),
                last(said, "LRA"),
                m.rangeLu(),
                Decibels.ofLevel(peak),
                Decibels.ofLevel(m.maxTruePeak()));
    }

    private static void compareWithLibrary(Path file, float[][] planar, int rateHz) {
        LoudnessMeter m = new LoudnessMeter(rateHz, planar.length);
        int tenth = rateHz / 10;
        int looked = 0;
        try (Ebur128 library = new Ebur128(planar.length, rateHz)) {
            for (int at = 0; at < planar[0].length; at += tenth) {
                int frames = Math.min(tenth, planar[0].length - at);
                m.process(planar, at, frames);
                library.add(planar, at, frames);
                // at 22.05 kHz a step of this meter, 10 ms, is no whole number of frames: its windows end elsewhere
                if (at < 4 * rateHz || frames < tenth || rateHz % 100 != 0) continue;
                if (library.momentary() < -60 || library.shortTerm() < -60) continue;
                assertEquals(library.momentary(), m.momentaryLufs(), 0.1, file + ", M at frame " + at);
                assertEquals(library.shortTerm(), m.shortTermLufs(), 0.1, file + ", S at frame " + at);
                looked++;
            }
            if (planar[0].length > 10 * rateHz && rateHz % 100 == 0)
                assertTrue(looked > 20, file + ": " + looked + " values of M and S");
            assertEquals(library.integrated(), m.integratedLufs(), 0.1, file + ", I");
            // the library looks once a second, this meter ten times: within the tolerance of EBU Tech 3342
            if (planar[0].length > 10 * rateHz) assertEquals(library.range(), m.rangeLu(), 1, file + ", LRA");
            assertEquals(
                    Decibels.ofLevel(library.truePeak()), Decibels.ofLevel(m.maxTruePeak()), 0.2, file + ", true peak");
            System.out.printf(
                    "%s: I %.3f and %.3f, LRA %.3f and %.3f, TP %.2f and %.2f (libebur128, Longwave)%n",
                    file.getFileName(),
                    library.integrated(),
                    m.integratedLufs(),
                    library.range(),
                    m.rangeLu(),
                    Decibels.ofLevel(library.truePeak()),
                    Decibels.ofLevel(m.maxTruePeak()));
        }
    }

    private static double last(String said, String key) {
        List<Double> all = all(said, key);
        assertTrue(
                !all.isEmpty(),
                () -> "ffmpeg says no " + key + ": " + said.lines().limit(5).toList());
        return all.getLast();
    }

    private static List<Double> all(String said, String key) {
        List<Double> values = new ArrayList<>();
        Matcher m = Pattern.compile("lavfi\\.r128\\." + key + "=(\\S+)").matcher(said);
        while (m.find())
            values.add(m.group(1).contains("nan") ? Double.NEGATIVE_INFINITY : Double.parseDouble(m.group(1)));
        return values;
    }

    private static float[][] read(Path file) throws IOException, UnsupportedAudioFileException {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
            AudioFormat f = in.getFormat();
            int bytes = f.getSampleSizeInBits() / 8;
            byte[] all = in.readAllBytes();
            float[][] planar = new float[f.getChannels()][all.length / f.getFrameSize()];
            for (int i = 0; i < planar[0].length * planar.length; i++) {
                int v = 0;
                for (int b = bytes - 1; b >= 0; b--) v = v << 8 | all[i * bytes + b] & 0xff;
                v <<= 32 - 8 * bytes;
                planar[i % planar.length][i / planar.length] = v / 2147483648f;
            }
            return planar;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        p.getOutputStream().close();
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, p.waitFor(), () -> String.join(" ", command) + ": " + said);
        return said;
    }
}
