package org.longwave.loudness;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The main thread of {@code longwave loudness}: measures files and prints a line for each. Exit code 0: all were
 * measured; 1: one was not; 2: it was called wrongly.
 */
public final class LoudnessCommand {
    private static final String USAGE = """
            usage: longwave loudness [--target LUFS] [--report FOLDER] FILE...
              measures WAV files after EBU R 128 and prints integrated loudness (LUFS), loudness range (LU), true peak
              (dBTP), highest momentary and short-term loudness (LUFS)
              --target LUFS    what they should have, default -23
              --report FOLDER  also writes NAME.csv, a line a second, and NAME.txt for each
            """;

    private final List<Path> files = new ArrayList<>();
    private Target target = Target.R128;
    private Path folder;

    private LoudnessCommand() {}

    /** Ends the JVM. */
    public static void main(String[] words) {
        System.exit(run(System.out, System.err, words));
    }

    static int run(PrintStream out, PrintStream err, String... words) {
        LoudnessCommand command = new LoudnessCommand();
        try {
            command.arguments(words);
        } catch (IllegalArgumentException e) {
            err.println("longwave: " + e.getMessage());
            err.print(USAGE);
            return 2;
        }
        out.println("       I     LRA      TP   max M   max S   duration     file");
        int failed = 0;
        for (Path file : command.files)
            try {
                out.println(command.measure(file));
            } catch (IOException e) {
                err.println("longwave: " + e.getMessage());
                failed = 1;
            }
        return failed;
    }

    private void arguments(String... words) {
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--target" -> target = new Target(number(words, ++i), 1, -1);
                case "--report" -> folder = Path.of(value(words, ++i));
                default -> {
                    if (words[i].startsWith("--")) throw new IllegalArgumentException("unknown argument: " + words[i]);
                    files.add(Path.of(words[i]));
                }
            }
        }
        if (files.isEmpty()) throw new IllegalArgumentException("no file was named");
    }

    private static String value(String[] words, int at) {
        if (at >= words.length || words[at].isEmpty())
            throw new IllegalArgumentException(words[at - 1] + " needs a value");
        return words[at];
    }

    private static double number(String[] words, int at) {
        String word = value(words, at);
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--target " + word + " is refused, allowed -70 to 0", e);
        }
    }

    private String measure(Path file) throws IOException {
        try (WavSource source = new WavSource(file)) {
            Summary s = folder == null ? measured(source, (n, m, st, i, tp) -> {}) : reported(source, file);
            return String.format(
                    Locale.ROOT,
                    "%8s%8.1f%8s%8s%8s %10s     %s (%s)",
                    number(s.integratedLufs()),
                    s.rangeLu(),
                    number(s.truePeakDbtp()),
                    number(s.maxMomentaryLufs()),
                    number(s.maxShortTermLufs()),
                    ReportText.duration(s.seconds()),
                    file,
                    target.verdict(s));
        }
    }

    private Summary reported(WavSource source, Path file) throws IOException {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        try (ReportFiles report = new ReportFiles(folder, dot > 0 ? name.substring(0, dot) : name)) {
            Summary s = measured(source, report);
            String from = ReportText.line("File", file.toString()).stripTrailing();
            report.finish(ReportText.of(from, null, s, target, source.rateHz()));
            return s;
        }
    }

    private static Summary measured(WavSource source, Programme.Seconds seconds) throws IOException {
        Programme programme = new Programme(source.rateHz(), source.channels(), seconds);
        float[][] planar = source.newBlock();
        for (int n = source.read(planar); n > 0; n = source.read(planar)) programme.process(planar, n);
        return programme.summary();
    }

    private static String number(double level) {
        return Double.isInfinite(level) ? "-inf" : String.format(Locale.ROOT, "%.1f", level);
    }
}
