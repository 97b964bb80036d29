package org.longwave.loudness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code longwave loudness} on files made here. */
class LoudnessCommandTest {
    private static final int RATE = 44_100;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) {
        return LoudnessCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** 10 s of 1 kHz at -20 dBFS in both channels. */
    private Path wav(String form, int tag, int bits, boolean declared) throws IOException {
        int frames = 10 * RATE;
        int frameBytes = 2 * bits / 8;
        boolean large = form.equals("RF64");
        ByteBuffer b = ByteBuffer.allocate(128 + frames * frameBytes).order(ByteOrder.LITTLE_ENDIAN);
        b.put(form.getBytes(StandardCharsets.US_ASCII)).putInt(large ? -1 : 36 + frames * frameBytes);
        b.put("WAVE".getBytes(StandardCharsets.US_ASCII));
        if (large) {
            b.put("ds64".getBytes(StandardCharsets.US_ASCII)).putInt(28).putLong(0);
            b.putLong((long) frames * frameBytes).putLong(frames).putInt(0);
        }
        b.put("LIST".getBytes(StandardCharsets.US_ASCII)).putInt(3).putInt(0); // of odd length
        b.put("fmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) tag)
                .putShort((short) 2);
        b.putInt(RATE).putInt(RATE * frameBytes).putShort((short) frameBytes).putShort((short) bits);
        b.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(large ? -1 : declared ? frames * frameBytes : 0);
        for (int i = 0; i < 2 * frames; i++) {
            double x = 0.1 * Math.sin(2 * Math.PI * 1000 * (i / 2) / RATE);
            if (tag == 3) b.putFloat((float) x);
            else if (bits == 16) b.putShort((short) Math.round(x * 32_767));
            else if (bits == 32) b.putInt((int) Math.round(x * Integer.MAX_VALUE));
            else {
                int v = (int) Math.round(x * 8_388_607);
                b.putShort((short) v).put((byte) (v >> 16));
            }
        }
        Path file = folder.resolve("tone.wav");
        Files.write(file, java.util.Arrays.copyOf(b.array(), b.position()));
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "RIFF, 1, 16, true",
        "RIFF, 1, 24, true",
        "RIFF, 1, 32, true",
        "RIFF, 3, 32, true",
        "RF64, 1, 24, true",
        "RIFF, 1, 16, false"
    })
    void measuresEveryKindOfFile(String form, int tag, int bits, boolean declared) throws IOException {
        Path file = wav(form, tag, bits, declared);
        assertEquals(0, run("--target", "-20", file.toString()), this::complained);
        assertEquals(
                "   -20.0     0.0   -20.0   -20.0   -20.0  0:00:10.0     " + file + " (met)",
                said().lines().toList().get(1));
    }

    @Test
    void writesReportsBesideEachOther() throws IOException {
        Path file = wav("RIFF", 1, 16, true);
        Path reports = folder.resolve("reports");
        assertEquals(0, run("--report", reports.toString(), file.toString(), file.toString()), this::complained);
        assertEquals(11, Files.readAllLines(reports.resolve("tone.csv")).size());
        String text = Files.readString(reports.resolve("tone (2).txt"));
        assertTrue(text.contains("Integrated (I)      -20.0 LUFS\n"), text);
        assertTrue(text.contains("missed: 3.0 LU too loud\n"), text);
    }

    @Test
    void saysWhatItCannotMeasureAndMeasuresTheRest() throws IOException {
        Path file = wav("RIFF", 1, 16, true);
        Path text = Files.writeString(folder.resolve("a.txt"), "this is not a sound file at all");
        Path gone = folder.resolve("gone.wav");
        assertEquals(1, run(text.toString(), gone.toString(), folder.toString(), file.toString()));
        assertTrue(complained().contains("\"" + text + "\" is no WAV file; convert it to WAV first"), this::complained);
        assertTrue(complained().contains("\"" + gone + "\" does not exist"), this::complained);
        assertTrue(complained().contains("is a folder; name the files in it"), this::complained);
        assertEquals(2, said().lines().count());
    }

    @Test
    void wrongCallsAreRefusedWithTheUsage() {
        assertEquals(2, run());
        assertEquals(2, run("--target", "loud", "x.wav"));
        assertEquals(2, run("--target", "5", "x.wav"));
        assertEquals(2, run("--report"));
        assertEquals(2, run("--speed", "x.wav"));
        assertTrue(complained().contains("no file was named"));
        assertTrue(complained().contains("--target loud is refused, allowed -70 to 0"));
        assertTrue(complained().contains("usage: longwave loudness"));
    }
}
