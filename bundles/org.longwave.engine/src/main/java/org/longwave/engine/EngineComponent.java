package org.longwave.engine;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.longwave.api.AudioEngine;
import org.longwave.api.BusInfo;
import org.longwave.api.DeskState;
import org.longwave.api.EngineStatus;
import org.longwave.api.InsertInfo;
import org.longwave.api.InsertSetting;
import org.longwave.api.InsertSlot;
import org.longwave.api.LatencyStage;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.RouteInfo;
import org.longwave.api.StreamFormat;
import org.longwave.api.StripInfo;
import org.longwave.api.command.Applied;
import org.longwave.api.command.Command;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectInfo;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.Priority;
import org.longwave.api.render.OfflineEngine;
import org.longwave.dsp.Resampler.Grade;
import org.longwave.engine.host.Studio;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Makes the engine from its configuration and collects what is offered to it; control room. */
@Component(
        immediate = true,
        service = {AudioEngine.class, EngineComponent.class},
        configurationPid = "org.longwave.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = EngineComponent.EngineConfig.class)
public final class EngineComponent implements AudioEngine {
    private static final System.Logger LOG = System.getLogger(EngineComponent.class.getName());

    /** The engine's settings; they hold from the start of the program to its end. */
    @ObjectClassDefinition(name = "Engine", description = "Rate, block and ring of the whole station.")
    public @interface EngineConfig {
        @AttributeDefinition(
                name = "Sample rate",
                description = "Frames per second of everything inside the station, in Hz.",
                min = "44100",
                max = "192000")
        int rateHz() default 48_000;

        @AttributeDefinition(
                name = "Block",
                description = "Frames the engine makes at a time. Smaller: less delay; larger: safer.",
                min = "64",
                max = "1024")
        int blockFrames() default 256;

        @AttributeDefinition(
                name = "Bus ring",
                description = "Seconds a bus keeps for its readers: so long may one stall without losing anything.",
                min = "0.1",
                max = "60")
        double ringSeconds() default 2;

        @AttributeDefinition(
                name = "Clock",
                description =
                        "\"system\", or \"device:\" and an input's name: the station then runs at the rate of that"
                                + " input's device, for as long as it is there.")
        String clock() default SYSTEM_CLOCK;

        @AttributeDefinition(
                name = "Edge grade",
                description = "How cleanly live inputs are brought to the station's clock: \"standard\" is -110 dB of"
                        + " distortion and noise, \"high\" -140 dB for about twice the work.",
                options = {@Option(label = "Standard", value = "standard"), @Option(label = "High", value = "high")})
        String edgeGrade() default "standard";

        @AttributeDefinition(
                name = "Record inputs",
                description = "Records what every strip reads, so that the show can be rendered again: 1.4 GB an hour"
                        + " and stereo strip at 48 kHz; silence costs nothing.")
        boolean recordInputs() default false;

        @AttributeDefinition(
                name = "Recorded inputs",
                description = "Gigabytes that recorded inputs may fill, all runs together. Older runs are deleted for"
                        + " it; when only the present one is left, its recording ends.",
                min = "0.1",
                max = "100000")
        double recordInputsGb() default 20;
    }

    private static final String SYSTEM_CLOCK = "system";
    private static final String DEVICE_CLOCK = "device:";

    private final Studio studio;
    private final String settings;

    @Activate
    public EngineComponent(EngineConfig config, BundleContext context) {
        settings = settings(config);
        studio = new Studio(new StreamFormat(config.rateHz(), 2, config.blockFrames()), config.ringSeconds());
        studio.followClockOf(reference(config.clock()));
        studio.edgeGrade(grade(config.edgeGrade()));
        if (isOffline(context)) studio.await();
        else {
            log(config, context.getProperty("longwave.home")); // of the framework, else of the system
            studio.start();
        }
    }

    /** The program was started to render: the engine has no thread, and leaves no log. */
    static boolean isOffline(BundleContext context) {
        return Boolean.parseBoolean(context.getProperty(OfflineEngine.PROPERTY));
    }

    private void log(EngineConfig c, String home) {
        if (home == null || home.isEmpty()) {
            if (c.recordInputs()) LOG.log(Level.WARNING, "inputs are not recorded: the program has no home folder");
            return;
        }
        Path folder = Path.of(home, "log");
        studio.logCommands(folder);
        if (c.recordInputs()) studio.recordInputs(folder.resolve("inputs"), (long) (c.recordInputsGb() * 1e9));
    }

    /** Name of the input whose clock is wanted; empty: the system's. */
    static String reference(String clock) {
        if (clock.startsWith(DEVICE_CLOCK) && clock.length() > DEVICE_CLOCK.length())
            return clock.substring(DEVICE_CLOCK.length());
        if (!clock.equals(SYSTEM_CLOCK))
            LOG.log(
                    Level.WARNING,
                    "engine: clock is \"{0}\", allowed \"system\" or \"device:\" and an input''s name; the system''s"
                            + " clock is taken",
                    clock);
        return "";
    }

    /** As the setting says; the standard one, and a warning, when it says nothing known. */
    static Grade grade(String setting) {
        try {
            return Grade.of(setting);
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "engine: edgeGrade: {0}; the standard grade is taken", e.getMessage());
            return Grade.STANDARD;
        }
    }

    private static String settings(EngineConfig c) {
        return c.rateHz() + " Hz, " + c.blockFrames() + " frames, " + c.ringSeconds() + " s, clock " + c.clock()
                + ", edges of " + c.edgeGrade() + " grade"
                + (c.recordInputs() ? ", inputs recorded up to " + c.recordInputsGb() + " GB" : "");
    }

    /** What is on air is not interrupted for a new rate or block: they wait for the next start. */
    @Modified
    void modified(EngineConfig config) {
        String wanted = settings(config);
        if (!wanted.equals(settings))
            LOG.log(Level.WARNING, "engine settings {0} hold from the next start; {1} go on", wanted, settings);
    }

    @Deactivate
    void deactivate() {
        studio.stop();
    }

    Studio studio() {
        return studio;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addInput(AudioInput input, Map<String, Object> properties) {
        studio.addInput(name(properties), Boolean.TRUE.equals(properties.get(Names.LIVE)), input);
    }

    void removeInput(AudioInput input, Map<String, Object> properties) {
        studio.removeInput(name(properties), input);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addConsumer(BusConsumer consumer, Map<String, Object> properties) {
        String name = name(properties);
        Object bus = properties.getOrDefault(Names.BUS, Names.PROGRAM);
        try {
            Object priority = properties.getOrDefault(Names.PRIORITY, Priority.STREAMING.name());
            studio.addConsumer(name, bus.toString(), Priority.valueOf(priority.toString()), consumer);
        } catch (IllegalArgumentException e) {
            LOG.log(Level.ERROR, "output {0} is not connected: {1}", name, e.getMessage());
        }
    }

    /** Its properties changed; only another bus or priority is worth a new cursor. */
    void updatedConsumer(BusConsumer consumer, Map<String, Object> properties) {
        String bus = properties.getOrDefault(Names.BUS, Names.PROGRAM).toString();
        if (studio.reads(consumer, bus)) return;
        studio.removeConsumer(consumer);
        addConsumer(consumer, properties);
    }

    void removeConsumer(BusConsumer consumer) {
        studio.removeConsumer(consumer);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEffects(EffectFactory factory) {
        try {
            if (!studio.addEffects(factory))
                LOG.log(Level.WARNING, "there is an effect \"{0}\" already; the second one is ignored", factory.id());
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.ERROR, "an effect of " + factory.getClass().getName() + " is not offered", e);
        }
    }

    void removeEffects(EffectFactory factory) {
        studio.removeEffects(factory);
    }

    private static String name(Map<String, Object> properties) {
        Object name = properties.get(Names.NAME);
        return name == null ? "plug-in-" + properties.get("service.id") : name.toString();
    }

    @Override
    public StreamFormat format() {
        return studio.format();
    }

    @Override
    public CompletableFuture<Applied> submit(Command command) {
        return studio.submit(command);
    }

    @Override
    public CompletableFuture<Applied> submit(Command command, long atFrame) {
        return studio.submit(command, atFrame);
    }

    @Override
    public long layoutVersion() {
        return studio.layoutVersion();
    }

    @Override
    public List<StripInfo> strips() {
        return studio.strips();
    }

    @Override
    public List<BusInfo> buses() {
        return studio.buses();
    }

    @Override
    public List<InputInfo> inputs() {
        return studio.inputs();
    }

    @Override
    public List<ConsumerInfo> consumers() {
        return studio.consumers();
    }

    @Override
    public List<LatencyStage> latency() {
        return studio.latency();
    }

    @Override
    public List<LatencyStage> latencyPath() {
        return studio.latencyPath();
    }

    @Override
    public List<RouteInfo> routes(int strip) {
        return studio.routes(strip);
    }

    @Override
    public List<InsertInfo> inserts() {
        return studio.inserts();
    }

    @Override
    public List<EffectInfo> effects() {
        return studio.effects();
    }

    @Override
    public CompletableFuture<Applied> install(InsertSlot slot, InsertSetting setting) {
        return studio.install(slot, setting);
    }

    @Override
    public CompletableFuture<Applied> clear(InsertSlot slot) {
        return studio.clear(slot);
    }

    @Override
    public CompletableFuture<Applied> set(InsertSlot slot, List<Float> values) {
        return studio.set(slot, values);
    }

    @Override
    public CompletableFuture<Applied> choosePreset(InsertSlot slot, String preset) {
        return studio.choosePreset(slot, preset);
    }

    @Override
    public DeskState desk() {
        return studio.desk();
    }

    @Override
    public void scribble(int strip, String label, String colour) {
        studio.scribble(strip, label, colour);
    }

    @Override
    public boolean isSoloLocked() {
        return studio.isSoloLocked();
    }

    @Override
    public void lockSolo(boolean locked) {
        studio.lockSolo(locked);
    }

    @Override
    public EngineStatus status() {
        return studio.status();
    }

    @Override
    public void readMeters(MeterFrame into) {
        studio.readMeters(into);
    }
}
