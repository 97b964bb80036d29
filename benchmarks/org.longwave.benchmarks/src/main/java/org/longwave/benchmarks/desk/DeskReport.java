package org.longwave.benchmarks.desk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.longwave.benchmarks.Forks;

/** {@code bench desk}: what 64 full strips cost, and what it costs to change them while they run. */
public final class DeskReport {
    private static final Pattern VALUE = Pattern.compile("(\\w+)=([-0-9.]+)");
    private static final double COST_GOAL = 0.35;
    private static final double SLOWEST_GOAL = 0.5;
    private static final double SILENCE_GOAL = 1.2;

    private DeskReport() {}

    /** True: the goals are met. */
    public static boolean run(boolean isShort) throws IOException, InterruptedException {
        int rounds = isShort ? 3 : 5;
        System.out.printf(
                "%d strips: high-pass 24 dB, 4-band EQ, compressor, 2 sends; 48 kHz, 128 frames, one thread%n",
                FullDesk.STRIPS);
        double[] means = new double[rounds];
        double[] silences = new double[rounds];
        for (int r = 0; r < rounds; r++) {
            Map<String, Double> v = child(DeskCost.class, isShort ? "10" : "30");
            means[r] = v.get("mean");
            silences[r] = v.get("silence") / v.get("mean");
            System.out.printf(
                    "  round %d: CPU %5.2f %% of the period; by the clock: median block %5.2f %%, 99 %% %5.2f %% (compressing %.1f dB)%n",
                    r + 1, 100 * v.get("mean"), 100 * v.get("median"), 100 * v.get("p99"), v.get("reduction"));
        }
        double cost = Forks.median(means);
        boolean cheap = cost < COST_GOAL;
        System.out.printf(
                "  %s median of %d: %.2f %% of one core (CPU time of the engine's thread), goal < 35 %%%n",
                cheap ? "PASS" : "FAIL", rounds, 100 * cost);
        double silence = Forks.median(silences);
        boolean calm = silence <= SILENCE_GOAL;
        System.out.printf(
                "  %s median of %d: the last 10 of 60 s of silence after the tone cost %.2f x as much, goal <= 1.2%n",
                calm ? "PASS" : "FAIL", rounds, silence);
        return changes(isShort ? 1 : 3) && cheap && calm;
    }

    private static boolean changes(int rounds) throws IOException, InterruptedException {
        System.out.printf("never-loaded effects into %d running strips at 256 frames, bypassed, moved, replaced%n", 64);
        boolean passed = true;
        for (int r = 0; r < rounds; r++) {
            Map<String, Double> v = child(DeskChange.class);
            boolean good = v.get("lost") == 0 && v.get("jumps") == 0 && v.get("slowest") <= SLOWEST_GOAL;
            passed &= good;
            System.out.printf(
                    "  %s lost blocks %.0f, discontinuities %.0f (roughest %.6f), slowest of the next 1000 %.1f %%"
                            + " (median %.1f %%) of the period, late cycles %.0f, deoptimisations %.0f%n",
                    good ? "PASS" : "FAIL",
                    v.get("lost"),
                    v.get("jumps"),
                    v.get("worst"),
                    100 * v.get("slowest"),
                    100 * v.get("median"),
                    v.get("late"),
                    v.get("deopts"));
        }
        return passed;
    }

    private static Map<String, Double> child(Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseZGC",
                                "-Xms512m",
                                "-Xmx512m",
                                "-XX:+AlwaysPreTouch",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.util.logging.config.file=none",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()),
                        Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Double> values = new HashMap<>();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher m = VALUE.matcher(line);
                while (m.find()) values.put(m.group(1), Double.parseDouble(m.group(2)));
            }
        }
        if (process.waitFor() != 0)
            throw new IOException(main.getSimpleName() + " ended with exit code " + process.exitValue());
        return values;
    }
}
