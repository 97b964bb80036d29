package org.longwave.ui.tests;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.longwave.api.AudioBlock;
import org.longwave.api.AudioEngine;
import org.longwave.api.BusInfo;
import org.longwave.api.DeviceException;
import org.longwave.api.InsertInfo;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.Title;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectInfo;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.input.Transport;
import org.longwave.api.meter.BusMeterFrame;
import org.longwave.api.meter.BusMeters;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.RecorderControl;
import org.longwave.api.output.ReturnFeed.Verdict;
import org.longwave.api.output.TitleSink;
import org.longwave.api.station.Station;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.Trace;
import org.longwave.ui.desk.Watch;
import org.longwave.ui.desk.Waves;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** Any thread. An evening show in full swing as services: levels move, effects work, one mount and one line are in trouble. */
final class EveningDesk implements AutoCloseable {
    private static final List<String> NEEDED = List.of("org.apache.felix.scr", "org.longwave.effects");
    private static final int[] FADERS = {0, -2, -2, -6, -5, 0, -3, 0, -6, -8, -12, -120};
    private static final double[] PEAKS = {-8.4, -9.8, -21, -38, -10.2, -200, -6.2, -200, -12.4, -9, -24, -12};
    private static final float[] TRIMS = {32, 34.5f, 36, 36, 8, 0, 0, 0, 0, 6, 0, 0};

    private final ViewsDesk base;
    private final BundleContext context;
    private final List<ServiceRegistration<?>> registered = new ArrayList<>();
    private final List<InsertInfo> inserts = new ArrayList<>();
    private final List<FakeOutput> heard = new ArrayList<>();
    private final ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor(r -> {
        Thread thread = new Thread(r, "evening");
        thread.setDaemon(true);
        return thread;
    });
    private List<EffectInfo> effects = List.of();

    EveningDesk(BundleContext context) throws BundleException, InvalidSyntaxException {
        this.context = context;
        base = new ViewsDesk(context);
        for (Bundle b : context.getBundles()) if (NEEDED.contains(b.getSymbolicName())) b.start(Bundle.START_TRANSIENT);
        effects = context.getServiceReferences(EffectFactory.class, null).stream()
                .map(context::getService)
                .map(f -> new EffectInfo(f.id(), f.name(), f.version(), f.parameters(), f.presets()))
                .toList();
        strips();
        routes();
        insert(0, 0, "longwave.parametric-eq", "Voice male");
        insert(0, 1, "longwave.gate", "Voice gentle");
        insert(0, 2, "longwave.compressor", "Voice male");
        insert(0, 3, "longwave.de-esser", "");
        insert(1, 0, "longwave.parametric-eq", "Voice female");
        insert(1, 1, "longwave.compressor", "Voice female");
        insert(2, 0, "longwave.parametric-eq", "Voice male");
        insert(2, 1, "longwave.compressor", "Voice male");
        insert(3, 0, "longwave.parametric-eq", "Voice female");
        insert(4, 0, "longwave.parametric-eq", "Telephone");
        insert(4, 1, "longwave.compressor", "Telephone guest");
        insert(9, 0, "longwave.parametric-eq", "Music warm");
    }

    /** From now on a station with the first so many strips only. */
    void few(int strips) {
        base.engine.strips = base.engine.strips.subList(0, strips);
    }

    private void strips() {
        FakeEngine engine = base.engine;
        for (int i = 0; i < FADERS.length; i++) {
            engine.strip(i, MeterFrame.FADER_DB, FADERS[i]);
            engine.strip(i, MeterFrame.TRIM_DB, TRIMS[i]);
            engine.flag(i, MeterFrame.MUTED, i == 2);
            engine.flag(i, MeterFrame.PFL, i == 4);
            for (int slot = 0; slot < 4; slot++) engine.strip(i, MeterFrame.REDUCTION_DB + slot, 0);
            if (i > 4) continue;
            engine.strip(i, MeterFrame.HIGH_PASS_HZ, 80);
            engine.strip(i, MeterFrame.HIGH_PASS_SLOPE, 12);
        }
        engine.strip(2, MeterFrame.BALANCE, -0.18f);
        engine.strip(3, MeterFrame.BALANCE, 0.18f);
        engine.strip(0, MeterFrame.REDUCTION_DB + 2, 4.2f);
        engine.strip(1, MeterFrame.REDUCTION_DB + 1, 2.1f);
        engine.strip(4, MeterFrame.REDUCTION_DB + 1, 6.1f);
        for (BusInfo bus : buses()) {
            engine.bus(bus.number(), MeterFrame.LIMITER_GAIN, 1);
            engine.bus(bus.number(), MeterFrame.CEILING_DB, -1);
        }
        engine.bus(0, MeterFrame.LIMITER_GAIN, FakeEngine.linear(-1.8));
        engine.bus(1, MeterFrame.FADER_DB, -14);
        engine.bus(5, MeterFrame.FLAGS, MeterFrame.MIC_MUTED);
        move();
    }

    private void routes() {
        for (int i = 0; i < FADERS.length; i++) {
            base.routes.get(i).clear();
            base.route(i, 0, i != 11, Float.NEGATIVE_INFINITY, false);
            base.route(i, 3, i < 5, i < 5 ? -3 : Float.NEGATIVE_INFINITY, i == 4);
            base.route(i, 2, false, i % 2 == 0 ? -12 : Float.NEGATIVE_INFINITY, false);
        }
    }

    private void insert(int strip, int slot, String id, String preset) {
        EffectInfo effect =
                effects.stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
        List<Float> initial =
                effect.parameters().stream().map(EffectParameter::initial).toList();
        List<Float> values = effect.presets().stream()
                .filter(p -> p.name().equals(preset))
                .findFirst()
                .map(p -> p.values())
                .orElse(initial);
        inserts.add(new InsertInfo(
                false, strip, slot, id, effect.name(), effect.parameters(), values, 0, false, false, "", 0, 0, ""));
    }

    private static List<BusInfo> buses() {
        return List.of(
                new BusInfo(0, "program", "Programme"),
                new BusInfo(1, "monitor", "Monitor"),
                new BusInfo(2, "aux", "Aux 1"),
                new BusInfo(3, "record", "Record"),
                new BusInfo(4, "n1phone", "N-1 Phone", BusInfo.MIX_MINUS, "phone", false),
                new BusInfo(5, "speakers", "Speakers", BusInfo.MONITOR, "", true));
    }

    void register() {
        AudioEngine engine = (AudioEngine) Proxy.newProxyInstance(
                EveningDesk.class.getClassLoader(),
                new Class<?>[] {AudioEngine.class},
                (p, method, arguments) -> switch (method.getName()) {
                    case "buses" -> buses();
                    case "inserts" -> List.copyOf(inserts);
                    case "effects" -> effects;
                    case "hashCode" -> 1;
                    case "equals" -> p == arguments[0];
                    default -> base.answer(method, arguments);
                });
        registered.add(context.registerService(AudioEngine.class, engine, null));
        output("main", Kind.STREAM, State.ON, "http://stream.example.org:8000/main.mp3", "", 1284, "MP3 by LAME 3.100");
        output(
                "mobile",
                Kind.STREAM,
                State.ON,
                "http://stream.example.org:8000/mobile.opus",
                "",
                412,
                "Opus by libopus");
        String refused = "The server refused the password (401). Next try in 8 s.";
        output("backup", Kind.STREAM, State.RETRYING, "http://backup.example.net:8000/live.mp3", refused, -1, "");
        base.show.state = State.ON;
        add(new String[] {OutputControl.class.getName(), RecorderControl.class.getName()}, base.show, "show");
        output("phones", Kind.PLAYBACK, State.ON, "USB 1", "", -1, "");
        deck("playera", "Night Drive", true, 67, 201);
        deck("playerb", "Top of the hour", false, 0, 12);
        deck("carts", "News bed", true, 13, 60);
        for (String name : List.of("main", "mobile")) {
            TitleSink sink = (Title title) -> {};
            add(new String[] {TitleSink.class.getName()}, sink, name);
        }
        registered.add(context.registerService(BusMeters.class, meters(), null));
        registered.add(context.registerService(Station.class, ViewsDesk.station(), null));
        hand.scheduleAtFixedRate(this::move, 0, 33, TimeUnit.MILLISECONDS);
        hand.scheduleAtFixedRate(this::hear, 0, 20, TimeUnit.SECONDS);
    }

    private void output(String name, Kind kind, State state, String to, String detail, int listeners, String encoder) {
        FakeOutput output = new FakeOutput(kind, state, to, detail, listeners);
        output.status = new OutputStatus(
                kind,
                state,
                detail,
                to,
                Instant.now().minusSeconds(9428),
                48_000L * 9428,
                9428 * 24_000L,
                listeners,
                encoder);
        if (kind == Kind.STREAM && state == State.ON) heard.add(output);
        add(new String[] {OutputControl.class.getName()}, output, name);
    }

    /** The return feeds find the programme on the mounts that are on. */
    private void hear() {
        for (FakeOutput mount : heard) mount.heard(FakeOutput.feed(Verdict.HEARD, 3, 0, "The programme is heard."));
    }

    private void deck(String input, String title, boolean playing, long position, long length) {
        add(new String[] {Transport.class.getName()}, new FakeTransport(title, playing, position, length), input);
    }

    private void add(String[] types, Object service, String name) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(Names.NAME, name);
        properties.put(Names.ORDER, registered.size());
        registered.add(context.registerService(types, service, properties));
    }

    /** Levels as in a programme, now. */
    private void move() {
        double t = System.nanoTime() / 1e9;
        for (int i = 0; i < PEAKS.length; i++) {
            double fast = Math.sin(t * 9.7 + i) * Math.sin(t * 3.3 + 2 * i);
            double peak = PEAKS[i] < -100 ? -200 : PEAKS[i] + 2.5 * fast;
            base.engine.level(i, peak, peak < -100 ? -200 : peak - 8 - Math.sin(t * 2.1 + i));
        }
        double fast = Math.sin(t * 9.7) * Math.sin(t * 3.3);
        base.engine.busLevel(0, -4.5 + 2 * fast, -13 + fast);
        base.engine.busLevel(1, -4.5 + 2 * fast, -13 + fast);
        base.engine.busLevel(2, -16 + 2 * fast, -25 + fast);
        base.engine.busLevel(3, -7 + 2 * fast, -16 + fast);
        base.engine.busLevel(4, -9 + 2 * fast, -18 + fast);
        base.engine.busLevel(5, -200, -200);
    }

    private BusMeters meters() {
        return (BusMeters) Proxy.newProxyInstance(
                EveningDesk.class.getClassLoader(),
                new Class<?>[] {BusMeters.class},
                (p, method, arguments) -> switch (method.getName()) {
                    case "read" -> read((int) arguments[0], (BusMeterFrame) arguments[1]);
                    case "readSpectrum" -> base.readSpectrum((int) arguments[0], arguments[1]);
                    case "alarms" -> List.of();
                    case "hashCode" -> 2;
                    case "equals" -> p == arguments[0];
                    default -> null;
                });
    }

    private static boolean read(int bus, BusMeterFrame into) {
        double t = System.nanoTime() / 1e9;
        float[] v = into.values();
        v[BusMeterFrame.MOMENTARY] = -20.6f + (float) (1.5 * Math.sin(t * 1.7));
        v[BusMeterFrame.SHORT_TERM] = -22.4f + (float) (0.5 * Math.sin(t / 2));
        v[BusMeterFrame.INTEGRATED] = -22.9f;
        v[BusMeterFrame.RANGE] = 6.4f;
        v[BusMeterFrame.MAX_MOMENTARY] = -17.5f;
        v[BusMeterFrame.MAX_SHORT_TERM] = -19.8f;
        v[BusMeterFrame.CORRELATION] = 0.72f;
        for (int c = 0; c < 2; c++) {
            int at = c * BusMeterFrame.CHANNEL_FIELDS;
            v[at + BusMeterFrame.TRUE_PEAK] = FakeEngine.linear(-3.1 - 0.4 * c);
            v[at + BusMeterFrame.MAX_TRUE_PEAK] = FakeEngine.linear(-1.3 - 0.4 * c);
        }
        return true;
    }

    /** What the desk would remember after an hour of this; once, when it has begun to remember. */
    void remember(Studio studio) {
        Watch watch = studio.watch();
        Random dice = new Random(7);
        float shortTerm = -23;
        double sum = 0;
        for (int i = 0; i < Watch.SECONDS; i++) {
            shortTerm += (float) ((-22.6 - shortTerm) * 0.05 + dice.nextGaussian() * 0.35);
            float now = i > 230 && i < 290 ? shortTerm - 9 + Math.abs(i - 260) * 0.3f : shortTerm;
            sum += (-23.4 - sum) * (i == 0 ? 1 : 0.004);
            for (BusInfo bus : buses()) {
                Watch.Loudness of = watch.loudness(bus.number());
                if (of == null) continue;
                of.shortTerm().add(now);
                of.integrated().add((float) (sum + 0.5 * i / Watch.SECONDS));
            }
            watch.load().add((float) (0.18 + dice.nextGaussian() * 0.008));
            watch.collections().add(i % 97 == 40 ? 1 : 0);
        }
        Map.of("main", 1284, "mobile", 412).forEach((name, now) -> {
            Trace of = watch.listeners(name);
            if (of == null) return;
            double audience = now * 0.86;
            for (int i = 0; i < 360; i++) {
                audience += (now - audience) * 0.02 + dice.nextGaussian() * now * 0.006;
                of.add((float) audience);
            }
        });
        watch.send("Example Artist - Night Drive");
    }

    /** Feeds the waveforms that are shown with a minute of speech and music, and puts two flags up. */
    void record(Studio studio) throws InvalidSyntaxException, DeviceException {
        for (ServiceReference<BusConsumer> reference :
                context.getServiceReferences(BusConsumer.class, "(" + Names.NAME + "=waveform*)")) {
            BusConsumer wave = context.getService(reference);
            // the window asks for waveforms only while they can be seen, and may have ended this one just now
            if (wave != null)
                speak(wave, String.valueOf(reference.getProperty(Names.BUS)).hashCode());
        }
        Waves waves = studio.watch().waves();
        if (!waves.flags("show").isEmpty()) return;
        long now = System.nanoTime();
        waves.flag("show", "now");
        List<Waves.Flag> flags = waves.flags("show");
        flags.clear();
        flags.add(new Waves.Flag(now - 38_000_000_000L, "Interview"));
        flags.add(new Waves.Flag(now - 11_000_000_000L, "Music"));
    }

    private static void speak(BusConsumer wave, long seed) throws DeviceException {
        StreamFormat format = new StreamFormat(48_000, 2, 480);
        wave.open(format);
        AudioBlock block = new AudioBlock(format);
        Random dice = new Random(seed);
        double phraseDb = -10;
        double db = -60;
        for (int tenth = 0; tenth < 600; tenth++) {
            if (dice.nextInt(14) == 0) phraseDb = dice.nextInt(3) == 0 ? -58 : -8 - 14 * dice.nextDouble();
            db += (phraseDb - 22 * dice.nextDouble() * dice.nextDouble() - db) * 0.7;
            double level = FakeEngine.linear(db);
            for (int i = 0; i < 480; i++) block.channel(0)[i] = (float) (level * Math.sin(i * 0.2));
            for (int b = 0; b < 10; b++) wave.block(block);
        }
    }

    /** Feeds the analysers behind an equaliser with something like a voice. */
    void analyse() throws InvalidSyntaxException, DeviceException {
        for (ServiceReference<BusConsumer> reference :
                context.getServiceReferences(BusConsumer.class, "(" + Names.NAME + "=analyser*)")) {
            BusConsumer analyser = context.getService(reference);
            boolean after = String.valueOf(reference.getProperty(Names.NAME)).contains("-out-");
            StreamFormat format = new StreamFormat(48_000, 2, 256);
            analyser.open(format);
            AudioBlock block = new AudioBlock(format);
            Random dice = new Random(3);
            double smooth = 0;
            for (int b = 0; b < 64; b++) {
                for (int i = 0; i < 256; i++) {
                    double t = (b * 256 + i) / 48_000.0;
                    double x = 0;
                    for (int h = 1; h < 28; h++)
                        x += Math.sin(2 * Math.PI * 128 * h * t + h) * 0.16 / Math.pow(h, after ? 0.9 : 0.8);
                    smooth += (dice.nextGaussian() - smooth) * 0.3;
                    block.channel(0)[i] = (float) (x * 0.16 + smooth * 0.05);
                }
                System.arraycopy(block.channel(0), 0, block.channel(1), 0, 256);
                analyser.block(block);
            }
        }
    }

    @Override
    public void close() {
        hand.shutdownNow();
        registered.reversed().forEach(ServiceRegistration::unregister);
    }
}
