package org.longwave.engine.host;

import java.util.List;
import java.util.function.Function;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;

/** Three plain effects that nobody hears: they teach the compiler that a slot may hold any class; control room. */
final class Trainers {
    private Trainers() {}

    private record Trainer(String id, Function<StreamFormat, Effect> maker) implements EffectFactory {
        @Override
        public List<EffectParameter> parameters() {
            return List.of(new EffectParameter("Amount", "", 0f, 1f, 0.5f, false));
        }

        @Override
        public Effect create(StreamFormat format) {
            return maker.apply(format);
        }
    }

    static List<EffectFactory> all() {
        return List.of(
                new Trainer("gain", format -> new Gain()),
                new Trainer("smooth", format -> new Smooth(format.channels())),
                new Trainer("clip", format -> new Clip()));
    }

    private static final class Gain implements Effect {
        private float amount = 0.5f;

        @Override
        public void process(float[][] block, int from, int to) {
            for (float[] channel : block) for (int i = from; i < to; i++) channel[i] *= amount;
        }

        @Override
        public void reset() {}

        @Override
        public int latencyFrames() {
            return 0;
        }

        @Override
        public void set(int parameter, float value) {
            amount = value;
        }
    }

    private static final class Smooth implements Effect {
        private final float[] state;
        private float amount = 0.5f;

        Smooth(int channels) {
            state = new float[channels];
        }

        @Override
        public void process(float[][] block, int from, int to) {
            for (int c = 0; c < block.length; c++) {
                float s = state[c];
                for (int i = from; i < to; i++) {
                    s += (block[c][i] - s) * amount;
                    block[c][i] = s;
                }
                state[c] = Math.abs(s) < 1e-15f ? 0f : s;
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
            amount = value;
        }
    }

    private static final class Clip implements Effect {
        private float top = 0.5f;

        @Override
        public void process(float[][] block, int from, int to) {
            for (float[] channel : block)
                for (int i = from; i < to; i++) channel[i] = Math.max(-top, Math.min(top, channel[i]));
        }

        @Override
        public void reset() {}

        @Override
        public int latencyFrames() {
            return 0;
        }

        @Override
        public void set(int parameter, float value) {
            top = value;
        }
    }
}
