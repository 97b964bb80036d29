package org.longwave.benchmarks;

import java.util.Arrays;
import org.longwave.benchmarks.baseline.BaselineReport;
import org.longwave.benchmarks.desk.DeskReport;
import org.longwave.benchmarks.effects.EffectsReport;
import org.longwave.benchmarks.load.LoadReport;
import org.longwave.benchmarks.mix.MixReport;
import org.longwave.benchmarks.rings.RingsReport;

/** The benchmarks' entry: {@code rings | mix | effects | load | baseline | desk [--short]}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        boolean isShort = Arrays.asList(args).contains("--short");
        boolean passed = switch (args.length == 0 ? "" : args[0]) {
            case "rings" -> RingsReport.run(isShort);
            case "mix" -> MixReport.run(isShort);
            case "effects" -> EffectsReport.run(isShort);
            case "load" -> LoadReport.run(isShort);
            case "baseline" -> BaselineReport.run(isShort);
            case "desk" -> DeskReport.run(isShort);
            default ->
                throw new IllegalArgumentException(
                        "what to measure is missing, allowed are rings, mix, effects, load, baseline, desk; then --short");
        };
        System.exit(passed ? 0 : 1);
    }
}
