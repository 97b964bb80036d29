package org.longwave.ui.mixer;

import java.util.List;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.BusInfo;
import org.longwave.api.Names;
import org.longwave.api.RouteInfo;
import org.longwave.api.StripInfo;
import org.longwave.api.command.SetSend;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Control;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PopUp;
import org.longwave.ui.pane.Scale;
import org.longwave.ui.pane.Slider;

/** Window thread. How much of a strip goes to a bus, before or after its fader. */
final class SendRow {
    private SendRow() {}

    /** Buses that strips send to: all but the programme and the monitors. */
    static List<BusInfo> buses(DeskState desk) {
        return desk.buses().stream()
                .filter(b -> !b.kind().equals(BusInfo.MONITOR) && !b.id().equals(Names.PROGRAM))
                .toList();
    }

    static Slider of(Pane pane, Rectangle at, StripInfo strip, BusInfo bus, Arrangement arrangement) {
        Desk desk = pane.studio().desk();
        int n = strip.number();
        // a guest never hears itself: its own mix-minus takes nothing of it
        boolean own = bus.guest().equals(strip.id());
        Control send = new Control(
                Nls.text("mixer.send.of", strip.label(), bus.label()),
                f -> own ? Float.NaN : level(desk.patch().route(n, bus.number())),
                v -> new SetSend(
                        n, bus.number(), v, desk.patch().route(n, bus.number()).preFader()));
        String pre = bus.label() + " " + Nls.text("mixer.send.preMark");
        return new Slider(
                        pane,
                        at,
                        Scale.LEVEL,
                        f -> desk.patch().route(n, bus.number()).preFader() ? pre : bus.label(),
                        send)
                .menu(place -> menu(pane, strip, bus, arrangement, place));
    }

    private static float level(RouteInfo route) {
        return route.sendDb() <= -120 ? Float.NEGATIVE_INFINITY : route.sendDb();
    }

    private static void menu(Pane pane, StripInfo strip, BusInfo bus, Arrangement arrangement, Point at) {
        Desk desk = pane.studio().desk();
        RouteInfo now = desk.patch().route(strip.number(), bus.number());
        PopUp menu = new PopUp(pane);
        menu.choice(Nls.text("mixer.send.post"), !now.preFader(), () -> desk.submit(order(strip, bus, now, false)));
        menu.choice(Nls.text("mixer.send.pre"), now.preFader(), () -> desk.submit(order(strip, bus, now, true)));
        menu.line();
        menu.add(
                Nls.text("mixer.send.off"),
                () -> desk.submit(new SetSend(strip.number(), bus.number(), Float.NEGATIVE_INFINITY, now.preFader())));
        List<BusInfo> all = buses(desk.state());
        if (all.size() > 2) {
            PopUp show = menu.sub(Nls.text("mixer.send.show"));
            for (int i = 0; i < all.size(); i++) {
                int first = i;
                show.choice(all.get(i).label(), i == arrangement.firstSend(), () -> arrangement.firstSend(first));
            }
        }
        menu.open(at);
    }

    private static SetSend order(StripInfo strip, BusInfo bus, RouteInfo now, boolean pre) {
        return new SetSend(strip.number(), bus.number(), now.sendDb(), pre);
    }
}
