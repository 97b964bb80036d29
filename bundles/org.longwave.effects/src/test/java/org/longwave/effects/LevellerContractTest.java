package org.longwave.effects;

import java.util.Map;
import org.longwave.api.effect.EffectFactory;
import org.longwave.testkit.EffectContract;

class LevellerContractTest extends EffectContract {
    @Override
    protected EffectFactory factory() {
        return new LevellerFactory();
    }

    @Override
    protected Map<String, Float> neutral() {
        return Map.of("Most up", 0f, "Most down", 0f);
    }
}
