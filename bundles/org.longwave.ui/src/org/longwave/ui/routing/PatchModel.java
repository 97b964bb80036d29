package org.longwave.ui.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.longwave.api.BusInfo;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.RouteInfo;
import org.longwave.api.StripInfo;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.desk.Facts;
import org.longwave.ui.desk.Output;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;

/** Any thread. What is connected with what: four columns of boxes and the lines between them. */
record PatchModel(List<Box> inputs, List<Box> strips, List<Box> buses, List<Box> outputs, List<Line> lines) {
    /** How a box or a line is drawn. */
    enum Mood {
        CALM,
        FAINT,
        AIR,
        CUE,
        BROKEN
    }

    /** @param key tells it from the others of its column */
    record Box(String key, String name, String note, Token identity, Mood mood) {}

    /** @param column 0 inputs to strips, 1 strips to buses, 2 buses to outputs, 3 strips straight to outputs */
    record Line(int column, String from, String to, Mood mood) {}

    static PatchModel of(DeskState desk, Facts facts, MeterFrame meters) {
        List<Line> lines = new ArrayList<>();
        List<Box> inputs = inputs(desk);
        boolean sent = desk.outputs().stream()
                .map(Output::status)
                .anyMatch(s ->
                        (s.kind() == Kind.STREAM || s.kind() == Kind.LISTENER) && s.state() == OutputStatus.State.ON);
        List<Box> strips = new ArrayList<>();
        for (StripInfo strip : desk.strips()) strips.add(strip(desk, facts, meters, strip, sent, lines));
        List<Box> buses = new ArrayList<>();
        for (BusInfo bus : desk.buses()) {
            boolean air = bus.id().equals(Names.PROGRAM) && sent;
            buses.add(new Box(bus.id(), bus.label(), note(bus), null, air ? Mood.AIR : Mood.CALM));
        }
        return new PatchModel(inputs, strips, buses, outputs(desk, lines), lines);
    }

    private static String note(BusInfo bus) {
        return switch (bus.kind()) {
            case BusInfo.MIX_MINUS -> Nls.text("routing.without", bus.guest());
            case BusInfo.MONITOR -> Nls.text("routing.note.monitor");
            default -> "";
        };
    }

    private static List<Box> inputs(DeskState desk) {
        List<Box> all = new ArrayList<>();
        for (InputInfo i : desk.inputs().values()) {
            boolean failed = i.state() == InputInfo.State.FAILED;
            String note = Nls.text(failed ? "routing.note.gone" : i.live() ? "routing.note.live" : "routing.note.file");
            all.add(new Box(i.name(), i.name(), note, null, failed ? Mood.BROKEN : Mood.CALM));
        }
        return all;
    }

    private static Box strip(
            DeskState desk, Facts facts, MeterFrame meters, StripInfo strip, boolean sent, List<Line> lines) {
        int number = strip.number();
        InputInfo input = desk.inputs().get(strip.input());
        boolean broken = input != null && input.state() == InputInfo.State.FAILED;
        boolean heard = !meters.stripFlag(number, MeterFrame.MUTED)
                && meters.stripFaderDb(number) > -60
                && meters.stripFlag(number, MeterFrame.SIGNAL)
                && !broken;
        if (input != null) lines.add(new Line(0, strip.input(), strip.id(), broken ? Mood.BROKEN : Mood.CALM));
        for (RouteInfo route : facts.routes(number)) {
            if (!route.assigned() && !(route.sendDb() > -120)) continue;
            for (BusInfo bus : desk.buses()) {
                if (bus.number() != route.bus()) continue;
                boolean air = bus.id().equals(Names.PROGRAM) && heard && sent && route.assigned();
                lines.add(new Line(
                        1,
                        strip.id(),
                        bus.id(),
                        broken ? Mood.BROKEN : air ? Mood.AIR : heard ? Mood.CALM : Mood.FAINT));
            }
        }
        if (meters.stripFlag(number, MeterFrame.PFL)) lines.add(new Line(1, strip.id(), Names.MONITOR, Mood.CUE));
        String note = broken
                ? Nls.text("routing.note.noSignal")
                : meters.stripFlag(number, MeterFrame.MUTED) ? Nls.text("routing.note.muted") : "";
        return new Box(
                strip.id(), strip.label(), note, Token.identity(strip.colour()), broken ? Mood.BROKEN : Mood.CALM);
    }

    private static List<Box> outputs(DeskState desk, List<Line> lines) {
        Map<String, Output> known = new TreeMap<>();
        for (Output o : desk.outputs()) known.put(o.name(), o);
        List<Box> all = new ArrayList<>();
        Set<String> strips = new HashSet<>();
        for (StripInfo s : desk.strips()) strips.add(s.id());
        for (ConsumerInfo c : desk.consumers()) {
            if (c.name().startsWith("waveform ")) continue;
            Output output = known.get(c.name());
            Mood mood = mood(c, output);
            all.add(new Box(c.name(), c.name(), words(c, output), null, mood));
            String strip = c.bus().substring(c.bus().indexOf(':') + 1);
            Mood line = mood == Mood.CALM && output != null && output.status().state() == OutputStatus.State.OFF
                    ? Mood.FAINT
                    : mood;
            if (c.bus().indexOf(':') < 0) lines.add(new Line(2, c.bus(), c.name(), line));
            else if (strips.contains(strip)) lines.add(new Line(3, strip, c.name(), line));
        }
        return all;
    }

    private static Mood mood(ConsumerInfo c, Output output) {
        if (c.state() == ConsumerInfo.State.FAILED) return Mood.BROKEN;
        if (output == null) return Mood.CALM;
        return switch (output.status().state()) {
            case RETRYING, FAILED -> Mood.BROKEN;
            case ON ->
                switch (output.status().kind()) {
                    case STREAM, LISTENER, RECORDER -> Mood.AIR;
                    case PLAYBACK -> c.bus().equals(Names.MONITOR) ? Mood.CUE : Mood.CALM;
                    case REPORT -> Mood.CALM;
                };
            case OFF, CONNECTING -> Mood.CALM;
        };
    }

    private static String words(ConsumerInfo c, Output output) {
        if (c.state() == ConsumerInfo.State.FAILED) return Nls.text("routing.out.failed");
        if (output == null) return Nls.text("routing.out.runs");
        return switch (output.status().state()) {
            case OFF -> Nls.text("routing.out.off");
            case CONNECTING -> Nls.text("routing.out.connecting");
            case RETRYING -> Nls.text("routing.out.retrying");
            case FAILED -> Nls.text("routing.out.failed");
            case ON ->
                switch (output.status().kind()) {
                    case STREAM -> Nls.text("routing.out.sends");
                    case LISTENER -> Nls.text("routing.out.serves");
                    case RECORDER -> Nls.text("routing.out.records");
                    case REPORT -> Nls.text("routing.out.measures");
                    case PLAYBACK -> Nls.text("routing.out.plays");
                };
        };
    }
}
