package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Assign;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.Command;
import org.longwave.api.command.CrossFade;
import org.longwave.api.command.Fade;
import org.longwave.api.command.FadeCurve;
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
import org.longwave.engine.ring.BusRing;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.DelayLine;
import org.longwave.engine.ring.InputRing;
import org.longwave.engine.ring.StoragePool;
import org.longwave.engine.rt.Align;
import org.longwave.engine.rt.Bus;
import org.longwave.engine.rt.DeskOrder;
import org.longwave.engine.rt.FadeOutBus;
import org.longwave.engine.rt.FadeOutStrip;
import org.longwave.engine.rt.Feed;
import org.longwave.engine.rt.Graph;
import org.longwave.engine.rt.InstallEffect;
import org.longwave.engine.rt.Later;
import org.longwave.engine.rt.LeaveSlot;
import org.longwave.engine.rt.Order;
import org.longwave.engine.rt.Scratch;
import org.longwave.engine.rt.SetFeed;
import org.longwave.engine.rt.SetTap;
import org.longwave.engine.rt.SlotPlace;
import org.longwave.engine.rt.Strip;
import org.longwave.engine.rt.StripStart;
import org.longwave.engine.rt.SwapGraph;
import org.longwave.engine.rt.SwapRing;
import org.longwave.engine.rt.Tap;
import org.longwave.engine.rt.TuneBus;
import org.longwave.engine.rt.TuneStrip;

/**
 * Every order and command there is can be written to the log, read back and made again. Whoever adds one adds an
 * example here, a case to {@link ReplayOrders} (or to its list of what is not heard) and, for a command, to
 * {@link CommandText}.
 */
class OrderTextTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 128);

    private final StripSpec spec = new StripSpec(
            "mic 1, \"left\"",
            "-",
            "",
            "voice",
            -3,
            StripStart.plain(-6.5f, -0f, true, false),
            12.5,
            List.of("program", "aux 1"),
            List.of(new SendSpec("aux 1", -6f, true)),
            false);
    private final Strip strip = new Strip(5, FORMAT, new Scratch(FORMAT), spec.start());
    private final BusRing ring = new BusRing(FORMAT, 4);
    private final Bus program =
            new Bus(0, FORMAT, ring, BusSpec.of("program", "mix").start(0));
    private final Bus monitor =
            new Bus(1, FORMAT, ring, BusSpec.of("monitor", "monitor").start(0));
    private final BusSpec minus = BusSpec.mixMinus("to guest", "mic 1, \"left\"");
    private final Bus aux = new Bus(2, FORMAT, ring, minus.start(0));
    private final Graph graph =
            new Graph(0, new Strip[] {strip}, new Bus[] {program, monitor, aux}, new Bus[] {aux}, new Strip[] {strip});
    private final List<BusDesk.Placed> first = List.of(
            new BusDesk.Placed(BusSpec.of("program", "mix"), program),
            new BusDesk.Placed(BusSpec.of("monitor", "monitor"), monitor));
    private final String desk =
            BusWords.of(List.of(first.get(0), first.get(1), new BusDesk.Placed(minus, aux)), minus, id -> 5) + " "
                    + LogWords.desk(List.of(new LogWords.Seat(5, spec)));

    private List<Order> orders() {
        Feed feed = new Feed(new InputRing(2, 512).reader(), new Cursor(), 128, 2, 128);
        SlotPlace onStrip = new SlotPlace(false, 5, strip.rack(), 2);
        SlotPlace onBus = new SlotPlace(true, 1, monitor.rack(), 3);
        DelayLine line = new DelayLine(2, 3000, new StoragePool());
        return List.of(
                new DeskOrder(new SetFader(5, -3f), 200),
                new SwapGraph(graph, desk),
                new TuneBus(monitor, -2.5f, true),
                new TuneStrip(strip, true),
                new FadeOutBus(aux),
                new FadeOutStrip(strip),
                new LeaveSlot(onStrip),
                new LeaveSlot(onBus),
                new Later(900),
                new Align(7, new Strip[] {strip}, new int[] {777}, new DelayLine[] {line}, 300),
                new Align(8, new Strip[] {strip}, new int[] {0}, new DelayLine[1], 300),
                new InstallEffect(onStrip, null, LogWords.recipe(TestEffects.gain()), 300),
                new InstallEffect(onBus, null, LogWords.recipe(TestEffects.gain()), 300),
                new InstallEffect(onStrip, null, "", 300),
                new SetFeed(strip, feed),
                new SetFeed(strip, feed, 400),
                new SwapRing(program, ring),
                new SetTap(strip, Tap.INPUT, new Tap(ring)),
                new SetTap(strip, Tap.POST, null));
    }

    private static List<Command> commands() {
        return List.of(
                new SetFader(5, Float.NEGATIVE_INFINITY),
                new SetBalance(5, 0.123456789f),
                new SetMute(5, true),
                new SetPfl(5, false),
                new SetMaster(1, -0.1f),
                new SetHold(5, true),
                new FlushInput(5),
                new SetEffectParameter(5, 3, 2, 1e-30f),
                new SetBypass(5, 1, true),
                new SetTrim(5, 12.5f),
                new SetPolarity(5, true, false),
                new SetChannelMode(5, ChannelMode.SWAP),
                new SetWidth(5, 1.5f),
                new SetHighPass(5, 80f, 24),
                new SetPanLaw(5, PanLaw.MINUS_4_5_DB),
                new SetDelay(5, 4800),
                new SetAfl(5, true),
                new SetSolo(5, true),
                new SetSoloSafe(5, false),
                new Assign(5, 2, true),
                new SetSend(5, 2, -6.5f, true),
                new Talk(5, 2, true),
                new Fade(5, Float.NEGATIVE_INFINITY, 96_000, FadeCurve.EQUAL_POWER),
                new CrossFade(5, 6, 96_000, FadeCurve.DECIBEL),
                new MoveInsert(5, 0, 3),
                new SwapInserts(5, 1, 2),
                new SetKey(5, 0, -1),
                new SetBusMute(2, true),
                new SetBusBypass(2, 0, true),
                new SetBusEffectParameter(2, 0, 1, 0.5f),
                new SetMonitorSource(1, 2),
                new SetDim(1, true),
                new SetMono(1, false));
    }

    private static Set<String> names(Stream<? extends Class<?>> classes) {
        return classes.map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    }

    private ReplayOrders replay() throws Exception {
        Graph empty = new Graph(0, new Strip[0], new Bus[] {program, monitor}, new Bus[0], new Strip[0]);
        ReplayOrders replay =
                new ReplayOrders(FORMAT, "program", empty, first, new BusRing[0], Map.of("gain", TestEffects.gain()));
        replay.of(new CommandLogEntry(0, 1, false, "", null, "SwapGraph " + desk));
        return replay;
    }

    @Test
    void everyKindOfOrderHasAnExampleHere() throws Exception {
        Set<String> kinds = new TreeSet<>();
        Path folder = Path.of(Order.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(Order.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path f : files.toList()) {
                Class<?> c = Class.forName(Order.class.getPackageName() + "."
                        + f.getFileName().toString().replace(".class", ""));
                if (Order.class.isAssignableFrom(c) && !Modifier.isAbstract(c.getModifiers()))
                    kinds.add(c.getSimpleName());
            }
        }
        assertTrue(kinds.size() >= 7, kinds + " in " + folder);
        assertEquals(kinds, names(orders().stream().map(Object::getClass)));
    }

    @Test
    void everyCommandHasAnExampleHere() {
        assertEquals(
                names(Arrays.stream(Command.class.getPermittedSubclasses())),
                names(commands().stream().map(Object::getClass)));
    }

    @Test
    void everyOrderComesBackFromItsTextAndIsMadeAgain() throws Exception {
        for (Order order : orders()) {
            CommandLogEntry entry = CommandLogEntry.of(order, 512, "");
            CommandLogEntry back = CommandLogEntry.parse(entry.text());
            assertEquals(entry, back);
            Order again = replay().of(back);
            if (ReplayOrders.UNHEARD.contains(order.getClass().getSimpleName())) assertNull(again);
            else {
                assertEquals(order.getClass(), again.getClass());
                assertEquals(order.toString(), again.toString());
            }
            new LogState().apply(entry.order());
        }
    }

    @Test
    void everyCommandComesBackFromItsTextAndIsMadeAgain() throws Exception {
        for (Command command : commands()) {
            CommandLogEntry back = CommandLogEntry.parse(
                    CommandLogEntry.of(new DeskOrder(command, 700), 700, "").text());
            DeskOrder again = (DeskOrder) replay().of(back);
            assertEquals(command, again.command());
            assertEquals(700, again.atFrame());
        }
    }

    @Test
    void stateFollowsFadesMovesAndAlignments() {
        LogState state = new LogState();
        for (String order : new String[] {
            "desk:SwapGraph " + desk,
            "desk:Align 1 5=700,4096",
            "desk:Align 2 5=0",
            "desk:InstallEffect strip 5 0 gain 1 in 0.5 0.0",
            "SetEffectParameter 5 0 1 0.25",
            "MoveInsert 5 0 3",
            "desk:Later",
            "Fade 5 -20.0 100 LINEAR",
            "SetSend 5 2 -3.0 true",
            "SetSend 5 2 -4.0 false",
            "desk:TuneBus 0 -3.0 false",
            "desk:TuneBus 0 -2.0 false"
        }) state.apply(order);
        assertEquals(
                List.of(
                        "desk:SwapGraph " + desk,
                        "desk:Align 2 5=0,4096",
                        "desk:InstallEffect strip 5 3 gain 1 in 0.5 0.0",
                        "SetEffectParameter 5 3 1 0.25",
                        "SetFader 5 -20.0",
                        "SetSend 5 2 -4.0 false",
                        "desk:TuneBus 0 -2.0 false"),
                state.lines());
        state.apply("CrossFade 5 6 100 LINEAR");
        assertTrue(state.lines().contains("SetFader 5 -Infinity"));
        assertTrue(state.lines().contains("SetFader 6 -20.0"));
    }

    @Test
    void aDeskOfManyStripsIsShort() {
        List<LogWords.Seat> seats = new ArrayList<>();
        for (int i = 0; i < 500; i++) seats.add(new LogWords.Seat(i, i == 300 ? spec : null));
        String words = LogWords.desk(seats);
        assertTrue(
                words.startsWith(
                        "0-299 300=mic+1%2C+%22left%22,%2D,-,voice,-3,0.0,false,false,STEREO,1.0,80.0,0,BALANCE,-6.5,-0.0,true,"
                                + "false,false,false,12.5,program;aux+1,aux+1/-6.0/true,false 301-499"),
                words);
        assertEquals(seats, LogWords.desk(words));
    }
}
