package org.longwave.benchmarks;

import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How a benchmark is run: as many rounds as asked for, each in a virtual machine of its own; contenders take turns
 * within a round, so that a busy neighbour on the machine meets them all.
 */
public record Forks(int rounds, int warmups, int iterations, int millis, List<String> jvmOptions) {
    public static Forks of(boolean isShort, String... jvmOptions) {
        return isShort ? new Forks(3, 2, 2, 150, List.of(jvmOptions)) : new Forks(5, 4, 5, 300, List.of(jvmOptions));
    }

    /** One fork of one benchmark; {@code parameters} are name, value, name, value. */
    public RunResult once(Class<?> benchmark, String method, String... parameters) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
                .forks(1)
                .warmupIterations(warmups)
                .warmupTime(TimeValue.milliseconds(millis))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(millis))
                .shouldFailOnError(true)
                .jvmArgsAppend(jvmOptions.toArray(String[]::new))
                .verbosity(VerboseMode.SILENT);
        for (int i = 0; i < parameters.length; i += 2) options.param(parameters[i], parameters[i + 1]);
        return new Runner(options.build()).runSingle();
    }

    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
