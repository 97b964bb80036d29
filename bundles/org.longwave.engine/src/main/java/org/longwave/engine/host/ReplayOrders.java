package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.render.RenderRefusedException;
import org.longwave.engine.ring.BusRing;
import org.longwave.engine.ring.DelayLine;
import org.longwave.engine.ring.StoragePool;
import org.longwave.engine.rt.Align;
import org.longwave.engine.rt.Bus;
import org.longwave.engine.rt.DeskOrder;
import org.longwave.engine.rt.FadeOutBus;
import org.longwave.engine.rt.FadeOutStrip;
import org.longwave.engine.rt.Graph;
import org.longwave.engine.rt.Insert;
import org.longwave.engine.rt.InstallEffect;
import org.longwave.engine.rt.Later;
import org.longwave.engine.rt.LeaveSlot;
import org.longwave.engine.rt.Order;
import org.longwave.engine.rt.RecordedInput;
import org.longwave.engine.rt.Scratch;
import org.longwave.engine.rt.SlotPlace;
import org.longwave.engine.rt.Strip;
import org.longwave.engine.rt.SwapGraph;
import org.longwave.engine.rt.Tap;
import org.longwave.engine.rt.TuneBus;
import org.longwave.engine.rt.TuneStrip;

/**
 * Makes each order of a command log again: the one place where a new kind of order is taught to the render. Its text is
 * the order's {@code toString}. Orders that change only where sound comes from or goes to change nothing here: a strip
 * reads what was recorded. One thread, the renderer's.
 */
final class ReplayOrders {
    /** What the desk orders and the mix does not hear. */
    static final Set<String> UNHEARD = Set.of("SetFeed", "SwapRing", "SetTap");

    private static final int RING_BLOCKS = 4;

    /**
     * A strip of the desk as it stands now.
     *
     * @param tap what it writes to when it is listened to alone, else null
     */
    record Seat(StripSpec spec, Strip strip, RecordedInput input, BusRing tap) {}

    private final StreamFormat format;
    private final Scratch scratch;
    private final StoragePool pool = new StoragePool();
    private final Map<String, EffectFactory> factories;
    private final EffectWarmUp warmUp;
    private final String listened;
    /** By the number of the bus. */
    private final Map<Integer, BusRing> rings = new HashMap<>();

    private Map<Integer, Seat> seats = new LinkedHashMap<>();
    private Map<Integer, BusDesk.Placed> buses = new LinkedHashMap<>();
    /** Those and the ones that have gone: an order for their frame may still come. */
    private final Map<Integer, Seat> everySeat = new LinkedHashMap<>();

    private final Map<Integer, BusDesk.Placed> everyBus = new LinkedHashMap<>();
    private long graphVersion;

    /**
     * @param listened the bus or tap that is rendered
     * @param first with the programme and the monitor, numbers 0 and 1
     * @param firstRings theirs
     */
    ReplayOrders(
            StreamFormat format,
            String listened,
            Graph first,
            List<BusDesk.Placed> firstBuses,
            BusRing[] firstRings,
            Map<String, EffectFactory> factories) {
        this.format = format;
        this.listened = listened;
        for (int i = 0; i < firstRings.length; i++)
            rings.put(firstBuses.get(i).bus().number(), firstRings[i]);
        this.factories = factories;
        scratch = new Scratch(format);
        for (BusDesk.Placed p : firstBuses) buses.put(p.bus().number(), p);
        everyBus.putAll(buses);
        graphVersion = first.version();
        warmUp = new EffectWarmUp(format, pool);
    }

    /** The desk after the last order that was asked for. */
    Map<Integer, Seat> seats() {
        return seats;
    }

    /** What is rendered writes to it now; null: it is not there at present. */
    BusRing heard() {
        BusRing heard = null; // the newest: one of the same name may still be fading out
        for (Seat seat : seats.values()) if (seat.tap() != null) heard = seat.tap();
        for (BusDesk.Placed p : buses.values())
            if (p.spec().id().equals(listened)) heard = rings.get(p.bus().number());
        return heard;
    }

    /**
     * The same order for the same frame; null: it changes nothing that is heard.
     *
     * @throws IllegalArgumentException one sentence: it does not fit the desk
     */
    Order of(CommandLogEntry entry) throws RenderRefusedException {
        if (entry.command() != null) return new DeskOrder(entry.command(), entry.frame());
        String[] w = entry.desk().split(" ");
        if (UNHEARD.contains(w[0])) return null;
        return switch (w[0]) {
            case "SwapGraph" -> swapGraph(entry.desk().substring(w[0].length()).strip());
            case "TuneBus" -> new TuneBus(bus(w[1]).bus(), Float.parseFloat(w[2]), Boolean.parseBoolean(w[3]));
            case "TuneStrip" -> new TuneStrip(strip(w[1]).strip(), Boolean.parseBoolean(w[2]));
            case "FadeOutBus" -> new FadeOutBus(bus(w[1]).bus());
            case "FadeOutStrip" -> new FadeOutStrip(strip(w[1]).strip());
            case "Later" -> new Later(entry.frame()); // it cuts the block there
            case "LeaveSlot" -> new LeaveSlot(place(w));
            case "Align" -> align(w, entry.frame());
            case "InstallEffect" -> install(w, entry.frame());
            default -> throw new IllegalArgumentException("the order \"" + w[0] + "\" is not known");
        };
    }

    private BusDesk.Placed bus(String number) {
        BusDesk.Placed bus = everyBus.get(Integer.parseInt(number));
        if (bus == null) throw new IllegalArgumentException("there is no bus " + number);
        return bus;
    }

    private Seat strip(String number) {
        Seat seat = everySeat.get(Integer.parseInt(number));
        if (seat == null) throw new IllegalArgumentException("there is no strip " + number);
        return seat;
    }

    /** Words: name, strip or bus, number, slot. */
    private SlotPlace place(String[] w) {
        boolean onBus = w[1].equals("bus");
        int slot = Integer.parseInt(w[3]);
        if (slot < 0 || slot > 3) throw new IllegalArgumentException("there is no slot " + slot);
        return onBus
                ? new SlotPlace(true, Integer.parseInt(w[2]), bus(w[2]).bus().rack(), slot)
                : new SlotPlace(
                        false, Integer.parseInt(w[2]), strip(w[2]).strip().rack(), slot);
    }

    private Order swapGraph(String words) {
        BusWords busWords = BusWords.parse(words);
        Map<Integer, BusDesk.Placed> nextBuses = new LinkedHashMap<>();
        busWords.specs().forEach((n, spec) -> nextBuses.put(n, spec == null ? bus(n + "") : newBus(n, spec)));
        buses = nextBuses;
        everyBus.putAll(buses);
        Map<Integer, Seat> next = new LinkedHashMap<>();
        for (LogWords.Seat s : LogWords.desk(words)) {
            Seat seat = s.spec() == null ? seats.get(s.number()) : seat(s.number(), s.spec());
            if (seat == null) throw new IllegalArgumentException("there was no strip " + s.number() + " yet");
            next.put(s.number(), seat);
        }
        seats = next;
        everySeat.putAll(seats);
        List<Bus> minus = new ArrayList<>();
        List<Strip> guests = new ArrayList<>();
        busWords.guests().forEach((n, guest) -> {
            minus.add(bus(n + "").bus());
            guests.add(guest < 0 ? null : strip(guest + "").strip());
        });
        Graph graph = new Graph(
                graphVersion,
                next.values().stream().map(Seat::strip).toArray(Strip[]::new),
                buses.values().stream().map(BusDesk.Placed::bus).toArray(Bus[]::new),
                minus.toArray(Bus[]::new),
                guests.toArray(Strip[]::new));
        graphVersion = graph.version();
        return new SwapGraph(graph, words);
    }

    private BusDesk.Placed newBus(int number, BusSpec spec) {
        int source = 0;
        for (BusDesk.Placed p : buses.values())
            if (p.spec().id().equals(spec.source())) source = p.bus().number();
        BusRing ring = new BusRing(format, RING_BLOCKS, pool);
        rings.put(number, ring);
        return new BusDesk.Placed(spec, new Bus(number, format, ring, spec.start(source)));
    }

    private Seat seat(int number, StripSpec spec) {
        RecordedInput input = new RecordedInput(format);
        Strip strip = new Strip(number, format, scratch, spec.start(), input);
        for (BusDesk.Placed p : buses.values()) Desk.startRoute(strip, spec, p.spec(), p.bus());
        return new Seat(spec, strip, input, tap(spec, strip));
    }

    private BusRing tap(StripSpec spec, Strip strip) {
        if (!Taps.isTap(listened) || !Taps.stripId(listened).equals(spec.id())) return null;
        BusRing ring = new BusRing(format, RING_BLOCKS, pool);
        strip.startWithTap(listened.startsWith(Names.POST_TAP) ? Tap.POST : Tap.INPUT, new Tap(ring));
        return ring;
    }

    /** Words: name, version, then number=frames or number=frames,line for each strip. */
    private Order align(String[] w, long frame) {
        List<Strip> strips = new ArrayList<>();
        int[] frames = new int[w.length - 2];
        DelayLine[] lines = new DelayLine[w.length - 2];
        for (int i = 0; i < frames.length; i++) {
            String[] one = w[i + 2].split("[=,]");
            strips.add(strip(one[0]).strip());
            frames[i] = Integer.parseInt(one[1]);
            if (one.length > 2) lines[i] = new DelayLine(format.channels(), Integer.parseInt(one[2]), pool);
        }
        return new Align(Long.parseLong(w[1]), strips.toArray(Strip[]::new), frames, lines, frame);
    }

    /** Words: name, strip or bus, number, slot, then none or the recipe. */
    private Order install(String[] w, long frame) throws RenderRefusedException {
        SlotPlace place = place(w);
        List<String> recipe = new ArrayList<>(List.of(w).subList(4, w.length));
        if (recipe.equals(List.of("none"))) return new InstallEffect(place, null, "", frame);
        String id = LogWords.decode(recipe.get(0));
        String version = LogWords.decode(recipe.get(1));
        EffectFactory factory = factories.get(id);
        if (factory == null)
            throw new RenderRefusedException("the show used the effect \"" + id + "\" version " + version
                    + " from frame " + frame + " on, and it is not installed here; install it and render again");
        List<Float> values =
                recipe.subList(3, recipe.size()).stream().map(Float::valueOf).toList();
        if (!factory.version().equals(version)
                || values.size() != factory.parameters().size())
            throw new RenderRefusedException("the show used the effect \"" + id + "\" version " + version
                    + " from frame " + frame + " on, and version " + factory.version()
                    + " is installed here, or it has other parameters; the same bits need the same version");
        EffectSetting setting = new EffectSetting(values, recipe.get(2).equals("out"), "");
        return new InstallEffect(place, fresh(factory, setting), String.join(" ", recipe), frame);
    }

    private Insert fresh(EffectFactory factory, EffectSetting setting) throws RenderRefusedException {
        try {
            return warmUp.tryOut(factory, setting); // exactly as it came on air
        } catch (IllegalStateException e) {
            throw new RenderRefusedException(e.getMessage());
        }
    }
}
