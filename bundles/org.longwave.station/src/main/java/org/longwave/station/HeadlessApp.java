package org.longwave.station;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.longwave.api.AudioEngine;
import org.longwave.api.station.Station;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import sun.misc.Signal;

/**
 * The main thread. Runs a station without a display, says once a second how it goes, and ends with an exit code that is
 * 0 only when nothing failed (see {@link Verdict}); 2 means that it was called wrongly.
 */
public class HeadlessApp implements IApplication {
    private static final int FAILED = 1;
    private static final int WRONG_CALL = 2;
    /** A latency line after so many status lines. */
    private static final int LATENCY_LINES = 10;

    private static final long ENGINE_WAIT_SECONDS = 15;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final PrintStream out = System.out;
    private final DeskWords deskWords = new DeskWords();
    private int lines;
    private boolean priorityTold;

    @Override
    public Object start(IApplicationContext context) throws InterruptedException {
        Arguments arguments;
        try {
            arguments = Arguments.of((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
            checkStation(arguments.station());
        } catch (RefusedException e) {
            System.err.println("longwave: " + e.getMessage());
            System.err.print(Arguments.USAGE);
            return WRONG_CALL;
        }
        Signal.handle(new Signal("INT"), s -> signalled());
        Signal.handle(new Signal("TERM"), s -> signalled());
        context.applicationRunning();
        return run(FrameworkUtil.getBundle(HeadlessApp.class).getBundleContext(), arguments.runFor());
    }

    @Override
    public void stop() {
        stop.countDown();
    }

    /** The first signal stops in an orderly way, a second one at once. */
    private void signalled() {
        if (stop.getCount() == 0) Runtime.getRuntime().halt(FAILED);
        stop.countDown();
    }

    static void checkStation(String station) throws RefusedException {
        if (station.isEmpty()) throw new RefusedException("no station was named");
        if (!station.equals(Arguments.DEMO) && !Files.isReadable(Path.of(station)))
            throw new RefusedException("the station file " + Path.of(station).toAbsolutePath()
                    + (Files.exists(Path.of(station)) ? " cannot be read" : " does not exist"));
    }

    private Integer run(BundleContext context, Duration runFor) throws InterruptedException {
        ServiceTracker<AudioEngine, AudioEngine> engines = new ServiceTracker<>(context, AudioEngine.class, null);
        engines.open();
        try {
            AudioEngine engine = awaitEngine(engines);
            if (engine == null) return ended(noEngine(context));
            try (Desk desk = new Desk(context, engine)) {
                welcome(desk.station());
                return ended(watch(desk, engines, runFor));
            }
        } finally {
            engines.close();
        }
    }

    private AudioEngine awaitEngine(ServiceTracker<AudioEngine, AudioEngine> engines) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ENGINE_WAIT_SECONDS);
        while (engines.getService() == null && System.nanoTime() < end && !stop.await(20, TimeUnit.MILLISECONDS))
            continue;
        return engines.getService();
    }

    private static String noEngine(BundleContext context) {
        ServiceTracker<Station, Station> stations = new ServiceTracker<>(context, Station.class, null);
        stations.open();
        Station station = stations.getService();
        stations.close();
        return "the engine did not start"
                + (station == null ? "; the station did not either" : "; " + station.faults());
    }

    private void welcome(Station station) {
        long millis = ManagementFactory.getRuntimeMXBean().getUptime();
        out.println("longwave: station \"" + station.name() + "\", " + station.file() + ", engine there " + millis
                + " ms after the JVM's start");
    }

    /** Returns what failed, empty when nothing did. */
    private String watch(Desk desk, ServiceTracker<AudioEngine, AudioEngine> engines, Duration runFor)
            throws InterruptedException {
        Verdict verdict = new Verdict();
        long start = System.nanoTime();
        long end = runFor == null ? Long.MAX_VALUE : runFor.toNanos();
        long nextLine = 0;
        boolean stopped = false;
        while (!stopped) {
            long elapsed = System.nanoTime() - start;
            if (engines.getService() == null) return "the engine has gone";
            desk.poll();
            if (elapsed >= nextLine || elapsed >= end) {
                nextLine += TimeUnit.SECONDS.toNanos(1);
                report(desk, verdict, Duration.ofNanos(elapsed));
            }
            if (elapsed >= end) break;
            stopped = stop.await(100, TimeUnit.MILLISECONDS);
        }
        if (stopped) out.println("longwave: told to stop");
        say(desk.latency());
        out.println(StatusLine.cycles(desk.take().engine()));
        verdict.look(desk.take());
        return verdict.failures(desk.take());
    }

    private void report(Desk desk, Verdict verdict, Duration elapsed) throws InterruptedException {
        Snapshot snapshot = desk.take();
        verdict.newFaults(snapshot).forEach(f -> out.println("station: " + f));
        verdict.newAbsences(snapshot).forEach(out::println);
        deskWords.changes(snapshot.desk()).forEach(l -> out.println("desk: " + l));
        verdict.look(snapshot);
        String refused = snapshot.engine().priorityRefused();
        if (!priorityTold && !refused.isEmpty()) out.println("longwave: " + refused);
        priorityTold |= !refused.isEmpty();
        out.println(StatusLine.of(elapsed, snapshot));
        if (++lines % LATENCY_LINES == 0) say(desk.latency());
    }

    private void say(String line) {
        if (!line.isEmpty()) out.println(line);
    }

    private Integer ended(String failures) {
        out.println(failures.isEmpty() ? "OK: nothing failed, no block was lost" : "FAILED: " + failures);
        out.flush();
        return failures.isEmpty() ? IApplication.EXIT_OK : FAILED;
    }
}
