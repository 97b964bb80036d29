package org.longwave.engine.rt;

import org.longwave.api.MeterFrame;
import org.longwave.api.RealTime;
import org.longwave.api.StreamFormat;

/**
 * What a monitor bus hears: another bus before its limiter, or the cue mix of PFL and AFL in its place; then mono and
 * dim; engine thread. Every change is a cross-fade of 10 ms.
 */
@RealTime
final class MonitorFeed {
    /** 20 dB. */
    private static final float DIM_GAIN = 0.1f;

    private final float[][] chosen;
    private final float[] mean;
    private final Ramp sourceBlend;
    private final Ramp cueBlend;
    private final Ramp monoBlend;
    private final Ramp dim;
    private int source;
    private int next;
    /** Where it fades to. */
    private int target;

    private boolean fading;
    private boolean isDim;
    private boolean isMono;

    MonitorFeed(StreamFormat format, int source) {
        this.source = source;
        next = source;
        int rampFrames = format.rateHz() / 100;
        chosen = format.newBlock();
        mean = new float[format.blockFrames()];
        sourceBlend = new Ramp(rampFrames, 0f);
        cueBlend = new Ramp(rampFrames, 0f);
        monoBlend = new Ramp(rampFrames, 0f);
        dim = new Ramp(rampFrames, 1f);
    }

    void source(int bus) {
        next = bus;
    }

    int source() {
        return next;
    }

    void dim(boolean on) {
        isDim = on;
        dim.moveTo(on ? DIM_GAIN : 1f);
    }

    void mono(boolean on) {
        isMono = on;
        monoBlend.moveTo(on ? 1f : 0f);
    }

    int flags() {
        return (isDim ? MeterFrame.DIM : 0) | (isMono ? MeterFrame.MONO : 0);
    }

    /** Fills frames {@code from} to {@code to} of {@code out}. */
    void take(Graph graph, float[][] cue, boolean cued, float[][] out, int from, int to) {
        float[][] heard = source(graph, from, to);
        cueBlend.moveTo(cued ? 1f : 0f);
        for (int c = 0; c < out.length; c++) cueBlend.blend(heard[c], cue[c], out[c], from, to);
        cueBlend.advance(to - from);
        if (out.length == 2 && !monoBlend.isSilent()) fold(out[0], out[1], from, to);
        monoBlend.advance(to - from);
        for (float[] channel : out) dim.scale(channel, from, to);
        dim.advance(to - from);
    }

    private float[][] source(Graph graph, int from, int to) {
        float[][] here = graph.heard(source);
        if (!fading && next != source) {
            fading = true;
            target = next;
            sourceBlend.jumpTo(0f);
            sourceBlend.moveTo(1f);
        }
        if (!fading) return here;
        float[][] there = graph.heard(target);
        for (int c = 0; c < chosen.length; c++) sourceBlend.blend(here[c], there[c], chosen[c], from, to);
        sourceBlend.advance(to - from);
        if (!sourceBlend.isMoving()) {
            fading = false;
            source = target;
        }
        return chosen;
    }

    private void fold(float[] left, float[] right, int from, int to) {
        for (int i = from; i < to; i++) mean[i] = (left[i] + right[i]) * 0.5f;
        monoBlend.blend(left, mean, left, from, to);
        monoBlend.blend(right, mean, right, from, to);
    }
}
