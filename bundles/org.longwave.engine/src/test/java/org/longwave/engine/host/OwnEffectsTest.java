package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSetting;
import org.longwave.api.InsertSlot;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.CommandTarget;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
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

    /** However they are set: what is led past all of them is the input, only later. */
    @Test
    void allBypassedAreTheInputBitForBit() {
        for (int first = 0; first < ALL.size(); first += CommandTarget.SLOTS) {
            List<EffectFactory> some = ALL.subList(first, Math.min(first + CommandTarget.SLOTS, ALL.size()));
            TestDesk desk = new TestDesk();
            desk.tone("a", 200, 0.25);
            desk.run(2);
            for (int slot = 0; slot < some.size(); slot++) {
                EffectFactory factory = some.get(slot);
                desk.studio.addEffects(factory);
                List<Float> most =
                        factory.parameters().stream().map(EffectParameter::max).toList();
                InsertSetting past = new InsertSetting(factory.id(), most, true, "");
                desk.studio.install(InsertSlot.ofStrip(desk.strip("a"), slot), past);
                desk.studio.install(InsertSlot.ofBus(0, slot), past);
            }
            desk.run(100);
            assertEquals(2 * some.size(), desk.studio.inserts().size());
            int late = TestDesk.LIMITER
                    + desk.studio.inserts().stream()
                            .mapToInt(InsertInfo::latencyFrames)
                            .sum();
            float[] x = desk.program(0);
            for (int i = x.length - 1000; i < x.length; i++)
                assertEquals(ToneInput.sample(200, 0.25, 48_000, i - late), x[i], 0f, "frame " + i + " of " + some);
        }
    }
}
