package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.longwave.api.BusInfo;
import org.longwave.api.BusState;
import org.longwave.api.DeskState;
import org.longwave.api.InsertInfo;
import org.longwave.api.MeterFrame;
import org.longwave.api.RouteInfo;
import org.longwave.api.StripInfo;
import org.longwave.api.StripState;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.PanLaw;

/** Puts together how the whole desk stands, from the newest meters and what the control room knows; any thread. */
final class DeskView {
    private static final ChannelMode[] MODES = ChannelMode.values();
    private static final PanLaw[] LAWS = PanLaw.values();

    private final Desk desk;
    private final MeterFrame meters;
    private final List<InsertInfo> inserts;

    DeskView(Desk desk, MeterFrame meters, List<InsertInfo> inserts) {
        this.desk = desk;
        this.meters = meters;
        this.inserts = inserts;
    }

    DeskState state() {
        List<StripState> strips = new ArrayList<>();
        for (StripInfo s : desk.strips())
            if (meters.stripFlag(s.number(), MeterFrame.RUNS)) strips.add(strip(s, desk.routes(s.number())));
        List<BusState> buses = new ArrayList<>();
        for (BusInfo b : desk.buses()) if (meters.busFlag(b.number(), MeterFrame.RUNS)) buses.add(bus(b));
        return new DeskState(meters.frame(), strips, buses);
    }

    private StripState strip(StripInfo info, List<RouteInfo> routes) {
        int n = info.number();
        return new StripState(
                info,
                meters.strip(n, MeterFrame.TRIM_DB),
                meters.stripFlag(n, MeterFrame.POLARITY_LEFT),
                meters.stripFlag(n, MeterFrame.POLARITY_RIGHT),
                MODES[(int) meters.strip(n, MeterFrame.CHANNEL_MODE)],
                meters.strip(n, MeterFrame.WIDTH),
                meters.strip(n, MeterFrame.HIGH_PASS_HZ),
                (int) meters.strip(n, MeterFrame.HIGH_PASS_SLOPE),
                meters.stripFaderDb(n),
                meters.stripBalance(n),
                LAWS[(int) meters.strip(n, MeterFrame.PAN_LAW)],
                meters.stripFlag(n, MeterFrame.MUTED),
                meters.stripFlag(n, MeterFrame.PFL),
                meters.stripFlag(n, MeterFrame.AFL),
                meters.stripFlag(n, MeterFrame.SOLO),
                meters.stripFlag(n, MeterFrame.SOLO_SAFE),
                meters.stripFlag(n, MeterFrame.SOLO_MUTED),
                (int) meters.strip(n, MeterFrame.DELAY_FRAMES),
                routes,
                inserts(false, n));
    }

    private BusState bus(BusInfo info) {
        int n = info.number();
        return new BusState(
                info,
                meters.busFaderDb(n),
                meters.busFlag(n, MeterFrame.MUTED),
                meters.busFlag(n, MeterFrame.MIC_MUTED),
                meters.busCeilingDb(n),
                info.kind().equals(BusInfo.MONITOR) ? meters.monitorSource(n) : -1,
                meters.busFlag(n, MeterFrame.DIM),
                meters.busFlag(n, MeterFrame.MONO),
                inserts(true, n));
    }

    private List<InsertInfo> inserts(boolean onBus, int owner) {
        return inserts.stream()
                .filter(i -> i.onBus() == onBus && i.owner() == owner)
                .sorted(Comparator.comparingInt(InsertInfo::slot))
                .toList();
    }
}
