package org.longwave.ui.routing;

import org.longwave.api.BusInfo;
import org.longwave.api.StripInfo;
import org.longwave.api.command.Assign;
import org.longwave.api.command.SetPfl;
import org.longwave.api.command.SetSend;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.law.Words;
import org.longwave.ui.nls.Nls;

/** Window thread. The orders of the routing matrix, and what it refuses while on air. */
final class RoutingOrders {
    private final Desk desk;
    private boolean locked = true;

    RoutingOrders(Desk desk) {
        this.desk = desk;
    }

    /** What is heard on the air cannot be taken out of the programme by a click. */
    boolean locked() {
        return locked;
    }

    void lock(boolean on) {
        locked = on;
    }

    private boolean onAir() {
        return desk.state().outputs().stream()
                .map(o -> o.status())
                .anyMatch(s ->
                        (s.kind() == Kind.STREAM || s.kind() == Kind.LISTENER) && s.state() == OutputStatus.State.ON);
    }

    void toggle(StripInfo strip, BusInfo bus, Crosspoint point) {
        if (!point.clickable()) {
            desk.say(point.sentence(strip.label(), bus.label()));
        } else if (point.kind() == Crosspoint.Kind.LISTENING || point.kind() == Crosspoint.Kind.LISTENABLE) {
            desk.submit(new SetPfl(strip.number(), point.kind() == Crosspoint.Kind.LISTENABLE));
        } else if (locked && point.live() && onAir()) {
            desk.refuse(Nls.text("routing.locked", strip.label(), bus.label()));
        } else if (point.kind() == Crosspoint.Kind.SEND) {
            desk.submit(new SetSend(strip.number(), bus.number(), Float.NEGATIVE_INFINITY, point.preFader()));
        } else {
            desk.submit(new Assign(strip.number(), bus.number(), !point.connected()));
        }
    }

    /** @param typed a level; an IllegalArgumentException says what is wrong with it */
    void send(StripInfo strip, BusInfo bus, Crosspoint point, String typed) {
        float db = Words.parseGain(typed);
        if (!point.clickable()
                || point.kind() == Crosspoint.Kind.LISTENING
                || point.kind() == Crosspoint.Kind.LISTENABLE) desk.say(point.sentence(strip.label(), bus.label()));
        else desk.submit(new SetSend(strip.number(), bus.number(), db, point.preFader()));
    }

    /** Takes a send before the fader instead of after it, or back. */
    void tap(StripInfo strip, BusInfo bus, Crosspoint point) {
        if (point.kind() == Crosspoint.Kind.SEND || point.kind() == Crosspoint.Kind.BOTH)
            desk.submit(new SetSend(strip.number(), bus.number(), point.sendDb(), !point.preFader()));
        else desk.say(Nls.text("routing.noSend", strip.label(), bus.label()));
    }
}
