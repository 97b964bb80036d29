package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.EffectFactory;
import org.longwave.effects.AheadCompressorFactory;
import org.longwave.effects.CompressorFactory;
import org.longwave.effects.DeEsserFactory;
import org.longwave.effects.DuckerFactory;
import org.longwave.effects.GateFactory;
import org.longwave.effects.GraphicEqFactory;
import org.longwave.effects.LevellerFactory;
import org.longwave.effects.ParametricEqFactory;
import org.longwave.effects.PeakLimiterFactory;
import org.longwave.engine.ring.StoragePool;
import org.longwave.engine.rt.Insert;

/** The product's own effects pass the trial that anyone's must pass. */
class OwnEffectsTest {
    private static final List<EffectFactory> ALL = List.of(
            new ParametricEqFactory(),
            new GraphicEqFactory(),
            new CompressorFactory(),
            new AheadCompressorFactory(),
            new GateFactory(),
            new DeEsserFactory(),
            new PeakLimiterFactory(),
            new LevellerFactory(),
            new DuckerFactory());

    @Test
    void everyOnePassesItsTrial() {
        for (StreamFormat format : List.of(new StreamFormat(48_000, 2, 64), new StreamFormat(44_100, 1, 64))) {
            EffectWarmUp trials = new EffectWarmUp(format, new StoragePool());
            for (EffectFactory factory : ALL) {
                Insert insert = trials.tryOut(factory, EffectSetting.INITIAL);
                assertEquals(0, insert.faults(), factory.id());
            }
        }
    }
}
