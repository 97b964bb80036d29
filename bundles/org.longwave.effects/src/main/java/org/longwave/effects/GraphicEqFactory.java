package org.longwave.effects;

import java.util.ArrayList;
import java.util.List;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;
import org.osgi.service.component.annotations.Component;

/** Makes graphic equalisers; control room. */
@Component
public final class GraphicEqFactory implements EffectFactory {
    private static final String[] NAMES = {
        "31.5 Hz", "63 Hz", "125 Hz", "250 Hz", "500 Hz", "1 kHz", "2 kHz", "4 kHz", "8 kHz", "16 kHz"
    };
    private static final List<EffectParameter> PARAMETERS = parametersOf();

    private static List<EffectParameter> parametersOf() {
        List<EffectParameter> all = new ArrayList<>();
        for (String name : NAMES) all.add(Parameters.linear(name, "dB", -12, 12, 0));
        all.add(Parameters.linear("Output", "dB", -12, 12, 0));
        return List.copyOf(all);
    }

    @Override
    public String id() {
        return "longwave.graphic-eq";
    }

    @Override
    public String name() {
        return "Graphic EQ";
    }

    @Override
    public List<EffectParameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<EffectPreset> presets() {
        return Parameters.done(
                preset("Speech", -12, -6, -1, 0, 0, 1, 2, 2, 0, -2),
                preset("Loudness", 5, 4, 1, 0, -1, -1, 0, 1, 3, 4),
                preset("Small loudspeaker", -12, -4, 2, 3, 1, 0, 0, 1, 2, 0),
                preset("Hall dull", -6, -4, -3, -2, 0, 0, 1, 2, 3, 3));
    }

    private static Parameters.Preset preset(String name, double... gainsDb) {
        Parameters.Preset preset = new Parameters.Preset(PARAMETERS, name);
        for (int b = 0; b < gainsDb.length; b++) preset.with(NAMES[b], gainsDb[b]);
        return preset;
    }

    @Override
    public Effect create(StreamFormat format) {
        return new GraphicEq(format.channels(), format.rateHz());
    }
}
