package org.longwave.effects;

import java.util.List;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;
import org.osgi.service.component.annotations.Component;

/** Makes levellers; control room. */
@Component
public final class LevellerFactory implements EffectFactory {
    private static final List<EffectParameter> PARAMETERS = List.of(
            Parameters.linear("Target", "LUFS", -36, -9, -23),
            Parameters.linear("Most up", "dB", 0, 20, 9),
            Parameters.linear("Most down", "dB", 0, 20, 12),
            Parameters.log("Speed", "dB/s", 0.1, 12, 1.5),
            Parameters.linear("Freeze below", "LUFS", -70, -20, -45));

    @Override
    public String id() {
        return "longwave.leveller";
    }

    @Override
    public String name() {
        return "Leveller";
    }

    @Override
    public List<EffectParameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<EffectPreset> presets() {
        return Parameters.done(
                preset("R128 -23"),
                preset("Podcast -16").with("Target", -16, "Speed", 2, "Freeze below", -40),
                preset("Streaming -14").with("Target", -14, "Freeze below", -40),
                preset("Guest on the line").with("Most up", 15, "Speed", 4, "Freeze below", -50),
                preset("Classical music").with("Most up", 5, "Most down", 5, "Speed", 0.3, "Freeze below", -55));
    }

    private static Parameters.Preset preset(String name) {
        return new Parameters.Preset(PARAMETERS, name);
    }

    @Override
    public Effect create(StreamFormat format) {
        return new Leveller(format.rateHz(), Parameters.initial(PARAMETERS));
    }
}
