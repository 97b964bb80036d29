package org.longwave.station;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.longwave.api.AudioEngine;
import org.longwave.api.render.OfflineEngine;
import org.longwave.api.render.OfflineEngine.Rendered;
import org.longwave.api.render.RenderRefusedException;
import org.longwave.api.station.Station;
import org.longwave.api.station.StationFault;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The main thread. Renders a station or a show into a WAV file, as fast as the machine allows, and says how fast that
 * was. Exit code 0: it is written; 1: refused or failed; 2: called wrongly.
 */
public class RenderApp implements IApplication {
    private static final int FAILED = 1;
    private static final int WRONG_CALL = 2;
    private static final long WAIT_SECONDS = 20;

    private final PrintStream out = System.out;
    private BundleContext context;

    @Override
    public Object start(IApplicationContext application) throws Exception {
        RenderArguments arguments;
        try {
            arguments =
                    RenderArguments.of((String[]) application.getArguments().get(IApplicationContext.APPLICATION_ARGS));
            if (!arguments.station().isEmpty()) HeadlessApp.checkStation(arguments.station());
        } catch (RefusedException e) {
            System.err.println("longwave: " + e.getMessage());
            System.err.print(RenderArguments.USAGE);
            return WRONG_CALL;
        }
        application.applicationRunning();
        context = FrameworkUtil.getBundle(RenderApp.class).getBundleContext();
        try {
            render(arguments);
            return IApplication.EXIT_OK;
        } catch (RenderRefusedException e) {
            System.err.println("longwave: nothing was rendered: " + e.getMessage());
            return FAILED;
        } catch (IOException e) {
            System.err.println("longwave: the render failed: " + e + "; make room, or look at the rights there");
            return FAILED;
        }
    }

    @Override
    public void stop() {
        // the render is on the main thread and has no half-written file to lose: the program may end at any time
    }

    private void render(RenderArguments a)
            throws RenderRefusedException, IOException, InterruptedException, InvalidSyntaxException {
        if (Files.exists(a.out()) && !a.force())
            throw new RenderRefusedException(a.out() + " is there already; --force overwrites it");
        Path folder = a.out().getParent();
        if (!Files.isDirectory(folder))
            throw new RenderRefusedException("there is no folder " + folder + " to write to");
        OfflineEngine engine = await(OfflineEngine.class);
        int rateHz = 0;
        if (!a.station().isEmpty()) {
            awaitStation();
            rateHz = await(AudioEngine.class).format().rateHz();
        }
        Meter meter = new Meter(a, rateHz);
        Rendered done = a.log() == null
                ? engine.station(a.bus(), a.seconds(), a.out(), meter)
                : engine.show(a.log(), a.inputs(), a.bus(), a.seconds(), a.out(), meter);
        meter.done(done);
    }

    private <T> T await(Class<T> type) throws InterruptedException, RenderRefusedException {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        T service = tracker.waitForService(TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
        if (service == null) throw new RenderRefusedException("the engine did not start; ./longwave doctor says why");
        return service;
    }

    /** Until every part of the station that is no output is there. */
    private void awaitStation()
            throws InterruptedException, RenderRefusedException, IOException, InvalidSyntaxException {
        Station station = await(Station.class);
        Settled settled = new Settled(await(ServiceComponentRuntime.class));
        ConfigurationAdmin admin = await(ConfigurationAdmin.class);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        Set<String> missing = Set.of(station.file().toString());
        while (station.loads() == 0 || !(missing = settled.missing(admin)).isEmpty()) {
            if (System.nanoTime() > end)
                throw new RenderRefusedException("these parts of the station did not start: " + missing);
            Thread.sleep(20);
        }
        for (StationFault fault : station.faults()) out.println("longwave: station: " + fault);
    }

    /** Says how far it is, once a second, and how fast it was. */
    private final class Meter implements LongConsumer {
        private final RenderArguments arguments;
        private final int rateHz;
        private final long begun = System.nanoTime();
        private long said = begun;

        Meter(RenderArguments arguments, int rateHz) {
            this.arguments = arguments;
            this.rateHz = rateHz;
        }

        @Override
        public void accept(long frames) {
            long now = System.nanoTime();
            if (now - said < TimeUnit.SECONDS.toNanos(1)) return;
            said = now;
            String much = rateHz == 0
                    ? frames + " frames"
                    : String.format(
                            Locale.ROOT, "%.0f s, %.0f x real time", seconds(frames, rateHz), factor(frames, rateHz));
            out.println("rendering: " + much);
        }

        private double factor(long frames, int rate) {
            return seconds(frames, rate) / ((System.nanoTime() - begun) / 1e9);
        }

        void done(Rendered r) {
            for (String remark : r.remarks()) out.println("longwave: " + remark);
            out.printf(
                    Locale.ROOT,
                    "rendered %.3f s of %s from frame %d to %s: %.0f x real time%n",
                    seconds(r.frames(), r.rateHz()),
                    arguments.bus(),
                    r.fromFrame(),
                    arguments.out(),
                    factor(r.frames(), r.rateHz()));
        }

        private static double seconds(long frames, int rate) {
            return (double) frames / rate;
        }
    }
}
