package org.longwave.effects;

import java.util.Map;
import org.longwave.api.effect.EffectFactory;
import org.longwave.testkit.EffectContract;

class CompressorContractTest extends EffectContract {
    @Override
    protected EffectFactory factory() {
        return new CompressorFactory();
    }

    @Override
    protected Map<String, Float> neutral() {
        return Map.of("Ratio", 1f);
    }
}
