package org.longwave.output.recorder;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.longwave.api.AudioEngine;
import org.longwave.api.Names;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.Priority;
import org.longwave.api.output.RecorderControl;
import org.longwave.api.output.TitleSink;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * A recorder of the station file, from the control room. It registers its {@link Recorder}s itself, because the bus is a
 * setting and must become a service property under another name: one consumer for each track, and one control for all.
 */
@Component(
        immediate = true,
        service = {},
        configurationPid = "org.longwave.recorder",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RecorderConfig.class, factory = true)
public final class RecorderService implements Multitrack.Stage {
    private static final Archives ARCHIVES = new Archives(new LocalDisk());

    private BundleContext context;
    private final StationCues cues = new StationCues();
    private final Encoders encoders = new Encoders();
    private final Map<Recorder, ServiceRegistration<?>> consumers = new ConcurrentHashMap<>();
    private volatile Map<String, Object> order = Map.of();
    private ServiceRegistration<?> registration;
    private Multitrack control;
    private List<RecorderSettings> settings = List.of();

    /** After the encoders are known: a recorder may begin at once. */
    @Activate
    void activate(BundleContext bundle, RecorderConfig config, Map<String, Object> properties) {
        context = bundle;
        String name = name(properties);
        settings = Configured.of(config, name);
        order = properties;
        RecorderSettings first = settings.getFirst();
        Surroundings around = Surroundings.real(encoders::find, cues);
        Archive archive = ARCHIVES.of(first.folder(), name);
        control = new Multitrack(name, first, archive, around, this);
        control.tracks(buses(settings));
        Unfinished.repair(archive, ARCHIVES, first, around);
        Hashtable<String, Object> group = new Hashtable<>();
        group.put(Names.NAME, name);
        if (properties.get(Names.ORDER) != null) group.put(Names.ORDER, properties.get(Names.ORDER));
        registration = context.registerService(
                new String[] {OutputControl.class.getName(), RecorderControl.class.getName(), TitleSink.class.getName()
                },
                control,
                group);
    }

    private static List<String> buses(List<RecorderSettings> tracks) {
        return tracks.stream().map(RecorderSettings::bus).toList();
    }

    @Override
    public void enters(Recorder track) {
        consumers.put(
                track, context.registerService(BusConsumer.class, track, serviceProperties(track.settings(), order)));
    }

    @Override
    public void leaves(Recorder track) {
        ServiceRegistration<?> consumer = consumers.remove(track);
        if (consumer != null) consumer.unregister();
    }

    /** Encoders come and go while recording: a running file keeps the one it began with. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEncoder(EncoderFactory factory) {
        encoders.add(factory);
    }

    void removeEncoder(EncoderFactory factory) {
        encoders.remove(factory);
    }

    /** What a recorder may follow. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addOutput(OutputControl output, Map<String, Object> properties) {
        cues.add(String.valueOf(properties.get(Names.NAME)), output);
    }

    void removeOutput(OutputControl output, Map<String, Object> properties) {
        cues.remove(String.valueOf(properties.get(Names.NAME)), output);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void addEngine(AudioEngine engine) {
        cues.engine(engine);
    }

    void removeEngine(AudioEngine engine) {
        cues.engine(null);
    }

    /** New settings hold from the next recording on; tracks and schedule only when the station file changed them. */
    @Modified
    void modified(RecorderConfig config, Map<String, Object> properties) {
        String name = name(properties);
        List<RecorderSettings> changed = Configured.of(config, name);
        RecorderSettings first = changed.getFirst();
        RecorderSettings before = settings.getFirst();
        boolean sameSchedule =
                first.triggers().schedule().equals(before.triggers().schedule());
        boolean sameTracks = buses(changed).equals(buses(settings));
        settings = changed;
        order = properties;
        List<Schedule> ticked = control.spans();
        control.settings(
                sameSchedule ? first.with(first.triggers().with(ticked)) : first, ARCHIVES.of(first.folder(), name));
        if (!sameTracks) control.tracks(buses(changed));
        consumers.forEach((track, consumer) -> consumer.setProperties(serviceProperties(track.settings(), order)));
    }

    @Deactivate
    void deactivate() {
        registration.unregister();
        control.stop();
        for (Recorder track : control.recorders()) leaves(track);
        for (Recorder recorder : control.everyone()) recorder.shutDown();
    }

    static String name(Map<String, Object> properties) {
        if (properties.get(Names.NAME) instanceof String name) return name;
        String pid = String.valueOf(properties.get(Constants.SERVICE_PID));
        return pid.substring(pid.indexOf('~') + 1);
    }

    static Dictionary<String, Object> serviceProperties(RecorderSettings settings, Map<String, Object> properties) {
        Dictionary<String, Object> result = new Hashtable<>();
        result.put(Names.NAME, settings.name());
        result.put(Names.BUS, settings.bus());
        result.put(Names.PRIORITY, Priority.RECORDING.name());
        Object order = properties.get(Names.ORDER);
        if (order != null) result.put(Names.ORDER, order);
        return result;
    }
}
