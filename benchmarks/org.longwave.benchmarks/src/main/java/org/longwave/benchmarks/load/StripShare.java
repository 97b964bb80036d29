package org.longwave.benchmarks.load;

import org.longwave.engine.rt.StripCost;

/** The share of a period that the strips take, without threads; with the goals for 512 inputs at 128 frames. */
final class StripShare {
    private static final double READ_RAMP_SUM_GOAL = 0.10;
    private static final double WHOLE_STRIP_GOAL = 0.25;

    private StripShare() {}

    /** True: the goals are met. */
    static boolean print(boolean isShort) {
        int rounds = isShort ? 20 : 60;
        boolean passed = true;
        System.out.printf("%nshare of the period, one thread, every gain moving, median block%n");
        System.out.printf(
                "  %6s %6s %26s %34s%n", "inputs", "frames", "ring read + ramp + sum", "whole strip with meters");
        for (int frames : new int[] {128, 256})
            for (int inputs : new int[] {8, 64, 512}) {
                StripCost cost = new StripCost(inputs, frames);
                cost.readRampSumNanos(rounds);
                cost.wholeStripNanos(rounds);
                long plain = cost.readRampSumNanos(rounds);
                long whole = cost.wholeStripNanos(rounds);
                double period = cost.periodNanos();
                System.out.printf(
                        "  %6d %6d %12.1f us %8.2f %% %20.1f us %8.2f %%%n",
                        inputs, frames, plain / 1e3, 100 * plain / period, whole / 1e3, 100 * whole / period);
                if (inputs == 512 && frames == 128)
                    passed = plain < READ_RAMP_SUM_GOAL * period && whole < WHOLE_STRIP_GOAL * period;
            }
        System.out.printf("  %s 512 inputs at 128 frames: < 10 %%, with meters < 25 %%%n", passed ? "PASS" : "FAIL");
        return passed;
    }
}
