package org.longwave.effects;

import java.util.Map;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.testkit.EffectContract;

class ParametricEqContractTest extends EffectContract {
    @Override
    protected EffectFactory factory() {
        return new ParametricEqFactory();
    }

    @Override
    protected Map<String, Float> neutral() {
        return Map.of();
    }

    /** From a low cut to a high cut a tone comes or goes by 60 dB within 30 ms. */
    @Override
    protected double clickLimit(EffectParameter moved) {
        return moved.name().endsWith("Type") ? 0.02 : 0.01;
    }
}
