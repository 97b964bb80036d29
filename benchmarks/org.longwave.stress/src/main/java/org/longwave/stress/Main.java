package org.longwave.stress;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;
import org.openjdk.jcstress.infra.grading.TestGrading;

/**
 * {@code bench stress [--short] [--only REGEX] [FOLDER]}: runs the suites and their negative controls and prints one
 * line each. A suite passes when no forbidden outcome was seen; a control passes when one was, which shows that the
 * suite's check has teeth on this machine.
 */
public final class Main {
    private static final class Tally {
        long samples;
        long forbidden;
        int runs;
        String trouble = "";

        void add(TestResult result) {
            runs++;
            TestGrading grading = TestGrading.grade(result);
            for (GradingResult g : grading.gradingResults.values()) {
                samples += g.count;
                if (g.expect == Expect.FORBIDDEN) forbidden += g.count;
            }
            if (result.status() != Status.NORMAL) trouble = result.status() + " " + result.getMessages();
        }
    }

    private Main() {}

    public static void main(String[] args) throws Exception {
        boolean isShort = Arrays.asList(args).contains("--short");
        // seeing that a loop never ends takes jcstress half a minute: not in the short form
        String only = isShort ? "org.longwave.stress.(?!InputRingControl.NoAcquire)" : "org.longwave.stress";
        Path folder = Path.of("jcstress-results");
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--only") && i + 1 < args.length) only = args[++i];
            else if (!args[i].startsWith("--")) folder = Path.of(args[i]);
        }
        Files.createDirectories(folder);
        Map<String, Tally> tallies = tally(run(isShort, only, folder));
        System.exit(print(tallies) ? 0 : 1);
    }

    private static Collection<TestResult> run(boolean isShort, String only, Path folder) throws Exception {
        String[] amount = isShort
                ? new String[] {"-jvmArgs", "-XX:-TieredCompilation", "-sc", "false", "-iters", "1", "-time", "250"}
                : new String[] {"-sc", "true", "-fsm", "1", "-iters", "2", "-time", "500"};
        String[] always = {"-t", only, "-r", folder.toString(), "-hs", "256", "-f", "1", "-pth", "false"};
        String[] all = Arrays.copyOf(always, always.length + amount.length);
        System.arraycopy(amount, 0, all, always.length, amount.length);
        Options options = new Options(all);
        if (!options.parse()) throw new IllegalArgumentException("jcstress does not understand its own options");
        Path log = folder.resolve("jcstress.log");
        System.out.println("running; the whole story is in " + log + " and " + folder.resolve("index.html"));
        PrintStream console = System.out;
        try (PrintStream out = new PrintStream(new FileOutputStream(log.toFile()), true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            new JCStress(options).run();
        } catch (AssertionError expected) {
            console.println("forbidden outcomes were seen (the controls must show some)");
        } finally {
            System.setOut(console);
        }
        return results(options.getResultFile());
    }

    private static Collection<TestResult> results(String file) throws IOException, ClassNotFoundException {
        InProcessCollector collector = new InProcessCollector();
        DiskReadCollector reader = new DiskReadCollector(file, collector);
        reader.dump();
        reader.close();
        return collector.getTestResults();
    }

    private static Map<String, Tally> tally(Collection<TestResult> results) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (TestResult r : results)
            tallies.computeIfAbsent(r.getName(), name -> new Tally()).add(r);
        return tallies;
    }

    private static boolean print(Map<String, Tally> tallies) {
        boolean passed = !tallies.isEmpty();
        System.out.printf("%-66s %6s %14s %12s%n", "", "runs", "samples", "forbidden");
        for (Map.Entry<String, Tally> e : tallies.entrySet()) {
            Tally t = e.getValue();
            boolean control = e.getKey().contains("Control");
            boolean stale = control && t.trouble.startsWith("TIMEOUT");
            boolean good = control ? t.forbidden > 0 : t.forbidden == 0 && t.trouble.isEmpty() && t.samples > 0;
            passed &= good;
            String name = e.getKey().replace("org.longwave.stress.", "");
            System.out.printf(
                    "%s %-61s %6d %14d %12d %s%n",
                    good ? "PASS" : "FAIL", name, t.runs, t.samples, t.forbidden, stale ? "" : t.trouble);
        }
        System.out.println("suites must show 0 forbidden outcomes, controls at least 1; x86 hides missing store-store"
                + " and load-load fences, so only an ARM machine can show those");
        return passed;
    }
}
