package org.longwave.effects;

import java.util.Map;
import org.longwave.api.effect.EffectFactory;
import org.longwave.testkit.EffectContract;

class GraphicEqContractTest extends EffectContract {
    @Override
    protected EffectFactory factory() {
        return new GraphicEqFactory();
    }

    @Override
    protected Map<String, Float> neutral() {
        return Map.of();
    }
}
