package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.longwave.api.command.Assign;
import org.longwave.api.command.Command;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetChannelMode;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetHighPass;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPanLaw;
import org.longwave.api.command.SetPfl;
import org.longwave.api.command.SetPolarity;
import org.longwave.api.command.SetSend;
import org.longwave.api.command.SetSoloSafe;
import org.longwave.api.command.SetTrim;
import org.longwave.api.command.SetWidth;
import org.longwave.engine.rt.StripStart;

/**
 * What is to be ordered when a strip's settings in the station file have changed; control room. Its delay is not among
 * it: that may need a line first.
 *
 * @param busNumber of a bus's name, -1 when there is none
 */
record StripChange(int number, StripSpec old, StripSpec now, ToIntFunction<String> busNumber) {

    List<Command> orders() {
        List<Command> orders = new ArrayList<>();
        StripStart a = old.start();
        StripStart b = now.start();
        if (a.trimDb() != b.trimDb()) orders.add(new SetTrim(number, b.trimDb()));
        if (a.invertLeft() != b.invertLeft() || a.invertRight() != b.invertRight())
            orders.add(new SetPolarity(number, b.invertLeft(), b.invertRight()));
        if (a.mode() != b.mode()) orders.add(new SetChannelMode(number, b.mode()));
        if (a.width() != b.width()) orders.add(new SetWidth(number, b.width()));
        if (a.highPassHz() != b.highPassHz() || a.highPassSlopeDb() != b.highPassSlopeDb())
            orders.add(new SetHighPass(number, b.highPassHz(), b.highPassSlopeDb()));
        if (a.law() != b.law()) orders.add(new SetPanLaw(number, b.law()));
        if (a.faderDb() != b.faderDb()) orders.add(new SetFader(number, b.faderDb()));
        if (a.balance() != b.balance()) orders.add(new SetBalance(number, b.balance()));
        if (a.muted() != b.muted()) orders.add(new SetMute(number, b.muted()));
        if (a.pfl() != b.pfl()) orders.add(new SetPfl(number, b.pfl()));
        if (a.soloSafe() != b.soloSafe()) orders.add(new SetSoloSafe(number, b.soloSafe()));
        Set<String> buses = new TreeSet<>(old.buses());
        buses.addAll(now.buses());
        old.sends().forEach(s -> buses.add(s.bus()));
        now.sends().forEach(s -> buses.add(s.bus()));
        for (String bus : buses) route(orders, bus);
        return orders;
    }

    private void route(List<Command> orders, String bus) {
        int n = busNumber.applyAsInt(bus);
        if (n < 0) return;
        boolean on = now.buses().contains(bus);
        if (on != old.buses().contains(bus)) orders.add(new Assign(number, n, on));
        SendSpec send = send(now, bus);
        if (!send.equals(send(old, bus))) orders.add(new SetSend(number, n, send.gainDb(), send.preFader()));
    }

    private static SendSpec send(StripSpec spec, String bus) {
        return spec.sends().stream()
                .filter(s -> s.bus().equals(bus))
                .findFirst()
                .orElse(new SendSpec(bus, Float.NEGATIVE_INFINITY, false));
    }

    /** Orders that lead a strip to a bus that has just come. */
    static List<Command> routes(int strip, StripSpec spec, BusSpec bus, int busNumber) {
        List<Command> orders = new ArrayList<>();
        if (bus.isMonitor()) return orders;
        if (spec.buses().contains(bus.id())) orders.add(new Assign(strip, busNumber, true));
        SendSpec send = send(spec, bus.id());
        if (send.gainDb() > Float.NEGATIVE_INFINITY)
            orders.add(new SetSend(strip, busNumber, send.gainDb(), send.preFader()));
        return orders;
    }
}
