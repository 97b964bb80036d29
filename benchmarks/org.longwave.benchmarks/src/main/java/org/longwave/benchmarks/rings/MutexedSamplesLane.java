package org.longwave.benchmarks.rings;

/** A deque of single interleaved samples behind a lock, filled and emptied sample by sample: the naive mixer's way. */
final class MutexedSamplesLane implements Lane {
    private final int frames;
    private final float[] samples = new float[2 * CAPACITY_FRAMES];
    private int first;
    private int size;

    MutexedSamplesLane(int frames) {
        this.frames = frames;
    }

    private void addLast(float sample) {
        int at = first + size++;
        samples[at >= samples.length ? at - samples.length : at] = sample;
    }

    private float removeFirst() {
        float sample = samples[first];
        if (++first == samples.length) first = 0;
        size--;
        return sample;
    }

    @Override
    public synchronized boolean offer(float[][] unit) {
        if (size + 2 * frames > samples.length) return false;
        for (int i = 0; i < frames; i++) {
            addLast(unit[0][i]);
            addLast(unit[1][i]);
        }
        return true;
    }

    @Override
    public synchronized boolean poll(float[][] unit) {
        if (size < 2 * frames) return false;
        for (int i = 0; i < frames; i++) {
            unit[0][i] = removeFirst();
            unit[1][i] = removeFirst();
        }
        return true;
    }
}
