package org.longwave.benchmarks.baseline;

/** Some inputs, each written by its device thread, added up by one mixing thread: what both designs do. */
public interface Mixdown {
    /** The mutexed one; see {@link MutexedMixdown}. */
    static Mixdown mutexed(int inputs, int blockFrames, int targetFrames) {
        return new MutexedMixdown(inputs, blockFrames, targetFrames);
    }

    /** Device thread of {@code input}: brings {@code frames} stereo frames. */
    void push(int input, float[][] planar, int frames);

    /** Mixing thread: makes one block, stereo, of every input. */
    void mix(float[][] program);

    /** Frames that wait in {@code input}. */
    long waitingFrames(int input);

    /** Blocks in which {@code input} had too little. */
    long underruns(int input);
}
