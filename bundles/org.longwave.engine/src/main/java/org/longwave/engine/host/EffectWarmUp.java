package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.engine.ring.DelayLine;
import org.longwave.engine.ring.StoragePool;
import org.longwave.engine.rt.Insert;
import org.longwave.engine.rt.ScratchStrip;

/**
 * Tries each new effect out before the engine runs it; control room. 20,000 blocks on a strip that nobody hears, with
 * each parameter at both ends and every mode, with silence, programme level, full scale and clipping, and in and out of
 * bypass: so it is compiled when it goes on air, and one that fails does it here. The place that calls effects is
 * trained with three classes first, or the compiler would bet on the first one and have to undo that on air.
 */
final class EffectWarmUp {
    static final int BLOCKS = 20_000;
    private static final int STAGE_BLOCKS = 25;
    private static final int BYPASS_BLOCKS = 10;
    private static final int MOST_MODES = 32;
    private static final float[] LEVELS = {0f, 0.1f, 1f, 4f};

    /** What the place that calls effects is trained with. */
    final List<EffectFactory> trainers;

    private final StreamFormat format;
    private final StoragePool pool;
    private final float[][][] signals;
    private boolean trained;

    EffectWarmUp(StreamFormat format, StoragePool pool) {
        this(format, pool, Trainers.all());
    }

    EffectWarmUp(StreamFormat format, StoragePool pool, List<EffectFactory> trainers) {
        this.format = format;
        this.pool = pool;
        this.trainers = trainers;
        Random random = new Random(1);
        signals = new float[LEVELS.length][][];
        for (int s = 0; s < LEVELS.length; s++) {
            signals[s] = format.newBlock();
            for (float[] channel : signals[s])
                for (int i = 0; i < channel.length; i++) channel[i] = LEVELS[s] * (2 * random.nextFloat() - 1);
        }
    }

    /** Once, before the first effect: a station without effects starts without this work. */
    private void train() {
        if (trained) return;
        trained = true;
        for (EffectFactory f : trainers) tryOut(f, EffectSetting.INITIAL).close();
    }

    /**
     * A new effect, tried out, fresh again and set as wanted.
     *
     * @throws IllegalStateException it failed; the message says how
     */
    synchronized Insert tryOut(EffectFactory factory, EffectSetting setting) {
        train();
        List<EffectParameter> parameters = List.copyOf(factory.parameters());
        Effect effect = factory.create(format);
        checkLatency(factory, effect);
        Insert trial = insert(effect, parameters, List.of());
        try {
            run(factory, trial, settings(parameters));
        } finally {
            trial.close();
        }
        for (int p = 0; p < parameters.size(); p++)
            effect.set(p, parameters.get(p).initial());
        for (int p = 0; p < setting.values().size(); p++)
            effect.set(p, setting.values().get(p));
        effect.reset();
        Insert insert = insert(effect, parameters, setting.values());
        insert.startBypassed(setting.bypassed());
        return insert;
    }

    private void checkLatency(EffectFactory factory, Effect effect) {
        int frames = effect.latencyFrames();
        if (frames < 0 || frames > format.rateHz())
            throw new IllegalStateException("effect " + factory.id() + " delays by " + frames
                    + " frames and was not put on air: allowed is up to one second");
    }

    private void run(EffectFactory factory, Insert trial, List<float[]> settings) {
        ScratchStrip strip = new ScratchStrip(format, trial);
        int stages = settings.size() * signals.length;
        int blocks = Math.max(BLOCKS, stages * STAGE_BLOCKS);
        for (int b = 0; b < blocks; b++) {
            int stage = b / STAGE_BLOCKS % stages;
            int inStage = b % STAGE_BLOCKS;
            if (inStage == 0) apply(strip, settings.get(stage / signals.length));
            strip.bypass(stage % 2 == 1 && inStage < BYPASS_BLOCKS);
            strip.key(stage % 4 >= 2);
            strip.run(signals[stage % signals.length], b % 4 == 0 ? b % format.blockFrames() : 0);
            if (trial.faults() > 0) throw failed(factory, trial, settings.get(stage / signals.length));
        }
    }

    private static IllegalStateException failed(EffectFactory factory, Insert trial, float[] setting) {
        RuntimeException thrown = trial.failure();
        String how = thrown == null ? "it gave NaN or infinity" : "it threw " + thrown;
        return new IllegalStateException(
                "effect " + factory.id() + " failed in its trial and was not put on air: " + how + " with settings "
                        + java.util.Arrays.toString(setting),
                thrown);
    }

    /** @param values of the effect's parameters as it is set; empty: the initial ones */
    private Insert insert(Effect effect, List<EffectParameter> parameters, List<Float> values) {
        float[] least = new float[parameters.size()];
        float[] greatest = new float[parameters.size()];
        float[] now = new float[parameters.size()];
        for (int p = 0; p < least.length; p++) {
            least[p] = parameters.get(p).min();
            greatest[p] = parameters.get(p).max();
            now[p] = values.isEmpty() ? parameters.get(p).initial() : values.get(p);
        }
        int latency = effect.latencyFrames();
        DelayLine line = latency == 0 ? null : new DelayLine(format.channels(), latency + format.blockFrames(), pool);
        return new Insert(effect, least, greatest, now, line, format);
    }

    private static void apply(ScratchStrip strip, float[] setting) {
        for (int p = 0; p < setting.length; p++) strip.set(p, setting[p]);
    }

    /** Initial, all least, all greatest, and each parameter alone at its ends and in each of its modes. */
    static List<float[]> settings(List<EffectParameter> parameters) {
        int n = parameters.size();
        float[] initial = new float[n];
        float[] least = new float[n];
        float[] greatest = new float[n];
        List<float[]> all = new ArrayList<>(List.of(initial, least, greatest));
        for (int p = 0; p < n; p++) {
            EffectParameter parameter = parameters.get(p);
            initial[p] = parameter.initial();
            least[p] = parameter.min();
            greatest[p] = parameter.max();
        }
        for (int p = 0; p < n; p++)
            for (float value : values(parameters.get(p))) {
                float[] one = initial.clone();
                one[p] = value;
                all.add(one);
            }
        return all;
    }

    private static List<Float> values(EffectParameter parameter) {
        List<Float> values = new ArrayList<>(List.of(parameter.min(), parameter.max()));
        if (parameter.whole() && parameter.max() - parameter.min() <= MOST_MODES)
            for (float v = parameter.min() + 1; v < parameter.max(); v++) values.add(v);
        return values;
    }
}
