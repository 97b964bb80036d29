package org.longwave.api;

/**
 * The engine's counters at one moment.
 *
 * @param running the engine thread is alive
 * @param frame engine frame of the next block
 * @param blocks blocks made since start
 * @param load mean share of the period that the engine worked, 0..1, over about the last second
 * @param maxCycleNanos longest time spent on one block since start
 * @param lateCycles blocks finished after their period had ended
 * @param gapFrames frames never made because the machine stood still for more than 100 ms
 * @param xruns input underruns and overflows of all inputs together
 * @param commandsApplied orders applied
 * @param commandsRefused orders refused because the queue was full
 * @param commandsLate orders for a frame that was already past
 * @param nonFiniteBlocks blocks of an input or a bus silenced because they held NaN or infinity
 * @param commandsUnlogged answers that are missing from the command log because its queue or the disk was full; 0
 *     when there is no log
 * @param scheduling how the engine thread is scheduled, one sentence
 * @param priorityRefused why the thread has no real-time priority and what to do, one sentence; empty when it has it
 *     or does not run yet
 * @param cycles time spent on each block
 * @param wakeups how late after its deadline each block was begun
 */
public record EngineStatus(
        boolean running,
        long frame,
        long blocks,
        double load,
        long maxCycleNanos,
        long lateCycles,
        long gapFrames,
        long xruns,
        long commandsApplied,
        long commandsRefused,
        long commandsLate,
        long nonFiniteBlocks,
        long commandsUnlogged,
        String scheduling,
        String priorityRefused,
        CycleHistogram cycles,
        CycleHistogram wakeups) {}
