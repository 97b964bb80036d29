package org.longwave.effects;

import java.util.List;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;
import org.osgi.service.component.annotations.Component;

/** Makes gates and expanders; control room. */
@Component
public final class GateFactory implements EffectFactory {
    private static final List<EffectParameter> PARAMETERS = List.of(
            Parameters.linear("Threshold", "dB", -80, 0, -45),
            Parameters.log("Ratio", ":1", 1, 50, 3),
            Parameters.linear("Range", "dB", 0, 80, 20),
            Parameters.linear("Hysteresis", "dB", 0, 12, 4),
            Parameters.log("Attack", "ms", 0.1, 100, 1),
            Parameters.linear("Hold", "ms", 0, 2000, 100),
            Parameters.log("Release", "ms", 5, 2000, 150),
            Parameters.log("Key low cut", "Hz", 20, 1000, 20));

    @Override
    public String id() {
        return "longwave.gate";
    }

    @Override
    public String name() {
        return "Gate and expander";
    }

    @Override
    public List<EffectParameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<EffectPreset> presets() {
        return Parameters.done(
                preset("Voice gentle").with("Ratio", 2, "Range", 12, "Hold", 200, "Release", 300, "Key low cut", 100),
                preset("Noisy room").with("Threshold", -40, "Ratio", 3, "Range", 18, "Hold", 250, "Key low cut", 120),
                preset("Hard gate").with("Threshold", -40, "Ratio", 50, "Range", 80, "Attack", 0.3, "Release", 60),
                preset("Tape hiss").with("Threshold", -55, "Ratio", 2, "Range", 10, "Release", 400));
    }

    private static Parameters.Preset preset(String name) {
        return new Parameters.Preset(PARAMETERS, name);
    }

    @Override
    public Effect create(StreamFormat format) {
        return new Gate(format.rateHz(), Parameters.initial(PARAMETERS));
    }
}
