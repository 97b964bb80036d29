package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.longwave.api.BusInfo;
import org.longwave.api.BusState;
import org.longwave.api.DeskState;
import org.longwave.api.InsertSetting;
import org.longwave.api.InsertSlot;
import org.longwave.api.RouteInfo;
import org.longwave.api.StripState;
import org.longwave.api.command.Assign;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.PanLaw;
import org.longwave.api.command.SetAfl;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetBusMute;
import org.longwave.api.command.SetChannelMode;
import org.longwave.api.command.SetDelay;
import org.longwave.api.command.SetDim;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetHighPass;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMonitorSource;
import org.longwave.api.command.SetMono;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPanLaw;
import org.longwave.api.command.SetPfl;
import org.longwave.api.command.SetPolarity;
import org.longwave.api.command.SetSend;
import org.longwave.api.command.SetSolo;
import org.longwave.api.command.SetSoloSafe;
import org.longwave.api.command.SetTrim;
import org.longwave.api.command.SetWidth;

/** All that can be set on the desk can be read from it. */
class DeskViewTest {
    private final TestDesk desk = new TestDesk();

    @Test
    void everythingThatIsSetOnAStripIsRead() {
        desk.tone("a", 200, 0.1);
        desk.tone("b", 300, 0.1);
        assertTrue(desk.studio.desk().strips().isEmpty(), "no block of it has been made");
        desk.studio.addBus(BusSpec.of("aux", BusInfo.MIX));
        desk.studio.addEffects(TestEffects.gain());
        desk.run(2);
        int a = desk.strip("a");
        int aux = desk.bus("aux");
        desk.studio.lockSolo(false);
        for (var order : List.of(
                new SetTrim(a, 3f),
                new SetPolarity(a, false, true),
                new SetChannelMode(a, ChannelMode.SWAP),
                new SetWidth(a, 1.5f),
                new SetHighPass(a, 120f, 24),
                new SetFader(a, -7.5f),
                new SetBalance(a, -0.25f),
                new SetPanLaw(a, PanLaw.MINUS_4_5_DB),
                new SetMute(a, true),
                new SetPfl(a, true),
                new SetAfl(a, true),
                new SetSolo(a, true),
                new SetSoloSafe(a, true),
                new SetDelay(a, 960),
                new Assign(a, 0, false),
                new SetSend(a, aux, -9f, true))) desk.studio.submit(order);
        desk.studio.install(InsertSlot.ofStrip(a, 2), new InsertSetting("gain", List.of(0.5f, 1f), true, ""));
        desk.run(20);
        DeskState state = desk.studio.desk();
        assertEquals(
                List.of("a", "b"),
                state.strips().stream().map(s -> s.info().id()).toList());
        StripState s = state.strips().getFirst();
        assertEquals(
                new StripState(
                        s.info(),
                        3f,
                        false,
                        true,
                        ChannelMode.SWAP,
                        1.5f,
                        120f,
                        24,
                        -7.5f,
                        -0.25f,
                        PanLaw.MINUS_4_5_DB,
                        true,
                        true,
                        true,
                        true,
                        true,
                        false,
                        960,
                        List.of(new RouteInfo(aux, false, -9f, true, false)),
                        s.inserts()),
                s);
        assertEquals(1, s.inserts().size());
        assertEquals(
                new InsertSetting("gain", List.of(0.5f, 1f), true, ""),
                InsertSetting.of(s.inserts().getFirst()));
        assertTrue(state.strips().getLast().soloMuted());
        assertEquals(22 * 128, state.frame());
    }

    @Test
    void everythingThatIsSetOnABusIsRead() {
        desk.studio.addBus(new BusSpec("phones", "", BusInfo.MONITOR, "", "program", -3f, -2f, 0, false, false));
        desk.studio.addBus(BusSpec.of("aux", BusInfo.MIX));
        desk.run(2);
        int phones = desk.bus("phones");
        for (var order : List.of(
                new SetMonitorSource(phones, desk.bus("aux")),
                new SetDim(phones, true),
                new SetMono(phones, true),
                new SetMaster(desk.bus("aux"), -20f),
                new SetBusMute(desk.bus("aux"), true))) desk.studio.submit(order);
        desk.run(5);
        List<BusState> buses = desk.studio.desk().buses();
        BusState p = buses.get(2);
        assertEquals(new BusState(p.info(), -3f, false, false, -2f, desk.bus("aux"), true, true, List.of()), p);
        BusState x = buses.get(3);
        assertEquals(new BusState(x.info(), -20f, true, false, -1f, -1, false, false, List.of()), x);
        desk.studio.changeBus("phones", "", -3f, -6f, 0);
        desk.run(2);
        assertEquals(-6f, desk.studio.desk().buses().get(2).ceilingDb());
    }
}
