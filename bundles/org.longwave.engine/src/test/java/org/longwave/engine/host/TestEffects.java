package org.longwave.engine.host;

import java.util.List;
import java.util.function.Function;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;

/** Tiny effects for tests. */
final class TestEffects {
    private TestEffects() {}

    record Factory(String id, List<EffectParameter> parameters, Function<StreamFormat, Effect> maker)
            implements EffectFactory {
        @Override
        public Effect create(StreamFormat format) {
            return maker.apply(format);
        }
    }

    static Factory gain() {
        return new Factory(
                "gain",
                List.of(
                        new EffectParameter("Gain", "", 0f, 4f, 0.5f, false),
                        new EffectParameter("Polarity", "", 0f, 1f, 0f, true)),
                f -> new Gain());
    }

    static Factory highPass() {
        return new Factory(
                "high-pass",
                List.of(new EffectParameter("Corner", "Hz", 10f, 1000f, 80f, false)),
                f -> new HighPass(f.channels(), f.rateHz()));
    }

    static Factory softClip() {
        return new Factory(
                "soft-clip", List.of(new EffectParameter("Drive", "", 1f, 10f, 1f, false)), f -> new SoftClip());
    }

    /** Gain with an optional delay and a switch for its faults. */
    static class Gain implements Effect {
        static volatile float fault;
        static volatile boolean throwing;
        float gain = 0.5f;
        float polarity = 1f;
        int resets;

        @Override
        public void process(float[][] block, int from, int to) {
            if (throwing) throw THROWN;
            float g = gain * polarity;
            for (float[] channel : block) for (int i = from; i < to; i++) channel[i] *= g;
            if (fault != 0f) block[0][(from + to) / 2] = fault;
        }

        @Override
        public void reset() {
            resets++;
        }

        @Override
        public int latencyFrames() {
            return 0;
        }

        @Override
        public void set(int parameter, float value) {
            if (parameter == 0) gain = value;
            else polarity = value > 0.5f ? -1f : 1f;
        }
    }

    private static final RuntimeException THROWN = new IllegalStateException("planted");

    static final class HighPass implements Effect {
        private final float[] state;
        private final int rateHz;
        private float weight;

        HighPass(int channels, int rateHz) {
            state = new float[channels];
            this.rateHz = rateHz;
            set(0, 80f);
        }

        @Override
        public void process(float[][] block, int from, int to) {
            for (int c = 0; c < state.length; c++) {
                float low = state[c];
                for (int i = from; i < to; i++) {
                    low += (block[c][i] - low) * weight;
                    block[c][i] -= low;
                }
                state[c] = Math.abs(low) < 1e-15f ? 0f : low;
            }
        }

        @Override
        public void reset() {
            for (int c = 0; c < state.length; c++) state[c] = 0f;
        }

        @Override
        public int latencyFrames() {
            return 0;
        }

        @Override
        public void set(int parameter, float value) {
            weight = (float) (1 - Math.exp(-2 * Math.PI * value / rateHz));
        }
    }

    static final class SoftClip implements Effect {
        private float drive = 1f;

        @Override
        public void process(float[][] block, int from, int to) {
            for (float[] channel : block)
                for (int i = from; i < to; i++) {
                    float x = Math.max(-1f, Math.min(1f, channel[i] * drive));
                    channel[i] = x * (1.5f - 0.5f * x * x);
                }
        }

        @Override
        public void reset() {}

        @Override
        public int latencyFrames() {
            return 0;
        }

        @Override
        public void set(int parameter, float value) {
            drive = value;
        }
    }
}
