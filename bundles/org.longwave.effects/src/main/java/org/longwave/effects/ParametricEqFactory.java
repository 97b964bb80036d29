package org.longwave.effects;

import java.util.ArrayList;
import java.util.List;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;
import org.osgi.service.component.annotations.Component;

/** Makes parametric equalisers; control room. */
@Component
public final class ParametricEqFactory implements EffectFactory {
    private static final double[] HZ = {80, 120, 400, 1500, 5000, 10_000};
    private static final int[] TYPES = {
        EqBand.OFF, EqBand.LOW_SHELF, EqBand.BELL, EqBand.BELL, EqBand.BELL, EqBand.HIGH_SHELF
    };
    private static final List<EffectParameter> PARAMETERS = parametersOf();

    private static List<EffectParameter> parametersOf() {
        List<EffectParameter> all = new ArrayList<>();
        for (int b = 0; b < ParametricEq.BANDS; b++) {
            String band = b + 1 + " ";
            all.add(Parameters.choice(
                    band + "Type",
                    TYPES[b],
                    "Off",
                    "Bell",
                    "Low shelf",
                    "High shelf",
                    "Low cut 12",
                    "Low cut 24",
                    "High cut 12",
                    "High cut 24",
                    "Notch"));
            all.add(Parameters.log(band + "Frequency", "Hz", 20, 20_000, HZ[b]));
            all.add(Parameters.linear(band + "Gain", "dB", -18, 18, 0));
            all.add(Parameters.log(band + "Q", "", 0.1, 10, TYPES[b] == EqBand.BELL ? 1 : 0.7071));
        }
        all.add(Parameters.linear("Output", "dB", -18, 18, 0));
        return List.copyOf(all);
    }

    @Override
    public String id() {
        return "longwave.parametric-eq";
    }

    @Override
    public String name() {
        return "Parametric EQ";
    }

    @Override
    public List<EffectParameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<EffectPreset> presets() {
        return Parameters.done(
                preset("Voice male", "1 Type", EqBand.LOW_CUT_12, "1 Frequency", 80, "3 Frequency", 250, "3 Gain", -2.5)
                        .with("5 Frequency", 4000, "5 Gain", 2.5, "6 Gain", 1.5),
                preset("Voice female", "1 Type", EqBand.LOW_CUT_12, "1 Frequency", 110, "3 Frequency", 350)
                        .with("3 Gain", -2, "5 Frequency", 3500, "5 Gain", 1.5, "6 Frequency", 12_000, "6 Gain", 1.5),
                preset("Telephone", "1 Type", EqBand.LOW_CUT_24, "1 Frequency", 300, "6 Type", EqBand.HIGH_CUT_24)
                        .with("6 Frequency", 3400, "4 Gain", 3),
                preset("Rumble off", "1 Type", EqBand.LOW_CUT_24, "1 Frequency", 60),
                preset("Hum 50 Hz off", "1 Type", EqBand.NOTCH, "1 Frequency", 50, "1 Q", 10, "2 Type", EqBand.NOTCH)
                        .with("2 Frequency", 100, "2 Q", 10, "3 Type", EqBand.NOTCH, "3 Frequency", 150, "3 Q", 10),
                preset("Music warm", "2 Gain", 2, "4 Gain", -1, "6 Gain", -1),
                preset("Music bright", "2 Gain", 1, "3 Gain", -1, "6 Gain", 2.5));
    }

    private static Parameters.Preset preset(String name, Object... pairs) {
        return new Parameters.Preset(PARAMETERS, name).with(pairs);
    }

    @Override
    public Effect create(StreamFormat format) {
        return new ParametricEq(format.channels(), format.rateHz(), Parameters.initial(PARAMETERS));
    }
}
