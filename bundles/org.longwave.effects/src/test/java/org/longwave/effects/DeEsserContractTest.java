package org.longwave.effects;

import java.util.Map;
import org.longwave.api.effect.EffectFactory;
import org.longwave.testkit.EffectContract;

class DeEsserContractTest extends EffectContract {
    @Override
    protected EffectFactory factory() {
        return new DeEsserFactory();
    }

    @Override
    protected Map<String, Float> neutral() {
        return Map.of("Range", 0f);
    }
}
