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
import org.longwave.api.command.Command;
import org.longwave.api.command.FlushInput;
import org.longwave.api.command.SetBalance;
import org.longwave.api.command.SetBypass;
import org.longwave.api.command.SetEffectParameter;
import org.longwave.api.command.SetFader;
import org.longwave.api.command.SetHold;
import org.longwave.api.command.SetMaster;
import org.longwave.api.command.SetMute;
import org.longwave.api.command.SetPfl;
import org.longwave.engine.ring.BusRing;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.InputRing;
import org.longwave.engine.rt.Bus;
import org.longwave.engine.rt.DeskOrder;
import org.longwave.engine.rt.Feed;
import org.longwave.engine.rt.Graph;
import org.longwave.engine.rt.InstallEffect;
import org.longwave.engine.rt.Order;
import org.longwave.engine.rt.SetCeiling;
import org.longwave.engine.rt.SetFeed;
import org.longwave.engine.rt.SetTap;
import org.longwave.engine.rt.Strip;
import org.longwave.engine.rt.SwapGraph;
import org.longwave.engine.rt.SwapRing;
import org.longwave.engine.rt.Tap;

/**
 * Every order and command there is can be written to the log, read back and made again. Whoever adds one adds an
 * example here, a case to {@link ReplayOrders} (or to its list of what is not heard) and, for a command, to
 * {@link CommandText}.
 */
class OrderTextTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 128);

    private final StripSpec spec = new StripSpec("mic 1, \"left\"", "-", "", "voice", -3, -6.5f, -0f, true, false);
    private final Strip strip = new Strip(5, FORMAT, 0f, 0f, false, false);
    private final BusRing ring = new BusRing(FORMAT, 4);
    private final Bus program = new Bus(0, FORMAT, ring, 0f, -1f);
    private final Bus monitor = new Bus(1, FORMAT, ring, 0f, -1f);
    private final Graph graph = new Graph(0, new Strip[] {strip}, program, monitor);
    private final String desk = LogWords.desk(List.of(new LogWords.Seat(5, spec)));

    private List<Order> orders() {
        Feed feed = new Feed(new InputRing(2, 512).reader(), new Cursor(), 128, 2, 128);
        return List.of(
                new DeskOrder(new SetFader(5, -3f), 200),
                new SwapGraph(graph, desk),
                new SetCeiling(monitor, -2.5f),
                new InstallEffect(strip, 2, null, LogWords.recipe(TestEffects.gain()), 300),
                new InstallEffect(strip, 2, null, "", 300),
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
                new SetBypass(5, 1, true));
    }

    private static Set<String> names(Stream<? extends Class<?>> classes) {
        return classes.map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    }

    private ReplayOrders replay() throws Exception {
        Graph first = new Graph(0, new Strip[0], program, monitor);
        ReplayOrders replay = new ReplayOrders(FORMAT, first, program, monitor, Map.of("gain", TestEffects.gain()));
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
    void aDeskOfManyStripsIsShort() {
        List<LogWords.Seat> seats = new ArrayList<>();
        for (int i = 0; i < 500; i++) seats.add(new LogWords.Seat(i, i == 300 ? spec : null));
        String words = LogWords.desk(seats);
        assertTrue(
                words.startsWith("0-299 300=mic+1%2C+%22left%22,%2D,-,voice,-3,-6.5,-0.0,true,false 301-499"), words);
        assertEquals(seats, LogWords.desk(words));
    }
}
