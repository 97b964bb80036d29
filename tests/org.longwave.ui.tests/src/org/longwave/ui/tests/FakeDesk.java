package org.longwave.ui.tests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.longwave.api.AudioEngine;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.StripInfo;
import org.longwave.api.input.InputInfo;
import org.longwave.api.input.Transport;
import org.longwave.api.meter.BusMeters;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.station.Station;
import org.longwave.api.station.StationFault;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Any thread. A whole station as services: six strips, a stream in trouble, a recorder; levels move on demand. */
final class FakeDesk implements AutoCloseable {
    final FakeEngine engine = new FakeEngine();
    final FakeMeters meters = new FakeMeters();
    final FakeOutput main = new FakeOutput(Kind.STREAM, State.ON, "http://stream.example.org:8000/main.mp3", "", 128);
    final FakeOutput backup = new FakeOutput(
            Kind.STREAM,
            State.RETRYING,
            "http://backup.example.net:8000/live.mp3",
            "The server refused the password (401). Next try in 8 s. The other outputs go on.",
            -1);
    final FakeOutput listen = new FakeOutput(Kind.LISTENER, State.ON, "http://127.0.0.1:8000/", "", 2);
    final FakeOutput show =
            new FakeOutput(Kind.RECORDER, State.OFF, "/srv/recordings/evening-show 2026-11-22 14-00-00.wav", "", -1);
    final FakeOutput phones = new FakeOutput(Kind.PLAYBACK, State.ON, "default", "", -1);
    final FakeTransport music = new FakeTransport("Night Drive", true, 67, 201);
    final FakeTransport jingle = new FakeTransport("Top of the hour", false, 0, 12);
    volatile List<StationFault> faults = List.of();
    final AtomicInteger saves = new AtomicInteger();
    private final BundleContext context;
    private final List<ServiceRegistration<?>> registered = new ArrayList<>();
    private ServiceRegistration<?> engineService;

    FakeDesk(BundleContext context) {
        this.context = context;
        engine.strips = List.of(
                new StripInfo(0, "mic1", "Mic 1", "mic1", "voice"),
                new StripInfo(1, "guest", "Guest", "guest", "guest"),
                new StripInfo(2, "remote", "Remote", "remote", "line"),
                new StripInfo(3, "music", "Music", "music", "player"),
                new StripInfo(4, "jingle", "Jingles", "jingle", "player"),
                new StripInfo(5, "tone", "Line-up", "tone", "system"));
        engine.inputs = List.of(
                input("mic1", InputInfo.State.RUNNING, ""),
                input("guest", InputInfo.State.RUNNING, ""),
                input("remote", InputInfo.State.FAILED, "The device \"USB 2\" is not there. Next try in 4 s."),
                input("music", InputInfo.State.RUNNING, ""),
                input("jingle", InputInfo.State.HELD, ""),
                input("tone", InputInfo.State.RUNNING, ""));
        float[] faders = {0, -2, 0, -3, 0, -12};
        for (int i = 0; i < faders.length; i++) engine.strip(i, MeterFrame.FADER_DB, faders[i]);
        engine.strip(1, MeterFrame.BALANCE, -0.18f);
        engine.bus(1, MeterFrame.FADER_DB, -14);
        engine.flag(1, MeterFrame.MUTED, true);
    }

    private static InputInfo input(String name, InputInfo.State state, String detail) {
        boolean live = !name.equals("music") && !name.equals("jingle");
        return new InputInfo(name, live, state, detail, 0, 0, 0, 0, 1024, 1024);
    }

    void registerEngine() {
        engineService = context.registerService(AudioEngine.class, engine, null);
    }

    void unregisterEngine() {
        engineService.unregister();
        engineService = null;
    }

    void registerRest() {
        int order = 0;
        add(Transport.class, music, "music", order++);
        add(Transport.class, jingle, "jingle", order++);
        add(OutputControl.class, main, "main", order++);
        add(OutputControl.class, backup, "backup", order++);
        add(OutputControl.class, listen, "listen", order++);
        add(OutputControl.class, show, "show", order++);
        add(OutputControl.class, phones, "phones", order++);
        registered.add(context.registerService(BusMeters.class, meters, null));
        registered.add(context.registerService(Station.class, new FakeStation(), null));
    }

    private <T> void add(Class<T> type, T service, String name, int order) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(Names.NAME, name);
        properties.put(Names.ORDER, order);
        registered.add(context.registerService(type, service, properties));
    }

    /** Levels as in a programme, at a moment. */
    void move(double seconds) {
        double slow = Math.sin(seconds * 2.1);
        double fast = Math.sin(seconds * 9.7) * Math.sin(seconds * 3.3);
        engine.level(0, -10 + 4 * fast, -19 + 3 * slow);
        engine.level(1, -22 + 6 * slow, -34 + 4 * fast);
        engine.level(2, -200, -200);
        engine.level(3, -7 + 2 * fast, -16 + 2 * slow);
        engine.level(4, -200, -200);
        engine.level(5, -18, -18.1);
        engine.busLevel(0, -4 + 2 * fast, -13 + 2 * slow);
        engine.bus(0, MeterFrame.LIMITER_GAIN, FakeEngine.linear(fast > 0.5 ? -1.8 : 0));
    }

    @Override
    public void close() {
        registered.forEach(ServiceRegistration::unregister);
        if (engineService != null) unregisterEngine();
    }

    private final class FakeStation implements Station {
        @Override
        public String name() {
            return "Example FM";
        }

        @Override
        public double alignmentDbfs() {
            return -18;
        }

        @Override
        public Path file() {
            return Path.of("station.json");
        }

        @Override
        public CompletableFuture<List<String>> save() {
            saves.incrementAndGet();
            return CompletableFuture.completedFuture(List.of("org.longwave.strip~mic1 faderDb: -3"));
        }

        @Override
        public List<StationFault> faults() {
            return faults;
        }

        @Override
        public long loads() {
            return 1;
        }
    }
}
