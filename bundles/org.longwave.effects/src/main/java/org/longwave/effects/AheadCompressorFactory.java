package org.longwave.effects;

import java.util.ArrayList;
import java.util.List;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;
import org.osgi.service.component.annotations.Component;

/** Makes compressors that look ahead, and therefore delay by 5 ms whatever the look-ahead; control room. */
@Component
public final class AheadCompressorFactory implements EffectFactory {
    private static final double MOST_MILLIS = 5;
    private static final List<EffectParameter> PARAMETERS = parametersOf();

    private static List<EffectParameter> parametersOf() {
        List<EffectParameter> all = new ArrayList<>(CompressorFactory.PARAMETERS);
        all.add(Parameters.linear("Look-ahead", "ms", 0, MOST_MILLIS, 3));
        return List.copyOf(all);
    }

    @Override
    public String id() {
        return "longwave.compressor-look-ahead";
    }

    @Override
    public String name() {
        return "Compressor with look-ahead";
    }

    @Override
    public List<EffectParameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<EffectPreset> presets() {
        return CompressorFactory.presets(PARAMETERS);
    }

    @Override
    public Effect create(StreamFormat format) {
        int frames = (int) Math.round(MOST_MILLIS * format.rateHz() / 1000);
        return new Compressor(format.channels(), format.rateHz(), frames, Parameters.initial(PARAMETERS));
    }
}
