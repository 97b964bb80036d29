package org.longwave.effects;

import java.util.List;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;
import org.osgi.service.component.annotations.Component;

/** Makes de-essers; control room. */
@Component
public final class DeEsserFactory implements EffectFactory {
    private static final List<EffectParameter> PARAMETERS = List.of(
            Parameters.choice("Mode", 0, "Split band", "Wide band"),
            Parameters.log("Frequency", "Hz", 2000, 14_000, 6000),
            Parameters.linear("Threshold", "dB", -60, 0, -30),
            Parameters.linear("Range", "dB", 0, 24, 8),
            Parameters.log("Release", "ms", 10, 500, 60));

    @Override
    public String id() {
        return "longwave.de-esser";
    }

    @Override
    public String name() {
        return "De-esser";
    }

    @Override
    public List<EffectParameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<EffectPreset> presets() {
        return Parameters.done(
                preset("Voice male").with("Frequency", 5000),
                preset("Voice female").with("Frequency", 6500),
                preset("Strong").with("Threshold", -38, "Range", 14),
                preset("Wide band gentle").with("Mode", 1, "Frequency", 5500, "Range", 5, "Release", 80));
    }

    private static Parameters.Preset preset(String name) {
        return new Parameters.Preset(PARAMETERS, name);
    }

    @Override
    public Effect create(StreamFormat format) {
        return new DeEsser(format.channels(), format.rateHz(), Parameters.initial(PARAMETERS));
    }
}
