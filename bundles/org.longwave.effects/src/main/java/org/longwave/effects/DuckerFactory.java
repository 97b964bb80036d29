package org.longwave.effects;

import java.util.List;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;
import org.osgi.service.component.annotations.Component;

/** Makes duckers; control room. */
@Component
public final class DuckerFactory implements EffectFactory {
    private static final List<EffectParameter> PARAMETERS = List.of(
            Parameters.linear("Threshold", "dB", -60, 0, -35),
            Parameters.linear("Depth", "dB", 0, 60, 12),
            Parameters.log("Attack", "ms", 1, 1000, 40),
            Parameters.linear("Hold", "ms", 0, 5000, 600),
            Parameters.log("Release", "ms", 10, 5000, 600),
            Parameters.log("Key low cut", "Hz", 20, 1000, 100));

    @Override
    public String id() {
        return "longwave.ducker";
    }

    @Override
    public String name() {
        return "Ducker";
    }

    @Override
    public List<EffectParameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<EffectPreset> presets() {
        return Parameters.done(
                preset("Talk over music").with("Depth", 14, "Hold", 800, "Release", 900),
                preset("Talk over bed").with("Depth", 9, "Attack", 80, "Hold", 1200, "Release", 1500),
                preset("Interpreter").with("Depth", 18, "Attack", 60, "Hold", 1500, "Release", 1200),
                preset("Emergency announcement").with("Depth", 60, "Attack", 20, "Hold", 3000, "Release", 1000));
    }

    private static Parameters.Preset preset(String name) {
        return new Parameters.Preset(PARAMETERS, name);
    }

    @Override
    public Effect create(StreamFormat format) {
        return new Ducker(format.rateHz(), Parameters.initial(PARAMETERS));
    }
}
