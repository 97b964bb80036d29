package org.longwave.benchmarks.baseline;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The design that a ring replaces: a growing deque of samples for each input behind a lock that its device's callback
 * and the mixer share. Nothing bounds the deque; what is missing is silence.
 */
final class MutexedMixdown implements Mixdown {
    private static final float GAIN = 0.3f;

    private static final class Deque {
        final ReentrantLock lock = new ReentrantLock();
        private float[] samples = new float[4096];
        private int first;
        private int size;
        private long underruns;
        private boolean begun;

        void addLast(float sample) {
            if (size == samples.length) grow();
            int at = first + size++;
            samples[at >= samples.length ? at - samples.length : at] = sample;
        }

        private void grow() {
            float[] bigger = new float[2 * samples.length];
            System.arraycopy(samples, first, bigger, 0, samples.length - first);
            System.arraycopy(samples, 0, bigger, samples.length - first, first);
            samples = bigger;
            first = 0;
        }

        float removeFirst() {
            float sample = samples[first];
            if (++first == samples.length) first = 0;
            size--;
            return sample;
        }
    }

    private final Deque[] deques;
    private final int blockFrames;
    private final int targetFrames;

    /** @param targetFrames an input is mixed from when it holds so many; then never looked at again */
    MutexedMixdown(int inputs, int blockFrames, int targetFrames) {
        this.blockFrames = blockFrames;
        this.targetFrames = targetFrames;
        deques = new Deque[inputs];
        Arrays.setAll(deques, n -> new Deque());
    }

    @Override
    public void push(int input, float[][] planar, int frames) {
        Deque d = deques[input];
        d.lock.lock();
        try {
            for (int i = 0; i < frames; i++) {
                d.addLast(planar[0][i]);
                d.addLast(planar[1][i]);
            }
        } finally {
            d.lock.unlock();
        }
    }

    @Override
    public void mix(float[][] program) {
        for (float[] channel : program) Arrays.fill(channel, 0f);
        for (Deque d : deques) {
            d.lock.lock();
            try {
                if (!d.begun && d.size < 2 * targetFrames) continue;
                d.begun = true;
                int n = Math.min(blockFrames, d.size / 2);
                if (n < blockFrames) d.underruns++;
                for (int i = 0; i < n; i++) {
                    program[0][i] += d.removeFirst() * GAIN;
                    program[1][i] += d.removeFirst() * GAIN;
                }
            } finally {
                d.lock.unlock();
            }
        }
    }

    @Override
    public long waitingFrames(int input) {
        Deque d = deques[input];
        d.lock.lock();
        try {
            return d.size / 2;
        } finally {
            d.lock.unlock();
        }
    }

    @Override
    public long underruns(int input) {
        return deques[input].underruns;
    }
}
