package org.longwave.benchmarks.desk;

import java.util.List;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;

/** Effects whose classes nobody has loaded before: a slow all-pass that low tones pass almost untouched. */
final class FreshEffect implements EffectFactory {
    private final int kind;

    /** @param kind 0..2: which class */
    FreshEffect(int kind) {
        this.kind = kind;
    }

    @Override
    public String id() {
        return "fresh-" + kind;
    }

    @Override
    public List<EffectParameter> parameters() {
        return List.of(new EffectParameter("Amount", "", 0f, 1f, 0.5f, false));
    }

    @Override
    public Effect create(StreamFormat format) {
        return switch (kind) {
            case 0 -> new First(format);
            case 1 -> new Second(format);
            default -> new Third(format);
        };
    }

    private abstract static class AllPass implements Effect {
        final float[] state;

        AllPass(StreamFormat format) {
            state = new float[format.channels()];
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
            state[0] += 0f * value;
        }
    }

    private static final class First extends AllPass {
        First(StreamFormat format) {
            super(format);
        }

        @Override
        public void process(float[][] block, int from, int to) {
            for (int c = 0; c < block.length; c++)
                for (int i = from; i < to; i++) {
                    float y = 0.1f * block[c][i] + state[c];
                    state[c] = block[c][i] - 0.1f * y;
                    block[c][i] = y;
                }
        }
    }

    private static final class Second extends AllPass {
        Second(StreamFormat format) {
            super(format);
        }

        @Override
        public void process(float[][] block, int from, int to) {
            for (int c = 0; c < block.length; c++)
                for (int i = from; i < to; i++) {
                    float y = 0.2f * block[c][i] + state[c];
                    state[c] = block[c][i] - 0.2f * y;
                    block[c][i] = y;
                }
        }
    }

    private static final class Third extends AllPass {
        Third(StreamFormat format) {
            super(format);
        }

        @Override
        public void process(float[][] block, int from, int to) {
            for (int c = 0; c < block.length; c++)
                for (int i = from; i < to; i++) {
                    float y = 0.3f * block[c][i] + state[c];
                    state[c] = block[c][i] - 0.3f * y;
                    block[c][i] = y;
                }
        }
    }
}
