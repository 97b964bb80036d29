package org.longwave.ui.routing;

import java.util.List;
import org.longwave.api.BusInfo;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.RouteInfo;
import org.longwave.api.StripInfo;
import org.longwave.ui.law.Words;
import org.longwave.ui.nls.Nls;

/**
 * Any thread. Where a strip meets a bus.
 *
 * @param live it can be heard on the programme now
 */
record Crosspoint(Kind kind, float sendDb, boolean preFader, boolean live) {
    /** How they are connected. */
    enum Kind {
        OFF,
        ASSIGNED,
        /** A send besides nothing else. */
        SEND,
        BOTH,
        /** A mix-minus takes it from the programme by itself. */
        FOLLOWS,
        /** A guest does not hear himself. */
        NEVER,
        /** What the operator listens to. */
        LISTENING,
        LISTENABLE,
        /** A monitor of another kind: nothing can be connected. */
        CLOSED
    }

    private static final Crosspoint OFF = new Crosspoint(Kind.OFF, Float.NEGATIVE_INFINITY, false, false);

    static Crosspoint of(StripInfo strip, BusInfo bus, List<BusInfo> buses, List<RouteInfo> routes, MeterFrame meters) {
        int number = strip.number();
        if (bus.kind().equals(BusInfo.MONITOR)) {
            if (!bus.id().equals(Names.MONITOR)) return plain(Kind.CLOSED);
            return plain(meters.stripFlag(number, MeterFrame.PFL) ? Kind.LISTENING : Kind.LISTENABLE);
        }
        if (bus.guest().equals(strip.id())) return plain(Kind.NEVER);
        RouteInfo route = to(routes, bus.number());
        boolean sends = route != null && route.sendDb() > -120;
        boolean audible = bus.id().equals(Names.PROGRAM)
                && !meters.stripFlag(number, MeterFrame.MUTED)
                && !meters.stripFlag(number, MeterFrame.SOLO_MUTED)
                && meters.stripFlag(number, MeterFrame.SIGNAL)
                && meters.stripFaderDb(number) > -60;
        if (route != null && (route.assigned() || sends)) {
            Kind kind = route.assigned() ? sends ? Kind.BOTH : Kind.ASSIGNED : Kind.SEND;
            return new Crosspoint(
                    kind, sends ? route.sendDb() : Float.NEGATIVE_INFINITY, sends && route.preFader(), audible);
        }
        return bus.kind().equals(BusInfo.MIX_MINUS) && assigned(buses, routes) ? plain(Kind.FOLLOWS) : OFF;
    }

    private static Crosspoint plain(Kind kind) {
        return new Crosspoint(kind, Float.NEGATIVE_INFINITY, false, false);
    }

    private static RouteInfo to(List<RouteInfo> routes, int bus) {
        for (int i = 0; i < routes.size(); i++) if (routes.get(i).bus() == bus) return routes.get(i);
        return null;
    }

    private static boolean assigned(List<BusInfo> buses, List<RouteInfo> routes) {
        for (BusInfo bus : buses) {
            if (!bus.id().equals(Names.PROGRAM)) continue;
            RouteInfo route = to(routes, bus.number());
            return route != null && route.assigned();
        }
        return false;
    }

    /** A click connects or takes away. */
    boolean clickable() {
        return kind != Kind.NEVER && kind != Kind.CLOSED && kind != Kind.FOLLOWS;
    }

    boolean connected() {
        return kind == Kind.ASSIGNED || kind == Kind.BOTH || kind == Kind.SEND;
    }

    /** What stands in the cell. */
    String words() {
        return switch (kind) {
            case OFF, LISTENABLE -> "";
            case CLOSED -> Words.NONE;
            case NEVER -> Nls.text("routing.never");
            case FOLLOWS -> Nls.text("routing.follows");
            case LISTENING -> "PFL";
            case ASSIGNED -> "0.0";
            case SEND -> (preFader ? Nls.text("routing.pre") : "") + Words.gain(sendDb);
            case BOTH -> "0.0 \u2295 " + Words.gain(sendDb);
        };
    }

    /** The same as a sentence. */
    String sentence(String strip, String bus) {
        return Nls.text("routing.to", strip, bus, fact());
    }

    private String fact() {
        return switch (kind) {
            case OFF -> Nls.text("routing.off");
            case ASSIGNED -> Nls.text(live ? "routing.live" : "routing.assigned");
            case SEND -> Nls.text(preFader ? "routing.send.pre" : "routing.send.post", Words.gain(sendDb));
            case BOTH -> Nls.text("routing.both", Words.gain(sendDb));
            case FOLLOWS -> Nls.text("routing.follows.words");
            case NEVER -> Nls.text("routing.never.words");
            case LISTENING -> Nls.text("routing.listening");
            case LISTENABLE -> Nls.text("routing.listenable");
            case CLOSED -> Nls.text("routing.closed");
        };
    }
}
