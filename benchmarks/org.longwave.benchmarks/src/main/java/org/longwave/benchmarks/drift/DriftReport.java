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
    private static final double RELOCK_SECONDS = 10;
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

    private void days() throws InterruptedException {
        double hours = isShort ? 2 : 24;
        System.out.printf(Locale.ROOT, """

                %.0f hours of virtual time: the loop, the edge, its filter and book-keeping as they are, at 8 kHz and in mono;
                no engine and no sound, the place of the sound once a second; as above, and a bad half second every hour, and
                a stall of 0.3 s every 2 hours (every 30 minutes in the short form) that loses 2400 frames; 10 s after each
                stall are not part of the wander
                   ppm  edge      drift ms      wander ms     ppm       stalls/relocks  lost/counted    locked again s  x real time (both)%n""", hours);
        for (double ppm : isShort ? new double[] {100} : new double[] {-300, -100, 0, 100, 300}) both(ppm, hours);
    }

    /** Both edges of a rate at once, a thread for each. */
    private void both(double ppm, double hours) throws InterruptedException {
        EdgeDay capture = new EdgeDay(ppm, 11, isShort ? 1800 : 7200, 2400);
        EdgeDay playback = new EdgeDay(ppm, 11, isShort ? 1800 : 7200, 2400);
        long begun = System.nanoTime();
        Thread other = Thread.ofPlatform().start(() -> capture.capture(hours));
        playback.playback(hours);
        other.join();
        double speed = hours * 3.6e12 / (System.nanoTime() - begun);
        day(capture, ppm, "capture", hours, speed);
        day(playback, ppm, "playback", hours, speed);
    }

    private void day(EdgeDay day, double ppm, String edge, double hours, double speed) {
        Course course = new Course();
        Mean rate = new Mean();
        double unlockedSince = Double.NaN;
        double longest = 0;
        double unlocked = 0;
        for (EdgeDay.Sample s : day.samples()) {
            boolean locked = s.state() == DeviceClock.State.LOCKED;
            if (!locked && Double.isNaN(unlockedSince)) unlockedSince = s.seconds();
            if (locked && !Double.isNaN(unlockedSince)) {
                longest = Math.max(longest, s.seconds() - unlockedSince);
                unlockedSince = Double.NaN;
            }
            if (!locked && s.seconds() > unlocked + RELOCK_SECONDS) unlocked = s.seconds();
            // the time of the stall, and that to lock again
            if (s.seconds() < Math.max(60, unlocked + RELOCK_SECONDS)) continue;
            course.add(s.seconds(), s.delayMillis());
            if (s.seconds() > 300) rate.add(s.ppm());
        }
        double end = hours * 3600;
        System.out.printf(
                Locale.ROOT,
                "  %+4.0f  %-8s  %s  %s  %s  %d/%d %s  %d/%d %s  %.0f %s  %.0f%n",
                ppm,
                edge,
                verdict(Math.abs(course.median(end - 60, end) - course.median(60, 120)), DRIFT_MILLIS),
                verdict(course.wander(60, end), WANDER_MILLIS),
                ppm(rate.value(), ppm),
                day.stalls(),
                day.relocks(),
                judge(day.relocks() == day.stalls()) ? "PASS" : "FAIL",
                day.lostFrames(),
                day.countedFrames(),
                judge(day.lostFrames() == day.countedFrames()) ? "PASS" : "FAIL",
                longest,
                judge(longest <= RELOCK_SECONDS) ? "PASS" : "FAIL",
                speed);
    }

    private void real() throws IOException, InterruptedException {
        int seconds = isShort ? 150 : 600;
        System.out.printf("""

                a real second sound server, %+d ppm (libfaketime), %d s in real time, a marker through its loop
                drift: median delay of the last minute less that of minute 2; wander: minute 2 to the end; ppm: second half
                (120 s on in the short form), judged against the card's true rate: a plain reader of its monitor counts
                frames at the same time, from a minute earlier on, since an estimate rests on two minutes; xruns: after 30 s%n""", REAL_PPM, seconds);
        Path folder = Files.createTempDirectory("longwave-drift");
        try (DriftServer server = new DriftServer(folder, REAL_PPM);
                FrameCount count = new FrameCount(server.environment(), DriftServer.MONITOR)) {
            before("mutexed deque", child(server, MutexedLoop.class, seconds), seconds);
            double begun = count.seconds();
            List<String> lines = child(server, RealLoop.class, seconds);
            double truth = count.ppm(begun + second(seconds) - 60, begun + seconds);
            System.out.printf(Locale.ROOT, "  the card's true rate: %+.2f ppm%n", truth);
            judged("Longwave", lines, seconds, truth);
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

    /** Second from which on the estimates of a run count. */
    private static double second(int seconds) {
        return Math.max(seconds / 2.0, 120);
    }

    private static void before(String name, List<String> lines, int seconds) {
        RealRun run = new RealRun(lines, seconds);
        Course course = run.course();
        System.out.printf(
                Locale.ROOT,
                "  %-14s drift %.4f, wander %.4f, xruns %d, markers lost %d, delay %.2f ms (before; not judged)%n%s%s",
                name,
                Math.abs(course.median(seconds - 60, seconds) - course.median(60, 120)),
                course.wander(60, seconds),
                run.xruns(),
                course.missing(60, seconds),
                course.median(60, seconds),
                course.minutes(seconds),
                run.said());
    }

    private void judged(String name, List<String> lines, int seconds, double truePpm) {
        RealRun run = new RealRun(lines, second(seconds));
        Course course = run.course();
        System.out.printf(
                Locale.ROOT,
                "  %-14s drift %s, wander %s, ppm in %s, out %s, xruns %d %s, markers lost %d %s, delay %.2f ms%n%s%s",
                name,
                verdict(Math.abs(course.median(seconds - 60, seconds) - course.median(60, 120)), DRIFT_MILLIS),
                verdict(course.wander(60, seconds), WANDER_MILLIS),
                ppm(run.in(), truePpm),
                ppm(run.out(), truePpm),
                run.xruns(),
                judge(run.xruns() == 0) ? "PASS" : "FAIL",
                course.missing(60, seconds),
                judge(course.missing(60, seconds) == 0) ? "PASS" : "FAIL",
                course.median(60, seconds),
                course.minutes(seconds),
                run.said());
    }
}
