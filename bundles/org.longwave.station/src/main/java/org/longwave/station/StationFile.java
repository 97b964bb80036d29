package org.longwave.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.osgi.service.environment.EnvironmentInfo;
import org.longwave.api.AudioEngine;
import org.longwave.api.command.CommandRefusedException;
import org.longwave.api.render.OfflineEngine;
import org.longwave.api.station.Station;
import org.longwave.api.station.StationFault;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Its own thread, {@code lw-station}; the accessors any thread. Loads the station file named by {@code --station} (or
 * by the property {@code longwave.station}; neither: no station), looks at it four times a second and loads it again
 * when it, or the secrets beside it, or the set of plug-ins has changed.
 */
@Component(immediate = true, service = Station.class, configurationPid = "org.longwave.station")
@Designate(ocd = StationFile.StationConfig.class)
public class StationFile implements Station {
    @ObjectClassDefinition(name = "Station", description = "The station as a whole")
    public @interface StationConfig {
        @AttributeDefinition(name = "Name", description = "What the listeners know the station as", required = false)
        String name() default "Longwave";

        @AttributeDefinition(
                name = "Alignment level",
                description = "Peak of the line-up tone in dBFS; PPM and VU scales are set by it.",
                options = {@Option(label = "EBU R 68", value = "-18"), @Option(label = "SMPTE RP 155", value = "-20")},
                required = false)
        int alignmentDbfs() default -18;
    }

    private static final System.Logger LOG = System.getLogger(StationFile.class.getName());
    private static final long POLL_MILLIS = 250;

    private final BundleContext context;
    private final StationLoader loader;
    private final Path file;
    private final DemoStation demo;
    private final Thread thread;
    private final AtomicBoolean pluginsChanged = new AtomicBoolean();
    private final BundleListener pluginListener = this::bundleChanged;
    private volatile String name;
    private volatile double alignmentDbfs;
    private volatile List<StationFault> faults = List.of();
    private volatile long loads;
    /** How the file was when it was loaded last. */
    private volatile String loaded = "";

    @Activate
    public StationFile(
            BundleContext context,
            StationConfig config,
            @Reference ConfigurationAdmin admin,
            @Reference MetaTypeService metaTypes,
            @Reference EnvironmentInfo environment) {
        this.context = context;
        modified(config);
        String told = Arguments.station(environment.getNonFrameworkArgs());
        if (told.isEmpty()) told = System.getProperty("longwave.station", "");
        demo = told.equals(Arguments.DEMO) ? new DemoStation(Home.of(System.getProperties(), System.getenv())) : null;
        file = demo == null ? Path.of(told) : demo.file();
        boolean offline = Boolean.parseBoolean(context.getProperty(OfflineEngine.PROPERTY));
        loader = new StationLoader(file, admin, new MetaTypes(context, metaTypes)::known, offline);
        thread = Thread.ofPlatform().name("lw-station").daemon().unstarted(this::run);
        if (told.isEmpty()) return;
        context.addBundleListener(pluginListener);
        thread.start();
    }

    @Modified
    final void modified(StationConfig config) {
        name = config.name();
        alignmentDbfs = config.alignmentDbfs();
    }

    @Deactivate
    void deactivate() throws InterruptedException {
        context.removeBundleListener(pluginListener);
        thread.interrupt();
        thread.join(2000);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double alignmentDbfs() {
        return alignmentDbfs;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public List<StationFault> faults() {
        return faults;
    }

    @Override
    public long loads() {
        return loads;
    }

    @Override
    public CompletableFuture<List<String>> save() {
        CompletableFuture<List<String>> saved = new CompletableFuture<>();
        Thread.ofVirtual().name("lw-station-save").start(() -> {
            try {
                saved.complete(write());
            } catch (CommandRefusedException refused) {
                saved.completeExceptionally(refused);
            } catch (IOException e) {
                saved.completeExceptionally(
                        new CommandRefusedException("the station file " + file + " cannot be written: " + e));
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "the station file " + file + " could not be written", e);
                saved.completeExceptionally(new CommandRefusedException("the station file was not written: " + e));
            }
        });
        return saved;
    }

    private synchronized List<String> write() throws CommandRefusedException, IOException {
        ServiceReference<AudioEngine> engine = context.getServiceReference(AudioEngine.class);
        if (engine == null || loads == 0)
            throw new CommandRefusedException(
                    "there is nothing to save yet: the station is being loaded; try again soon");
        if (!stamp().equals(loaded))
            throw new CommandRefusedException(
                    "the station file was changed a moment ago and is not loaded yet; try again in a second");
        return new StationWriter(file).write(context.getService(engine));
    }

    private void bundleChanged(BundleEvent event) {
        int changes = BundleEvent.INSTALLED | BundleEvent.UPDATED | BundleEvent.UNINSTALLED | BundleEvent.RESOLVED;
        if ((event.getType() & changes) != 0) pluginsChanged.set(true);
    }

    private void run() {
        if (demo != null) unpack();
        loaded = stamp();
        load();
        String last = loaded;
        try {
            while (true) {
                Thread.sleep(POLL_MILLIS);
                String now = stamp();
                boolean settled = now.equals(last); // an editor may be half-way through writing
                last = now;
                boolean changed = settled && !now.equals(loaded);
                if (changed) loaded = now;
                if (pluginsChanged.getAndSet(false) || changed) load();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void unpack() {
        try {
            demo.unpack();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the demo station cannot be written to " + file.getParent(), e);
        }
    }

    private void load() {
        try {
            report(loader.load());
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the station file " + file + " could not be applied", e);
            report(List.of(new StationFault(0, "", "could not be applied: " + e)));
        }
        loads++;
    }

    private void report(List<StationFault> now) {
        for (StationFault fault : now)
            if (!faults.contains(fault)) LOG.log(System.Logger.Level.INFO, "{0}: {1}", file.getFileName(), fault);
        faults = now;
    }

    private String stamp() {
        return stamp(file) + " " + stamp(file.resolveSibling(Secrets.FILE));
    }

    private static String stamp(Path path) {
        try {
            return Files.getLastModifiedTime(path) + " " + Files.size(path) + " " + Files.isReadable(path);
        } catch (NoSuchFileException e) {
            return "absent";
        } catch (IOException e) {
            return e.toString();
        }
    }
}
