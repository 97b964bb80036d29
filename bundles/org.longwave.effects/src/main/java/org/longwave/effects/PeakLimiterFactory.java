package org.longwave.effects;

import java.util.List;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;
import org.osgi.service.component.annotations.Component;

/** Makes true-peak limiters; control room. */
@Component
public final class PeakLimiterFactory implements EffectFactory {
    private static final List<EffectParameter> PARAMETERS = List.of(
            Parameters.linear("Ceiling", "dBTP", -20, 0, -1),
            Parameters.log("Release", "ms", 10, 2000, 80),
            Parameters.linear("Input", "dB", 0, 24, 0));

    @Override
    public String id() {
        return "longwave.limiter";
    }

    @Override
    public String name() {
        return "True-peak limiter";
    }

    @Override
    public List<EffectParameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<EffectPreset> presets() {
        return Parameters.done(
                preset("R128 -1"),
                preset("Before a codec -2").with("Ceiling", -2),
                preset("Transmitter -9").with("Ceiling", -9, "Release", 150),
                preset("Loud").with("Input", 6, "Release", 60));
    }

    private static Parameters.Preset preset(String name) {
        return new Parameters.Preset(PARAMETERS, name);
    }

    @Override
    public Effect create(StreamFormat format) {
        return new PeakLimiter(format.channels(), format.rateHz(), Parameters.initial(PARAMETERS));
    }
}
