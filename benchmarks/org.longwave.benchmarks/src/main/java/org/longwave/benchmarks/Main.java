package org.longwave.benchmarks;

import java.util.Arrays;
import java.util.List;
import org.longwave.benchmarks.baseline.BaselineReport;
import org.longwave.benchmarks.desk.DeskReport;
import org.longwave.benchmarks.drift.DriftReport;
import org.longwave.benchmarks.effects.EffectsReport;
import org.longwave.benchmarks.load.LoadReport;
import org.longwave.benchmarks.mix.MixReport;
import org.longwave.benchmarks.resample.ResampleReport;
import org.longwave.benchmarks.rings.RingsReport;
import org.longwave.output.recorder.RecordReport;

/** The benchmarks' entry: {@code rings | mix | effects | load | baseline | desk | resample | drift | record [--short]}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Throwable {
        List<String> words = Arrays.asList(args);
        boolean isShort = words.contains("--short");
        boolean passed = switch (args.length == 0 ? "" : args[0]) {
            case "rings" -> RingsReport.run(isShort);
            case "mix" -> MixReport.run(isShort);
            case "effects" -> EffectsReport.run(isShort);
            case "load" -> LoadReport.run(isShort);
            case "baseline" -> BaselineReport.run(isShort);
            case "desk" -> DeskReport.run(isShort);
            case "resample" -> ResampleReport.run(isShort);
            case "drift" -> DriftReport.run(words.subList(1, words.size()));
            case "record" -> RecordReport.run(isShort);
            default ->
                throw new IllegalArgumentException(
                        "what to measure is missing, allowed are rings, mix, effects, load, baseline, desk, resample,"
                                + " drift, record; then --short");
        };
        System.exit(passed ? 0 : 1);
    }
}
