package org.longwave.benchmarks.drift;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.longwave.api.EdgeInfo;
import org.longwave.dsp.DeviceClock;
import org.longwave.testkit.drift.DelayMeter;
import org.longwave.testkit.drift.EdgeDay;
import org.longwave.testkit.drift.VirtualLoop;

/**
 * {@code bench drift}: what a device's own clock does to the delay. Simulated cards, in virtual time; and a real second
 * sound server with a clock of its own, in real time, before (the mutexed design) and after.
 */
public final class DriftReport {
    private static final double DRIFT_MILLIS = 0.1;
    private static final double WANDER_MILLIS = 0.5;
    private static final double PPM = 2;
    private static final int REAL_PPM = 100;

    private final boolean isShort;
    private boolean passed = true;

    private DriftReport(boolean isShort) {
        this.isShort = isShort;
    }

    /** True: every condition is met. */
    public static boolean run(List<String> words) throws IOException, InterruptedException {
        for (String word : words)
            if (!List.of("--short", "--real", "--simulated").contains(word))
                throw new IllegalArgumentException(
                        "unknown word: " + word + ", allowed are --short, --real, --simulated");
        DriftReport report = new DriftReport(words.contains("--short"));
        if (!words.contains("--real")) {
            report.simulated();
            report.days();
        }
        if (!words.contains("--simulated")) report.real();
        return report.passed;
    }

    private boolean judge(boolean holds) {
        passed &= holds;
        return holds;
    }

    private String verdict(double value, double limit) {
        return String.format(Locale.ROOT, "%.4f %s", value, judge(value < limit) ? "PASS" : "FAIL");
    }

    private void simulated() {
        System.out.println("""
                simulated card, 10 minutes of virtual time: the whole engine, the Java Sound lines and playback, capture and
                playback edge, a marker through the loop; threads late by 0..0.5 ms, 1 of 200 by up to 20 ms; 20 ms steps
                drift: median delay of minute 10 less that of minute 2; wander: minutes 2 to 10; ppm: minutes 5 to 10
                   ppm     drift ms      wander ms     ppm in     ppm out   xruns  delay ms  x real time""");
        for (double ppm : isShort ? new double[] {-300, 100} : new double[] {-300, -100, 0, 100, 300}) {
            long begun = System.nanoTime();
            VirtualLoop loop = new VirtualLoop(ppm, 960, 7);
            loop.lateness(500_000, 0.005, 20_000_000);
            Mean in = new Mean();
            Mean out = new Mean();
            long settled = 0;
            for (int second = 1; second <= 600; second++) {
                loop.runUntil(second);
                if (second == 30) settled = xruns(loop);
                if (second <= 300) continue;
                in.add(loop.mic().edge().ppm());
                out.add(loop.speaker().ppm());
            }
            Course course = course(loop.loop().meter().passages());
            long xruns = xruns(loop) - settled;
            System.out.printf(
                    Locale.ROOT,
                    "  %+4.0f  %s  %s  %s  %s  %d %s  %.3f  %.0f%n",
                    ppm,
                    verdict(Math.abs(course.median(540, 600) - course.median(60, 120)), DRIFT_MILLIS),
                    verdict(course.wander(60, 600), WANDER_MILLIS),
                    ppm(in.value(), ppm),
                    ppm(out.value(), ppm),
                    xruns,
                    judge(xruns == 0) ? "PASS" : "FAIL",
                    course.median(60, 600),
                    600e9 / (System.nanoTime() - begun));
        }
    }

    private String ppm(double value, double truth) {
        return String.format(Locale.ROOT, "%+.2f %s", value, judge(Math.abs(value - truth) < PPM) ? "PASS" : "FAIL");
    }

    private static long xruns(VirtualLoop loop) {
        EdgeInfo out = loop.speaker();
        return loop.mic().underruns()
                + loop.mic().overflowFrames()
                + loop.card().underruns()
                + loop.card().overruns()
                + loop.mic().edge().relocks()
                + out.relocks();
    }

    private static Course course(List<DelayMeter.Passage> passages) {
        Course course = new Course();
        for (DelayMeter.Passage p : passages) course.add(p.seconds(), p.delayMillis());
        return course;
    }

    private void days() {
        double hours = isShort ? 2 : 24;
        System.out.printf(Locale.ROOT, """

                %.0f hours of virtual time: the loop, the edge, its filter and book-keeping as they are, at 8 kHz and in mono;
                no engine and no sound, the place of the sound once a second; as above, and a bad half second every hour, and
                a stall of 0.3 s every 2 hours (every 30 minutes in the short form) that loses 2400 frames
                   ppm  edge      drift ms      wander ms     ppm       stalls  lost/counted    locked again s  x real time%n""", hours);
        for (double ppm : isShort ? new double[] {100} : new double[] {-300, -100, 0, 100, 300})
            for (boolean capture : new boolean[] {true, false}) {
                long begun = System.nanoTime();
                EdgeDay day = new EdgeDay(ppm, 11, isShort ? 1800 : 7200, 2400);
                if (capture) day.capture(hours);
                else day.playback(hours);
                day(day, ppm, capture, hours, (hours * 3.6e12) / (System.nanoTime() - begun));
            }
    }

    private void day(EdgeDay day, double ppm, boolean capture, double hours, double speed) {
        Course course = new Course();
        Mean rate = new Mean();
        double unlockedSince = Double.NaN;
        double longest = 0;
        double lockedSince = 0;
        for (EdgeDay.Sample s : day.samples()) {
            boolean locked = s.state() == DeviceClock.State.LOCKED;
            if (!locked && Double.isNaN(unlockedSince)) unlockedSince = s.seconds();
            if (locked && !Double.isNaN(unlockedSince)) {
                longest = Math.max(longest, s.seconds() - unlockedSince);
                unlockedSince = Double.NaN;
                lockedSince = s.seconds();
            }
            // a minute after each stall is the stall's
            if (!locked || s.seconds() < lockedSince + 60 || s.seconds() < 60) continue;
            course.add(s.seconds(), s.delayMillis());
            if (s.seconds() > 300) rate.add(s.ppm());
        }
        double end = hours * 3600;
        System.out.printf(
                Locale.ROOT,
                "  %+4.0f  %-8s  %s  %s  %s  %d  %d/%d %s  %.0f %s  %.0f%n",
                ppm,
                capture ? "capture" : "playback",
                verdict(Math.abs(course.median(end - 60, end) - course.median(60, 120)), DRIFT_MILLIS),
                verdict(course.wander(60, end), WANDER_MILLIS),
                ppm(rate.value(), ppm),
                day.stalls(),
                day.lostFrames(),
                day.countedFrames(),
                judge(Math.abs(day.lostFrames() - day.countedFrames()) <= 8 * day.stalls()) ? "PASS" : "FAIL",
                longest,
                judge(longest <= 10) ? "PASS" : "FAIL",
                speed);
    }

    private void real() throws IOException, InterruptedException {
        int seconds = isShort ? 150 : 600;
        System.out.printf("""

                a real second sound server, %+d ppm (libfaketime), %d s in real time, a marker through its loop
                drift: median delay of the last minute less that of minute 2; wander: minute 2 to the end; ppm: second half
                (120 s on in the short form); xruns: after 30 s%n""", REAL_PPM, seconds);
        Path folder = Files.createTempDirectory("longwave-drift");
        try (DriftServer server = new DriftServer(folder, REAL_PPM)) {
            row("mutexed deque", child(server, MutexedLoop.class, isShort ? 60 : 300), isShort ? 60 : 300, false);
            row("Longwave", child(server, RealLoop.class, seconds), seconds, true);
        } catch (IllegalStateException e) {
            System.out.println("  FAIL not measured: " + e.getMessage());
            passed = false;
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path p : all.sorted((a, b) -> b.compareTo(a)).toList()) Files.deleteIfExists(p);
            }
        }
    }

    private static List<String> child(DriftServer server, Class<?> main, int seconds)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseZGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                Integer.toString(seconds));
        builder.environment().putAll(server.environment());
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) lines.add(line);
        }
        if (process.waitFor() != 0) throw new IllegalStateException("the loop ended with " + process.exitValue());
        return lines;
    }

    private void row(String name, List<String> lines, int seconds, boolean judged) {
        Course course = new Course();
        Mean in = new Mean();
        Mean out = new Mean();
        long before = 0;
        long xruns = 0;
        String said = "";
        for (String line : lines) {
            String[] w = line.split(" ");
            switch (w[0]) {
                case "P" -> course.add(Double.parseDouble(w[1]), Double.parseDouble(w[2]));
                case "E" -> {
                    double at = Double.parseDouble(w[1]);
                    xruns = Long.parseLong(w[6]);
                    if (at <= 30) before = xruns;
                    if (at < Math.max(seconds / 2.0, 120)) continue;
                    in.add(Double.parseDouble(w[3]));
                    out.add(Double.parseDouble(w[5]));
                }
                case "X" -> xruns = Long.parseLong(w[1]);
                default -> said += "    " + line.substring(2) + "\n";
            }
        }
        double drift = Math.abs(course.median(seconds - 60, seconds) - course.median(60, 120));
        double wander = course.wander(60, seconds);
        if (!judged) {
            drift = course.median(seconds - 15, seconds) - course.median(15, 30);
            System.out.printf(
                    Locale.ROOT,
                    "  %-14s %d s: last 15 s less seconds 15 to 30 %.4f ms, wander from 15 s on %.4f ms, %d markers lost,"
                            + " xruns %d (before; not judged)%n",
                    name,
                    seconds,
                    drift,
                    course.wander(15, seconds),
                    course.missing(15, seconds),
                    xruns);
            return;
        }
        xruns -= before;
        System.out.printf(
                Locale.ROOT,
                "  %-14s drift %s, wander %s, ppm in %s, out %s, xruns %d %s, markers lost %d %s, delay %.2f ms%n%s",
                name,
                verdict(drift, DRIFT_MILLIS),
                verdict(wander, WANDER_MILLIS),
                ppm(in.value(), REAL_PPM),
                ppm(out.value(), REAL_PPM),
                xruns,
                judge(xruns == 0) ? "PASS" : "FAIL",
                course.missing(60, seconds),
                judge(course.missing(60, seconds) == 0) ? "PASS" : "FAIL",
                course.median(60, seconds),
                said);
    }

    /** A mean as it grows. */
    private static final class Mean {
        private double sum;
        private int n;

        void add(double x) {
            sum += x;
            n++;
        }

        double value() {
            return sum / n;
        }
    }
}
