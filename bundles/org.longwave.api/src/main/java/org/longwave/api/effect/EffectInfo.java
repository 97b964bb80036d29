package org.longwave.api.effect;

import java.util.List;

/**
 * An installed effect, as {@link EffectFactory} tells it; any thread.
 *
 * @param id what station files and {@link org.longwave.api.InsertSetting} call it
 * @param name what the operator reads
 * @param version changes whenever its sound does
 * @param parameters all that a surface needs to draw it
 * @param presets settings to begin with
 */
public record EffectInfo(
        String id, String name, String version, List<EffectParameter> parameters, List<EffectPreset> presets) {
    public EffectInfo {
        parameters = List.copyOf(parameters);
        presets = List.copyOf(presets);
    }
}
