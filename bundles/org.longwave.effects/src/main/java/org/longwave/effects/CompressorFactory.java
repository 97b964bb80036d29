package org.longwave.effects;

import java.util.List;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;
import org.osgi.service.component.annotations.Component;

/** Makes compressors that do not delay; control room. */
@Component
public final class CompressorFactory implements EffectFactory {
    static final List<EffectParameter> PARAMETERS = List.of(
            Parameters.linear("Threshold", "dB", -60, 0, -18),
            Parameters.log("Ratio", ":1", 1, 20, 3),
            Parameters.linear("Knee", "dB", 0, 24, 6),
            Parameters.log("Attack", "ms", 0.1, 200, 10),
            Parameters.log("Release", "ms", 5, 2000, 150),
            Parameters.linear("Make-up", "dB", -6, 24, 0),
            Parameters.choice("Detector", 0, "Peak", "RMS"),
            Parameters.log("Key low cut", "Hz", 20, 500, 20),
            Parameters.linear("Mix", "%", 0, 100, 100));

    @Override
    public String id() {
        return "longwave.compressor";
    }

    @Override
    public String name() {
        return "Compressor";
    }

    @Override
    public List<EffectParameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<EffectPreset> presets() {
        return presets(PARAMETERS);
    }

    static List<EffectPreset> presets(List<EffectParameter> of) {
        return Parameters.done(
                new Parameters.Preset(of, "Voice male")
                        .with("Threshold", -22, "Ratio", 3, "Attack", 8, "Release", 120, "Make-up", 4)
                        .with("Key low cut", 100),
                new Parameters.Preset(of, "Voice female")
                        .with("Threshold", -22, "Ratio", 2.5, "Attack", 6, "Release", 100, "Make-up", 4)
                        .with("Key low cut", 150),
                new Parameters.Preset(of, "Telephone guest")
                        .with("Threshold", -30, "Ratio", 6, "Attack", 3, "Release", 200, "Make-up", 9),
                new Parameters.Preset(of, "Music glue")
                        .with("Threshold", -16, "Ratio", 2, "Knee", 12, "Attack", 30, "Release", 250, "Make-up", 2)
                        .with("Detector", 1, "Key low cut", 90),
                new Parameters.Preset(of, "Parallel")
                        .with("Threshold", -36, "Ratio", 8, "Attack", 3, "Release", 120, "Make-up", 10, "Mix", 35),
                new Parameters.Preset(of, "Peaks only")
                        .with("Threshold", -8, "Ratio", 10, "Knee", 3, "Attack", 0.5, "Release", 60));
    }

    @Override
    public Effect create(StreamFormat format) {
        return new Compressor(format.channels(), format.rateHz(), 0, Parameters.initial(PARAMETERS));
    }
}
