package org.longwave.ui.desk;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.longwave.api.AudioEngine;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Command;
import org.longwave.api.input.InputInfo;
import org.longwave.api.input.Transport;
import org.longwave.api.meter.Alarm;
import org.longwave.api.meter.BusMeterFrame;
import org.longwave.api.meter.BusMeters;
import org.longwave.api.meter.SpectrumFrame;
import org.longwave.api.output.OutputControl;
import org.longwave.api.station.Station;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.scene.Scene;
import org.longwave.ui.scene.SceneRecall;
import org.longwave.ui.scene.SceneWriter;
import org.longwave.ui.scene.Scenes;
import org.osgi.framework.BundleContext;

/**
 * Any thread. The window's only door to the other bundles: reads their services ten times a second on a thread of its
 * own and hands orders to them on another, so that nothing they do can hold the window up.
 */
public final class Desk implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Desk.class.getName());
    private static final long PERIOD_MILLIS = 100;

    private final Services<AudioEngine> engines;
    private final Services<Station> stations;
    private final Services<OutputControl> outputs;
    private final Services<Transport> transports;
    private final Services<BusMeters> meters;
    private final ScheduledExecutorService reader = executor("lw-ui-read");
    private final ScheduledExecutorService orders = executor("lw-ui-orders");
    private final History history = new History();
    private final Scenes scenes;
    private final MeterFrame before = new MeterFrame();
    private volatile DeskState state = DeskState.EMPTY;
    private volatile List<Alarm> alarms = List.of();
    private volatile Patch patch = Patch.EMPTY;
    private final Inserts inserts = new Inserts(this);
    private final BundleContext context;
    private volatile Refusal refusal = new Refusal("", 0);
    private volatile long orderedNanos = System.nanoTime();
    private List<String> lastUnread = List.of();

    /** The newest order that was not carried out, and when; the words are empty when there was none. */
    public record Refusal(String words, long nanos) {}

    public Desk(BundleContext context) {
        this.context = context;
        engines = new Services<>(context, AudioEngine.class);
        stations = new Services<>(context, Station.class);
        outputs = new Services<>(context, OutputControl.class);
        transports = new Services<>(context, Transport.class);
        meters = new Services<>(context, BusMeters.class);
        scenes = Scenes.of(context);
        orders.execute(scenes::read);
        reader.scheduleWithFixedDelay(this::read, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    public DeskState state() {
        return state;
    }

    /** Where strips go and what is in their slots. */
    public Patch patch() {
        return patch;
    }

    /** The door to the insert slots. */
    public Inserts inserts() {
        return inserts;
    }

    /** Copies the newest meters of a bus; false when there are none. */
    public boolean readMeters(int bus, BusMeterFrame into) {
        BusMeters now = meters.best();
        return now != null && now.read(bus, into);
    }

    /** Copies the newest spectrum of a bus; asking is subscribing. False when there is none yet. */
    public boolean readSpectrum(int bus, SpectrumFrame into) {
        BusMeters now = meters.best();
        return now != null && now.readSpectrum(bus, into);
    }

    /** Begins to look at the spectrum of a strip; {@code tap} is {@link Names#STRIP_TAP} or {@link Names#POST_TAP}. */
    public StripSpectrum spectrum(String tap, String strip) {
        return new StripSpectrum(context, tap, strip);
    }

    /** Allows solo in place, or forbids it and ends every solo. */
    public void lockSolo(boolean locked) {
        SoloLock.change(this, locked);
    }

    /** Raised now, oldest first. */
    public List<Alarm> alarms() {
        return alarms;
    }

    /** Level that stands for 0 on VU and 4 or 0 dB on PPM scales; null while no station file is loaded. */
    public Double alignmentDbfs() {
        Station station = stations.best();
        return station == null ? null : station.alignmentDbfs();
    }

    public Refusal refusal() {
        return refusal;
    }

    /** What was changed here and can be taken back. */
    public History history() {
        return history;
    }

    /**
     * Hands an order to the engine; a refusal shows in {@link #refusal()}. A change of the desk goes into the
     * {@link #history()} once it was carried out.
     */
    public void submit(Command command) {
        DeskState now = state;
        if (now.engine() == null) refuse(Nls.text("desk.noEngine"));
        else send(now.engine(), command, inverse(now, command));
    }

    /** Several orders that are one change for the operator, named by {@code words}. */
    public void submit(String words, List<Command> commands) {
        DeskState now = state;
        if (now.engine() == null) {
            refuse(Nls.text("desk.noEngine"));
            return;
        }
        List<Command> back = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (Command command : commands) {
            OrderChange change = inverse(now, command);
            if (change == null) continue;
            back.addAll(0, change.backOrders());
            places.addAll(change.places());
        }
        commands.forEach(c -> send(now.engine(), c, null));
        history.add(
                new OrderChange(this, words, null, List.copyOf(places), List.copyOf(commands), List.copyOf(back)),
                System.nanoTime());
    }

    /** Writes how the desk stands into the station file; says what came of it. */
    public void save() {
        Station station = stations.best();
        if (station == null) {
            refuse(Nls.text("desk.noStation"));
            return;
        }
        station.save().whenComplete((lines, failure) -> {
            int n = lines == null ? 0 : lines.size();
            String key = n == 0 ? "desk.saved.nothing" : n == 1 ? "desk.saved.one" : "desk.saved.many";
            Path file = station.file().getFileName();
            if (failure != null) refuse(words(failure));
            else say(n == 0 ? Nls.text(key, file) : Nls.text(key, n, file));
        });
    }

    /** Stored scenes; they are read from the disk at the first call. */
    public Scenes scenes() {
        return scenes;
    }

    /** Keeps the desk as it stands under a name; in place of the scene of this name, which an undo brings back. */
    public void storeScene(String name) {
        order(Nls.text("scene.storing", name), () -> {
            AudioEngine engine = state.engine();
            if (engine == null) throw new IllegalStateException(Nls.text("desk.noEngine"));
            Scene scene = new Scene(name.strip(), Instant.now(), SceneWriter.write(engine.desk()));
            Scene before = scenes.all().stream()
                    .filter(s -> s.fileName().equals(scene.fileName()))
                    .findFirst()
                    .orElse(null);
            scenes.store(scene);
            did(new SceneChange(this, Nls.text("scene.stored", scene.name()), before, scene));
            say(Nls.text("scene.stored", scene.name()));
        });
    }

    public void deleteScene(Scene scene) {
        order(Nls.text("scene.deleting", scene.name()), () -> {
            scenes.delete(scene);
            did(new SceneChange(this, Nls.text("scene.deleted", scene.name()), scene, null));
            say(Nls.text("scene.deleted", scene.name()));
        });
    }

    /** Brings a scene back, as one change; says what could not be set. */
    public void recall(Scene scene, SceneRecall.Scope scope) {
        order(Nls.text("scene.recalling", scene.name()), () -> {
            AudioEngine engine = state.engine();
            if (engine == null) throw new IllegalStateException(Nls.text("desk.noEngine"));
            SceneRecall.Plan plan = SceneRecall.plan(scene, engine.desk(), scope);
            String words = Nls.text("scene.recalled", scene.name());
            if (!plan.orders().isEmpty()) submit(words, plan.orders());
            String more = plan.orders().isEmpty()
                    ? Nls.text("scene.nothing", scene.name())
                    : Nls.text("scene.settings", words, plan.orders().size());
            say(plan.notSet().isEmpty() ? more : more + " " + String.join(" ", plan.notSet()));
        });
    }

    /** Something else than orders changed the desk and can be taken back. */
    public void did(Undoable change) {
        history.add(change, System.nanoTime());
    }

    /** Takes the newest change back; says so, or that there is none. */
    public void undo() {
        Undoable change = history.back();
        if (change == null) {
            say(Nls.text("undo.nothing"));
            return;
        }
        say(Nls.text("undo.undone", change.words()));
        change.back();
    }

    /** Makes the change again that was taken back last. */
    public void redo() {
        Undoable change = history.forth();
        if (change == null) {
            say(Nls.text("undo.nothingAgain"));
            return;
        }
        say(Nls.text("undo.redone", change.words()));
        change.forth();
    }

    /** Sends orders of the history, when those they speak of are still there. */
    void resubmit(String words, List<String> places, List<Command> orders) {
        AudioEngine engine = state.engine();
        if (engine == null) refuse(Nls.text("desk.noEngine"));
        else if (!Places.still(engine, places)) refuse(Nls.text("undo.gone", words));
        else orders.forEach(o -> send(engine, o, null));
    }

    private void send(AudioEngine engine, Command command, Undoable change) {
        try {
            CompletableFuture<Applied> answer = engine.submit(command);
            orderedNanos = System.nanoTime();
            answer.whenComplete((applied, failure) -> {
                if (failure != null) refuse(words(failure));
                else if (change != null) history.add(change, System.nanoTime());
            });
        } catch (RuntimeException e) {
            refuse(words(e));
        }
    }

    /** When the newest order was in the engine's queue. */
    public long orderedNanos() {
        return orderedNanos;
    }

    /** Null when the order cannot be taken back. */
    private OrderChange inverse(DeskState now, Command command) {
        synchronized (before) {
            try {
                now.engine().readMeters(before);
                OrderChange change = new Inverse(this, now, before).of(command);
                return change == null || change.backOrders().equals(change.forthOrders()) ? null : change;
            } catch (RuntimeException | LinkageError e) {
                LOG.log(
                        Level.WARNING,
                        "What takes " + command + " back could not be found; it is not in the history",
                        e);
                return null;
            }
        }
    }

    /** Runs an order to another service, which may take its time; a failure shows in {@link #refusal()}. */
    public void order(String what, Runnable order) {
        orders.execute(() -> {
            try {
                order.run();
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, what + " failed", e);
                refuse(Nls.text("desk.failed", what, words(e)));
            }
        });
    }

    /** Says in the status line that something was not done. */
    public void refuse(String words) {
        say(words);
    }

    /** Says a sentence in the status line. */
    public void say(String words) {
        refusal = new Refusal(words, System.nanoTime());
    }

    static String words(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private void read() {
        List<String> unread = new ArrayList<>();
        DeskState next;
        try {
            next = withEngine(unread);
        } catch (RuntimeException | LinkageError e) {
            unread.add(Nls.text("desk.engineSilent", e));
            next = without(unread);
        }
        if (!unread.equals(lastUnread)) unread.forEach(u -> LOG.log(Level.WARNING, u));
        lastUnread = unread;
        state = next;
        patch = patch(next, unread);
        BusMeters busMeters = meters.best();
        alarms = busMeters == null ? List.of() : busMeters.alarms();
    }

    private Patch patch(DeskState now, List<String> unread) {
        if (now.engine() == null) return Patch.EMPTY;
        try {
            return Patch.read(now.engine(), now.strips(), patch);
        } catch (RuntimeException | LinkageError e) {
            String words = Nls.text("desk.engineSilent", e);
            if (!unread.contains(words)) LOG.log(Level.WARNING, words, e);
            return Patch.EMPTY;
        }
    }

    private DeskState withEngine(List<String> unread) {
        AudioEngine engine = engines.best();
        if (engine == null) return without(unread);
        Map<String, InputInfo> inputs = new LinkedHashMap<>();
        engine.inputs().forEach(i -> inputs.put(i.name(), i));
        DeskState rest = without(unread);
        return new DeskState(
                engine,
                engine.status(),
                List.copyOf(engine.strips()),
                List.copyOf(engine.buses()),
                inputs,
                List.copyOf(engine.consumers()),
                rest.outputs(),
                rest.decks(),
                rest.station(),
                rest.faults(),
                unread);
    }

    private DeskState without(List<String> unread) {
        DeskState none = DeskState.EMPTY;
        Map<String, Deck> decks = new LinkedHashMap<>();
        transports.each((name, t) -> new Deck(name, t, t.state()), unread).forEach(d -> decks.put(d.name(), d));
        Station station = stations.best();
        return new DeskState(
                null,
                null,
                none.strips(),
                none.buses(),
                none.inputs(),
                none.consumers(),
                outputs.each((name, o) -> new Output(name, o, o.status()), unread),
                decks,
                station == null ? null : station.name(),
                station == null ? List.of() : List.copyOf(station.faults()),
                unread);
    }

    static ScheduledExecutorService executor(String name) {
        ThreadFactory daemons = run -> {
            Thread thread = new Thread(run, name);
            thread.setDaemon(true);
            return thread;
        };
        return Executors.newSingleThreadScheduledExecutor(daemons);
    }

    @Override
    public void close() {
        reader.shutdownNow();
        orders.shutdown();
        try {
            // short: an output that hangs in stop() must not keep the window from closing
            reader.awaitTermination(1, TimeUnit.SECONDS);
            orders.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        engines.close();
        stations.close();
        outputs.close();
        transports.close();
        meters.close();
    }
}
