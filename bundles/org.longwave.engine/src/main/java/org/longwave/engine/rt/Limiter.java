package org.longwave.engine.rt;

import org.longwave.api.RealTime;

/**
 * A look-ahead sample-peak limiter, linked over both channels; engine thread. Each frame's wanted gain is
 * min(1, ceiling/peak); the minimum over the look-ahead is released exponentially and averaged over the look-ahead, so
 * the gain has arrived when the peak leaves the delay and never jumps. Below the ceiling it is a pure delay of
 * {@link #latencyFrames()} frames, bit for bit.
 */
@RealTime
final class Limiter {
    private final int ahead;
    private float ceiling;
    private final double release;
    private final float[][] delay;
    /** Sliding minimum: a queue of rising gains with the frame they came at, in a ring of ahead + 2. */
    private final float[] queueGain;

    private final long[] queueFrame;
    private int queueHead;
    private int queueSize;
    private final float[] average;
    private int position;
    private long frame;
    private double envelope = 1;
    private double sum;
    private int below;
    private float least = 1f;

    /** @param ceilingGain highest sample that leaves, linear, 0.1..1 */
    Limiter(int channels, int rateHz, float ceilingGain) {
        ahead = Math.max(16, rateHz / 750);
        ceiling = ceilingGain;
        release = 1 - StrictMath.exp(-1.0 / (0.080 * rateHz));
        delay = new float[channels][ahead];
        queueGain = new float[ahead + 2];
        queueFrame = new long[ahead + 2];
        average = new float[ahead];
        for (int i = 0; i < ahead; i++) average[i] = 1f;
        sum = ahead;
    }

    void ceiling(float ceilingGain) {
        ceiling = ceilingGain;
    }

    int latencyFrames() {
        return ahead;
    }

    /** Smallest gain applied in the last block, 1 = nothing was done. */
    float leastGain() {
        return least;
    }

    /** Works in place on frames 0 to {@code frames}. */
    void process(float[][] bus, int frames) {
        least = 1f;
        float top = 0f;
        for (float[] channel : bus) for (int i = 0; i < frames; i++) top = Math.max(top, Math.abs(channel[i]));
        if (top <= ceiling && envelope == 1 && below == 0 && queueSize == 0) passThrough(bus, frames);
        else for (int i = 0; i < frames; i++) limitFrame(bus, i);
    }

    private void passThrough(float[][] bus, int frames) {
        for (int c = 0; c < bus.length; c++) {
            float[] samples = bus[c];
            float[] line = delay[c];
            int p = position;
            for (int i = 0; i < frames; i++) {
                float x = samples[i];
                samples[i] = line[p];
                line[p] = x;
                if (++p == ahead) p = 0;
            }
        }
        position = (position + frames) % ahead;
        frame += frames;
    }

    private void limitFrame(float[][] bus, int i) {
        float top = 0f;
        for (float[] channel : bus) top = Math.max(top, Math.abs(channel[i]));
        float wanted = top > ceiling ? ceiling / top : 1f;
        float floor = slidingMinimum(wanted);
        if (floor < envelope) envelope = floor;
        else {
            envelope += (floor - envelope) * release; // in double: near 1 a float would stand still
            if (envelope > 0.99999 && floor == 1f) envelope = 1;
        }
        float gain = smooth((float) envelope);
        for (int c = 0; c < bus.length; c++) {
            float x = bus[c][i];
            float y = delay[c][position] * gain;
            bus[c][i] = Math.max(-ceiling, Math.min(ceiling, y));
            delay[c][position] = x;
        }
        least = Math.min(least, gain);
        if (++position == ahead) position = 0;
        frame++;
    }

    /** Minimum of the wanted gains of this frame and the {@code ahead} before it; 1s are not stored. */
    private float slidingMinimum(float wanted) {
        int size = queueGain.length;
        if (queueSize > 0 && queueFrame[queueHead] < frame - ahead) {
            queueHead = (queueHead + 1) % size;
            queueSize--;
        }
        while (queueSize > 0 && queueGain[(queueHead + queueSize - 1) % size] >= wanted) queueSize--;
        if (wanted < 1f) {
            int at = (queueHead + queueSize) % size;
            queueGain[at] = wanted;
            queueFrame[at] = frame;
            queueSize++;
        }
        return queueSize > 0 ? queueGain[queueHead] : 1f;
    }

    private float smooth(float value) {
        float old = average[position];
        average[position] = value;
        if (old < 1f) below--;
        if (value < 1f) below++;
        if (below == 0) {
            sum = ahead; // forget the rounding of the moving sum
            return 1f;
        }
        sum += (double) value - old;
        return (float) (sum / ahead);
    }
}
