package org.longwave.benchmarks.desk;

import java.util.List;
import java.util.function.Consumer;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.PanLaw;
import org.longwave.effects.CompressorFactory;
import org.longwave.effects.ParametricEqFactory;
import org.longwave.engine.host.BusSpec;
import org.longwave.engine.host.InsertSpec;
import org.longwave.engine.host.SendSpec;
import org.longwave.engine.host.StripSpec;
import org.longwave.engine.host.Studio;
import org.longwave.engine.rt.StripStart;

/** 64 strips with high-pass, 4-band EQ, compressor and two sends, on a programme and two more buses; the main thread. */
final class FullDesk {
    static final int STRIPS = 64;
    /** Of each tone; together they stay below the limiter. */
    static final double LEVEL = 0.005;

    private FullDesk() {}

    static int hz(int strip) {
        return 90 + strip;
    }

    /** @param withEffects of the product: EQ in slot 0, compressor in slot 1 */
    static void furnish(Studio studio, boolean withEffects, Consumer<Studio> afterEach) {
        studio.addEffects(new ParametricEqFactory());
        studio.addEffects(new CompressorFactory());
        for (String bus : new String[] {"aux1", "aux2"}) studio.addBus(BusSpec.of(bus, "mix"));
        StripStart start = new StripStart(
                6f, false, false, ChannelMode.STEREO, 1f, 40f, 24, PanLaw.BALANCE, -6f, 0f, false, false, false, false);
        for (int n = 0; n < STRIPS; n++) {
            String id = "s" + n;
            studio.addInput(id, false, new ToneSource(hz(n), LEVEL));
            List<SendSpec> sends = List.of(new SendSpec("aux1", -6f, false), new SendSpec("aux2", -10f, true));
            studio.addStrip(new StripSpec(id, "", id, "line", n, start, 0, List.of("program"), sends, false));
            if (withEffects) effects(studio, id);
            afterEach.accept(studio);
        }
    }

    /** Four bands that do something, and a threshold that the tone passes. */
    private static void effects(Studio studio, String id) {
        studio.addInsert(new InsertSpec(
                id + "-eq",
                false,
                id,
                0,
                "longwave.parametric-eq",
                "",
                List.of("1 Type=Off", "2 Gain=2", "3 Gain=-3", "4 Gain=2.5", "5 Gain=3", "6 Type=Off"),
                false,
                ""));
        studio.addInsert(new InsertSpec(
                id + "-comp",
                false,
                id,
                1,
                "longwave.compressor",
                "",
                List.of("Threshold=-50", "Ratio=4", "Make-up=6"),
                false,
                ""));
    }
}
