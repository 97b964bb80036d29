package org.longwave.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code bench load}: the whole engine under load, a virtual machine a case, and the share the strips take. */
public final class LoadReport {
    private static final Pattern SAFEPOINT = Pattern.compile(
            "\\[([0-9.]+)s].*Reaching safepoint: *(\\d+) ns,.* At safepoint: *(\\d+) ns,.*Total: *(\\d+) ns");
    private static final Pattern VALUE = Pattern.compile("(\\w+)=([-0-9.]+)");

    /**
     * With so many inputs each is a sound card with a clock of its own, whose edge costs half a percent of a core; beyond
     * that they are taken for files, or the edges alone would be more than the machine.
     */
    private static final int MOST_EDGES = 64;

    private LoadReport() {}

    /** True: the strips' share meets its goals. The rest depends on the machine and is printed, not judged. */
    public static boolean run(boolean isShort) throws IOException, InterruptedException {
        int seconds = isShort ? 4 : 30;
        int hogs = Runtime.getRuntime().availableProcessors();
        System.out.printf(
                "N stereo inputs with fader, balance and meters, 20 consumers, %d hogs, 500 MB/s of garbage, ZGC;"
                        + " %d s a case%n",
                hogs, seconds);
        System.out.printf(
                "%6s %6s | %7s %6s %6s | %9s %9s %9s | %9s %9s | %7s %9s %9s | %6s %6s | %8s %8s | %6s %6s %6s %6s%n",
                "inputs",
                "frames",
                "blocks",
                "late",
                "gaps",
                "cycle p50",
                "p99",
                "worst",
                "wake p999",
                "max",
                "control",
                "p999",
                "max",
                "engine",
                "all",
                "safept",
                "to safe",
                "deopt",
                "bytes",
                "xruns",
                "lost");
        System.out.printf(
                "%6s %6s | %7s %6s %6s | %9s %9s %9s | %9s %9s | %7s %9s %9s | %6s %6s | %8s %8s |%n",
                "", "", "", "", "frames", "us", "us", "us", "ms", "ms", "missed", "ms", "ms", "CPU %", "CPU %",
                "max us", "max us");
        for (int frames : new int[] {128, 256})
            for (int inputs : new int[] {8, 64, 512}) row(inputs, inputs <= MOST_EDGES, frames, seconds, hogs);
        double steppedDown = row(512, true, 128, seconds, hogs);
        System.out.println("control: a bare loop with the same period in the same run; CPU % of one core;"
                + " deopt: on the engine thread; bytes: allocated by the engine thread");
        System.out.printf(
                "up to %d inputs and in the last row: each with a clock and an edge of its own; others: without.%n"
                        + "Last row: more edges than these processors can do; %.0f of the inputs gave their real-time priority up%n",
                MOST_EDGES, steppedDown);
        return StripShare.print(isShort);
    }

    /** Returns how many inputs gave their priority up. */
    private static double row(int inputs, boolean edges, int frames, int seconds, int hogs)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("longwave-safepoints", ".log");
        Map<String, Double> v = child(log, inputs, edges ? 1 : 0, frames, seconds, hogs);
        long[] stops = safepoints(log, v.get("start"), v.get("end"));
        Files.delete(log);
        System.out.printf(
                "%6d %6d | %7.0f %6.0f %6.0f | %9.1f %9.1f %9.1f | %9.3f %9.3f | %7.0f %9.3f %9.3f | %6.1f %6.1f |"
                        + " %8.1f %8.1f | %6.0f %6.0f %6.0f %6.0f%n",
                inputs,
                frames,
                v.get("blocks"),
                v.get("late"),
                v.get("gaps"),
                v.get("cycle50"),
                v.get("cycle99"),
                v.get("worst"),
                v.get("wake999"),
                v.get("wakeMax"),
                v.get("bareMissed"),
                v.get("bare999"),
                v.get("bareMax"),
                100 * v.get("engineCpu"),
                100 * v.get("processCpu"),
                stops[0] / 1e3,
                stops[1] / 1e3,
                v.get("deopts"),
                v.get("bytes"),
                v.get("xruns"),
                v.get("lost"));
        return v.get("stepped");
    }

    private static Map<String, Double> child(Path log, int inputs, int edges, int frames, int seconds, int hogs)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseZGC",
                "-Xms512m",
                "-Xmx512m",
                "-XX:+AlwaysPreTouch",
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:safepoint*=info:file=" + log + "::filecount=0",
                "-Xlog:jfr*=off",
                "-Djava.util.logging.config.file=none",
                "-cp",
                System.getProperty("java.class.path"),
                LoadCase.class.getName()));
        for (int argument : new int[] {inputs, edges, frames, seconds, hogs}) command.add(argument + "");
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
            throw new IOException("the case with " + inputs + " inputs ended with exit code " + process.exitValue());
        return values;
    }

    /** Longest total and longest time to safepoint between two times, nanoseconds. */
    private static long[] safepoints(Path log, double start, double end) throws IOException {
        long total = 0;
        long reaching = 0;
        for (String line : Files.readAllLines(log)) {
            Matcher m = SAFEPOINT.matcher(line);
            if (!m.find()) continue;
            double at = Double.parseDouble(m.group(1));
            if (at < start || at > end) continue;
            reaching = Math.max(reaching, Long.parseLong(m.group(2)));
            total = Math.max(total, Long.parseLong(m.group(4)));
        }
        return new long[] {total, reaching};
    }
}
