package org.longwave.effects;

import java.util.Map;
import org.longwave.api.effect.EffectFactory;
import org.longwave.testkit.EffectContract;

class DuckerContractTest extends EffectContract {
    @Override
    protected EffectFactory factory() {
        return new DuckerFactory();
    }

    @Override
    protected Map<String, Float> neutral() {
        return Map.of("Depth", 0f);
    }
}
