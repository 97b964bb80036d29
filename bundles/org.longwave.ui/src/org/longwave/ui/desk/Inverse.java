package org.longwave.ui.desk;

import java.util.List;
import org.longwave.api.InsertInfo;
import org.longwave.api.MeterFrame;
import org.longwave.api.RouteInfo;
import org.longwave.api.command.Assign;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.Command;
import org.longwave.api.command.CrossFade;
import org.longwave.api.command.Fade;
import org.longwave.api.command.FlushInput;
import org.longwave.api.command.MoveInsert;
import org.longwave.api.command.PanLaw;
import org.longwave.api.command.SetAfl;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetBusBypass;
import org.longwave.api.command.SetBusEffectParameter;
import org.longwave.api.command.SetBusMute;
import org.longwave.api.command.SetBypass;
import org.longwave.api.command.SetChannelMode;
import org.longwave.api.command.SetDelay;
import org.longwave.api.command.SetDim;
import org.longwave.api.command.SetEffectParameter;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetHighPass;
import org.longwave.api.command.SetHold;
import org.longwave.api.command.SetKey;
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
import org.longwave.api.command.SwapInserts;
import org.longwave.api.command.Talk;
import org.longwave.ui.law.Words;
import org.longwave.ui.nls.Nls;

/**
 * Any thread. What takes an order back: read from the desk as it stands before the order is carried out. Orders that
 * are no change of the desk (a transport's hold, a talk key) have none.
 */
final class Inverse {
    private final Desk desk;
    private final DeskState state;
    private final MeterFrame now;

    /** @param now the desk's settings before the order */
    Inverse(Desk desk, DeskState state, MeterFrame now) {
        this.desk = desk;
        this.state = state;
        this.now = now;
    }

    /** Null when the order cannot be taken back. */
    OrderChange of(Command order) {
        return switch (order) {
            case SetFader c ->
                value(c, c.strip(), "fader", new SetFader(c.strip(), now.stripFaderDb(c.strip())), db(c.gainDb()));
            case Fade c ->
                strip(c, c.strip(), "fade", new SetFader(c.strip(), now.stripFaderDb(c.strip())), db(c.gainDb()));
            case CrossFade c -> crossFade(c);
            case SetBalance c ->
                value(
                        c,
                        c.strip(),
                        "balance",
                        new SetBalance(c.strip(), now.stripBalance(c.strip())),
                        Words.balance(c.balance()));
            case SetTrim c ->
                value(
                        c,
                        c.strip(),
                        "trim",
                        new SetTrim(c.strip(), setting(c.strip(), MeterFrame.TRIM_DB)),
                        db(c.trimDb()));
            case SetWidth c ->
                value(
                        c,
                        c.strip(),
                        "width",
                        new SetWidth(c.strip(), setting(c.strip(), MeterFrame.WIDTH)),
                        Words.percent(c.width()));
            case SetDelay c ->
                value(
                        c,
                        c.strip(),
                        "delay",
                        new SetDelay(c.strip(), (int) setting(c.strip(), MeterFrame.DELAY_FRAMES)),
                        millis(c));
            case SetHighPass c -> highPass(c);
            case SetMute c ->
                onOff(c, c.strip(), "mute", new SetMute(c.strip(), flag(c.strip(), MeterFrame.MUTED)), c.muted());
            case SetPfl c -> onOff(c, c.strip(), "pfl", new SetPfl(c.strip(), flag(c.strip(), MeterFrame.PFL)), c.on());
            case SetAfl c -> onOff(c, c.strip(), "afl", new SetAfl(c.strip(), flag(c.strip(), MeterFrame.AFL)), c.on());
            case SetSolo c ->
                onOff(c, c.strip(), "solo", new SetSolo(c.strip(), flag(c.strip(), MeterFrame.SOLO)), c.on());
            case SetSoloSafe c ->
                onOff(
                        c,
                        c.strip(),
                        "soloSafe",
                        new SetSoloSafe(c.strip(), flag(c.strip(), MeterFrame.SOLO_SAFE)),
                        c.safe());
            case SetPolarity c -> polarity(c);
            case SetChannelMode c -> channelMode(c);
            case SetPanLaw c -> panLaw(c);
            case Assign c ->
                onOff(
                        c,
                        c.strip(),
                        "assign",
                        new Assign(c.strip(), c.bus(), route(c.strip(), c.bus()).assigned()),
                        c.on(),
                        bus(c.bus()));
            case SetSend c -> send(c);
            case SetMaster c ->
                busValue(c, c.bus(), "master", new SetMaster(c.bus(), now.busFaderDb(c.bus())), db(c.gainDb()));
            case SetBusMute c ->
                busOnOff(c, c.bus(), "mute", new SetBusMute(c.bus(), busFlag(c.bus(), MeterFrame.MUTED)), c.muted());
            case SetDim c ->
                busOnOff(c, c.monitor(), "dim", new SetDim(c.monitor(), busFlag(c.monitor(), MeterFrame.DIM)), c.on());
            case SetMono c ->
                busOnOff(
                        c,
                        c.monitor(),
                        "mono",
                        new SetMono(c.monitor(), busFlag(c.monitor(), MeterFrame.MONO)),
                        c.on());
            case SetMonitorSource c ->
                onBus(
                        c,
                        c.monitor(),
                        "source",
                        null,
                        new SetMonitorSource(c.monitor(), now.monitorSource(c.monitor())),
                        bus(c.source()));
            case SetEffectParameter c -> parameter(c, false, c.strip(), c.slot(), c.parameter(), c.value());
            case SetBusEffectParameter c -> parameter(c, true, c.bus(), c.slot(), c.parameter(), c.value());
            case SetBypass c -> bypass(c, false, c.strip(), c.slot(), c.bypassed());
            case SetBusBypass c -> bypass(c, true, c.bus(), c.slot(), c.bypassed());
            case MoveInsert c ->
                strip(c, c.strip(), "moveInsert", new MoveInsert(c.strip(), c.to(), c.from()), "" + (c.to() + 1));
            case SwapInserts c ->
                strip(
                        c,
                        c.strip(),
                        "moveInsert",
                        new SwapInserts(c.strip(), c.second(), c.first()),
                        "" + (c.second() + 1));
            case SetKey c -> key(c);
            case SetHold c -> null;
            case FlushInput c -> null;
            case Talk c -> null;
        };
    }

    private OrderChange crossFade(CrossFade c) {
        String words = Nls.text("undo.crossFade", label(c.from()), label(c.to()));
        List<Command> back = List.of(
                new SetFader(c.from(), now.stripFaderDb(c.from())), new SetFader(c.to(), now.stripFaderDb(c.to())));
        return new OrderChange(desk, words, null, List.of(place(c.from()), place(c.to())), List.of(c), back);
    }

    private OrderChange highPass(SetHighPass c) {
        float hz = setting(c.strip(), MeterFrame.HIGH_PASS_HZ);
        int slope = (int) setting(c.strip(), MeterFrame.HIGH_PASS_SLOPE);
        SetHighPass back = new SetHighPass(c.strip(), Math.clamp(hz, 20, 400), slope);
        String value = c.slopeDb() == 0 ? Nls.text("undo.off") : Math.round(c.cornerHz()) + " Hz";
        return value(c, c.strip(), "highPass", back, value);
    }

    private OrderChange polarity(SetPolarity c) {
        SetPolarity back = new SetPolarity(
                c.strip(), flag(c.strip(), MeterFrame.POLARITY_LEFT), flag(c.strip(), MeterFrame.POLARITY_RIGHT));
        return onOff(c, c.strip(), "polarity", back, c.left() || c.right());
    }

    private OrderChange channelMode(SetChannelMode c) {
        ChannelMode was = ChannelMode.values()[(int) setting(c.strip(), MeterFrame.CHANNEL_MODE)];
        return strip(
                c,
                c.strip(),
                "channelMode",
                new SetChannelMode(c.strip(), was),
                Nls.text("undo.mode." + c.mode().name()));
    }

    private OrderChange panLaw(SetPanLaw c) {
        PanLaw was = PanLaw.values()[(int) setting(c.strip(), MeterFrame.PAN_LAW)];
        return strip(
                c,
                c.strip(),
                "panLaw",
                new SetPanLaw(c.strip(), was),
                Nls.text("undo.law." + c.law().name()));
    }

    private OrderChange send(SetSend c) {
        RouteInfo was = route(c.strip(), c.bus());
        SetSend back = new SetSend(c.strip(), c.bus(), was.sendDb(), was.preFader());
        String words = Nls.text("undo.send", label(c.strip()), bus(c.bus()), db(c.gainDb()));
        return new OrderChange(
                desk, words, "send " + c.strip() + " " + c.bus(), List.of(place(c.strip())), List.of(c), List.of(back));
    }

    private OrderChange parameter(Command c, boolean onBus, int owner, int slot, int parameter, float value) {
        InsertInfo insert = insert(onBus, owner, slot);
        if (insert == null || parameter >= insert.values().size()) return null;
        float was = insert.values().get(parameter);
        Command back = onBus
                ? new SetBusEffectParameter(owner, slot, parameter, was)
                : new SetEffectParameter(owner, slot, parameter, was);
        String name = insert.parameters().get(parameter).name();
        String words = Nls.text("undo.parameter", onBus ? bus(owner) : label(owner), insert.name(), name);
        String key = onBus + " " + owner + " " + slot + " " + parameter;
        String place = onBus ? busPlace(owner) : place(owner);
        String effect = effectPlace(insert);
        return new OrderChange(desk, words, key, List.of(place, effect), List.of(c), List.of(back));
    }

    private OrderChange bypass(Command c, boolean onBus, int owner, int slot, boolean bypassed) {
        InsertInfo insert = insert(onBus, owner, slot);
        if (insert == null) return null;
        Command back = onBus
                ? new SetBusBypass(owner, slot, insert.bypassed())
                : new SetBypass(owner, slot, insert.bypassed());
        String words = Nls.text(
                bypassed ? "undo.bypass.on" : "undo.bypass.off", onBus ? bus(owner) : label(owner), insert.name());
        String place = onBus ? busPlace(owner) : place(owner);
        return new OrderChange(desk, words, null, List.of(place, effectPlace(insert)), List.of(c), List.of(back));
    }

    private OrderChange key(SetKey c) {
        InsertInfo insert = insert(false, c.strip(), c.slot());
        if (insert == null) return null;
        int was = insert.key().isEmpty() ? -1 : state.strip(insert.key());
        return strip(c, c.strip(), "key", new SetKey(c.strip(), c.slot(), was), insert.name());
    }

    private OrderChange value(Command c, int strip, String what, Command back, String value) {
        String words = Nls.text("undo." + what, label(strip), value);
        return new OrderChange(desk, words, what + " " + strip, List.of(place(strip)), List.of(c), List.of(back));
    }

    private OrderChange strip(Command c, int strip, String what, Command back, String value) {
        String words = Nls.text("undo." + what, label(strip), value);
        return new OrderChange(desk, words, null, List.of(place(strip)), List.of(c), List.of(back));
    }

    private OrderChange onOff(Command c, int strip, String what, Command back, boolean on, Object... more) {
        String words = Nls.text("undo." + what + (on ? ".on" : ".off"), label(strip), more.length == 0 ? "" : more[0]);
        return new OrderChange(desk, words, null, List.of(place(strip)), List.of(c), List.of(back));
    }

    private OrderChange busValue(Command c, int bus, String what, Command back, String value) {
        return onBus(c, bus, what, what + " of bus " + bus, back, value);
    }

    private OrderChange busOnOff(Command c, int bus, String what, Command back, boolean on) {
        return onBus(c, bus, what + (on ? ".on" : ".off"), null, back, "");
    }

    private OrderChange onBus(Command c, int bus, String what, Object key, Command back, String value) {
        String words = Nls.text("undo." + what, bus(bus), value);
        return new OrderChange(desk, words, key, List.of(busPlace(bus)), List.of(c), List.of(back));
    }

    private RouteInfo route(int strip, int bus) {
        for (RouteInfo route : state.engine().routes(strip)) if (route.bus() == bus) return route;
        return new RouteInfo(bus, false, Float.NEGATIVE_INFINITY, false, false);
    }

    private InsertInfo insert(boolean onBus, int owner, int slot) {
        for (InsertInfo i : state.engine().inserts())
            if (i.onBus() == onBus && i.owner() == owner && i.slot() == slot) return i;
        return null;
    }

    private float setting(int strip, int field) {
        return now.strip(strip, field);
    }

    private boolean flag(int strip, int flag) {
        return now.stripFlag(strip, flag);
    }

    private boolean busFlag(int bus, int flag) {
        return now.busFlag(bus, flag);
    }

    private String label(int strip) {
        return state.stripLabel(strip);
    }

    private String bus(int bus) {
        return state.busLabel(bus);
    }

    private String place(int strip) {
        return Places.strip(state, strip);
    }

    private String busPlace(int bus) {
        return Places.bus(state, bus);
    }

    private static String effectPlace(InsertInfo i) {
        return Places.effect(i);
    }

    private static String db(float gainDb) {
        return Words.gain(gainDb) + " dB";
    }

    private String millis(SetDelay c) {
        return Math.round(c.delayFrames() * 1000.0 / Math.max(1, state.rateHz())) + " ms";
    }
}
