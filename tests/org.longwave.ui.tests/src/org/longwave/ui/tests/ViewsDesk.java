package org.longwave.ui.tests;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.longwave.api.AudioEngine;
import org.longwave.api.BusInfo;
import org.longwave.api.CycleHistogram;
import org.longwave.api.EdgeInfo;
import org.longwave.api.EngineStatus;
import org.longwave.api.LatencyStage;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.RouteInfo;
import org.longwave.api.StripInfo;
import org.longwave.api.codec.Title;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Assign;
import org.longwave.api.command.Command;
import org.longwave.api.command.SetSend;
import org.longwave.api.input.InputInfo;
import org.longwave.api.meter.Alarm;
import org.longwave.api.meter.BusMeterFrame;
import org.longwave.api.meter.BusMeters;
import org.longwave.api.meter.SpectrumFrame;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.Priority;
import org.longwave.api.output.RecorderControl;
import org.longwave.api.output.TitleSink;
import org.longwave.api.station.Station;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Any thread. A larger station as services: what the views of the desk show, and the orders they gave. */
final class ViewsDesk implements AutoCloseable {
    private static final String[][] STRIPS = {
        {"mic1", "Mic 1", "voice"}, {"mic2", "Mic 2", "voice"}, {"guest1", "Guest 1", "guest"},
        {"guest2", "Guest 2", "guest"}, {"phone", "Phone", "line"}, {"remote", "Remote", "link"},
        {"playera", "Player A", "player"}, {"playerb", "Player B", "player"}, {"carts", "Carts", "player"},
        {"linein", "Line in", "line"}, {"pc", "PC audio", "system"}, {"tuner", "Tuner", "link"}
    };
    final FakeEngine engine = new FakeEngine();
    final List<Command> orders = new CopyOnWriteArrayList<>();
    final List<Title> titles = new CopyOnWriteArrayList<>();
    final List<String> meterOrders = new CopyOnWriteArrayList<>();
    final Map<Integer, Map<Integer, RouteInfo>> routes = new ConcurrentHashMap<>();
    final FakeOutput main = new FakeOutput(Kind.STREAM, State.ON, "http://stream.example.org:8000/main.mp3", "", 1284);
    final FakeOutput mobile =
            new FakeOutput(Kind.STREAM, State.ON, "http://stream.example.org:8000/mobile.opus", "", 412);
    final FakeOutput backup = new FakeOutput(
            Kind.STREAM,
            State.RETRYING,
            "http://backup.example.net:8000/live.mp3",
            "The server refused the password (401). Next try in 8 s.",
            -1);
    final FakeRecorder show = new FakeRecorder(List.of("program", "strip:mic1"), 4364);
    volatile List<Alarm> alarms = List.of();
    volatile boolean paused;
    volatile long lateCycles;
    volatile int spectra;
    private final List<ServiceRegistration<?>> registered = new ArrayList<>();
    private final List<StripInfo> strips = new ArrayList<>();
    private final BundleContext context;

    ViewsDesk(BundleContext context) {
        this.context = context;
        List<InputInfo> inputs = new ArrayList<>();
        for (int i = 0; i < STRIPS.length; i++) {
            String[] s = STRIPS[i];
            strips.add(new StripInfo(i, s[0], s[1], s[0], s[2]));
            routes.put(i, new ConcurrentHashMap<>());
            if (i != 11) route(i, 0, true, Float.NEGATIVE_INFINITY, false);
            if (i % 2 == 0) route(i, 2, false, -12, false);
            if (i < 6) route(i, 3, i != 4, i == 4 ? -3 : Float.NEGATIVE_INFINITY, true);
            boolean live = !s[2].equals("player");
            boolean lost = i == 5;
            EdgeInfo edge = !live || lost
                    ? EdgeInfo.NONE
                    : new EdgeInfo(
                            EdgeInfo.State.LOCKED,
                            i == 10 ? 44_100 : 48_000,
                            new double[] {0, 42.3, -8.1, 116, -1.5}[i % 5],
                            0,
                            0,
                            5.3 + i,
                            0.8,
                            2.7);
            inputs.add(new InputInfo(
                    s[0],
                    live,
                    lost ? InputInfo.State.FAILED : i == 7 ? InputInfo.State.HELD : InputInfo.State.RUNNING,
                    lost ? "The device \"USB 2\" is not there. Next try in 4 s." : "",
                    i == 4 ? 2 : 0,
                    i == 4 ? 480 : 0,
                    0,
                    0,
                    lost ? 0 : 380 + 60 * (i % 4),
                    512,
                    edge));
            engine.strip(i, MeterFrame.FADER_DB, i == 3 ? -70 : -2);
            engine.level(i, lost ? -200 : -6 - 3 * i, lost ? -200 : -14 - 3 * i);
            engine.flag(i, MeterFrame.SIGNAL, !lost);
        }
        engine.flag(1, MeterFrame.MUTED, true);
        engine.flag(4, MeterFrame.PFL, true);
        engine.strips = strips;
        engine.inputs = inputs;
        engine.busLevel(0, -4, -13);
    }

    void route(int strip, int bus, boolean assigned, float sendDb, boolean pre) {
        routes.get(strip).put(bus, new RouteInfo(bus, assigned, sendDb, pre, false));
    }

    static List<BusInfo> buses() {
        return List.of(
                new BusInfo(0, "program", "Programme"),
                new BusInfo(1, "monitor", "Monitor"),
                new BusInfo(2, "aux", "Aux 1"),
                new BusInfo(3, "record", "Record"),
                new BusInfo(4, "n1phone", "N-1 Phone", BusInfo.MIX_MINUS, "phone", false),
                new BusInfo(5, "clean", "Clean"));
    }

    void register() {
        AudioEngine proxy = (AudioEngine) Proxy.newProxyInstance(
                ViewsDesk.class.getClassLoader(),
                new Class<?>[] {AudioEngine.class},
                (p, method, arguments) -> answer(method, arguments));
        registered.add(context.registerService(AudioEngine.class, proxy, null));
        add(OutputControl.class, main, "main");
        add(OutputControl.class, mobile, "mobile");
        add(OutputControl.class, backup, "backup");
        add(new String[] {OutputControl.class.getName(), RecorderControl.class.getName()}, show, "show");
        TitleSink sink = titles::add;
        add(TitleSink.class, sink, "main");
        add(TitleSink.class, sink, "mobile");
        registered.add(context.registerService(BusMeters.class, new Meters(), null));
        registered.add(context.registerService(Station.class, station(), null));
    }

    /** What the engine says to a call of it. */
    Object answer(Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "routes":
                return List.copyOf(routes.get((int) arguments[0]).values());
            case "buses":
                return buses();
            case "consumers":
                return consumers();
            case "latencyPath", "latency":
                return latency();
            case "status":
                return status();
            case "submit":
                if (obey((Command) arguments[0])) return CompletableFuture.completedFuture(new Applied(1, 0, false));
                break;
            default:
        }
        try {
            return method.invoke(engine, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    static Station station() {
        return (Station) Proxy.newProxyInstance(
                ViewsDesk.class.getClassLoader(),
                new Class<?>[] {Station.class},
                (p, method, arguments) -> switch (method.getName()) {
                    case "name" -> "Example FM";
                    case "alignmentDbfs" -> -18.0;
                    case "faults" -> List.of();
                    case "loads" -> 1L;
                    case "file" -> java.nio.file.Path.of("station.json");
                    case "hashCode" -> 1;
                    case "equals" -> p == arguments[0];
                    default -> "station";
                });
    }

    private <T> void add(Class<T> type, T service, String name) {
        add(new String[] {type.getName()}, service, name);
    }

    private void add(String[] types, Object service, String name) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(Names.NAME, name);
        properties.put(Names.ORDER, registered.size());
        registered.add(context.registerService(types, service, properties));
    }

    private boolean obey(Command command) {
        orders.add(command);
        switch (command) {
            case Assign a -> {
                RouteInfo was = routes.get(a.strip()).get(a.bus());
                float send = was == null ? Float.NEGATIVE_INFINITY : was.sendDb();
                route(a.strip(), a.bus(), a.on(), send, was != null && was.preFader());
            }
            case SetSend s -> {
                RouteInfo was = routes.get(s.strip()).get(s.bus());
                route(s.strip(), s.bus(), was != null && was.assigned(), s.gainDb(), s.preFader());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    static List<ConsumerInfo> consumers() {
        return List.of(
                consumer("main", "program", Priority.STREAMING),
                consumer("mobile", "program", Priority.STREAMING),
                consumer("backup", "program", Priority.STREAMING),
                consumer("show.program", "program", Priority.RECORDING),
                consumer("show.strip-mic1", "strip:mic1", Priority.RECORDING),
                new ConsumerInfo(
                        "phones",
                        "monitor",
                        Priority.PLAYBACK,
                        ConsumerInfo.State.RUNNING,
                        "",
                        41_000,
                        0,
                        0,
                        2,
                        new EdgeInfo(EdgeInfo.State.LOCKED, 48_000, 3.1, 0, 0, 12.4, 0.8, 8)));
    }

    private static ConsumerInfo consumer(String name, String bus, Priority priority) {
        return new ConsumerInfo(name, bus, priority, ConsumerInfo.State.RUNNING, "", 41_000, 0, 4);
    }

    private static List<LatencyStage> latency() {
        return List.of(
                new LatencyStage(LatencyStage.DEVICE, "mic1", 2.7),
                new LatencyStage(LatencyStage.EDGE, "mic1", 0.8),
                new LatencyStage(LatencyStage.INPUT, "mic1", 5.3),
                new LatencyStage(LatencyStage.BLOCK, "", 5.3),
                new LatencyStage(LatencyStage.LIMITER, "monitor", 1.3),
                new LatencyStage(LatencyStage.CONSUMER, "phones", 2.1),
                new LatencyStage(LatencyStage.BUFFER, "phones", 8));
    }

    private EngineStatus status() {
        long[] counts = new long[CycleHistogram.BUCKETS];
        for (int i = 0; i < 18; i++) counts[22 + i] = Math.round(1e6 * Math.exp(-(i - 6.0) * (i - 6.0) / 8));
        return new EngineStatus(
                true,
                10_496_000,
                1_400_000,
                0.18,
                612_000,
                lateCycles,
                0,
                2,
                orders.size(),
                0,
                0,
                0,
                0,
                "SCHED_FIFO 75",
                "",
                new CycleHistogram(counts),
                CycleHistogram.EMPTY);
    }

    private static void fall(SpectrumFrame into) {
        for (int i = 0; i < SpectrumFrame.BANDS; i++)
            into.values()[i] = FakeEngine.linear(-14 - Math.abs(i - 12) * 1.6 + 3 * Math.sin(i * 2.1));
    }

    /** Of any bus. */
    boolean readSpectrum(int bus, Object into) {
        fall((SpectrumFrame) into);
        return bus >= 0;
    }

    /** Loudness that stands still, a spectrum that falls. */
    private final class Meters implements BusMeters {
        @Override
        public boolean read(int bus, BusMeterFrame into) {
            if (bus != 0) return false;
            float[] v = into.values();
            v[BusMeterFrame.MOMENTARY] = -20.6f;
            v[BusMeterFrame.SHORT_TERM] = -22.4f + (float) Math.sin(System.nanoTime() / 2e9);
            v[BusMeterFrame.INTEGRATED] = -22.9f;
            v[BusMeterFrame.RANGE] = 6.4f;
            v[BusMeterFrame.MAX_MOMENTARY] = -17.5f;
            v[BusMeterFrame.MAX_SHORT_TERM] = -19.8f;
            v[BusMeterFrame.PAUSED] = paused ? 1 : 0;
            for (int c = 0; c < 2; c++)
                v[c * BusMeterFrame.CHANNEL_FIELDS + BusMeterFrame.MAX_TRUE_PEAK] = FakeEngine.linear(-1.3);
            return true;
        }

        @Override
        public boolean readSpectrum(int bus, SpectrumFrame into) {
            spectra++;
            fall(into);
            return bus == 0;
        }

        @Override
        public void resetLoudness(int bus) {
            meterOrders.add("reset " + bus);
        }

        @Override
        public void pauseLoudness(int bus, boolean on) {
            paused = on;
            meterOrders.add("pause " + bus + " " + on);
        }

        @Override
        public List<Alarm> alarms() {
            return alarms;
        }
    }

    /** Feeds every waveform that the window has asked for with a minute of something like speech. */
    void speak(BundleContext bundle) throws Exception {
        for (var reference : bundle.getServiceReferences(BusConsumer.class, "(" + Names.NAME + "=waveform*)")) {
            BusConsumer wave = bundle.getService(reference);
            var format = new org.longwave.api.StreamFormat(48_000, 2, 256);
            wave.open(format);
            var block = new org.longwave.api.AudioBlock(format);
            for (int b = 0; b < 60 * 188; b++) {
                double t = b / 188.0;
                double level = Math.max(0, Math.sin(t * 0.7))
                        * (0.3 + 0.5 * Math.abs(Math.sin(t * 5.3)) * Math.abs(Math.sin(t * 2.9)));
                for (int i = 0; i < 256; i++) block.channel(0)[i] = (float) (level * Math.sin(i * 0.2));
                wave.block(block);
            }
        }
    }

    @Override
    public void close() {
        registered.reversed().forEach(ServiceRegistration::unregister);
    }
}
