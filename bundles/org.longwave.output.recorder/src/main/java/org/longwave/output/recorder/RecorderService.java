package org.longwave.output.recorder;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
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
public final class RecorderService {
    private BundleContext context;
    private final StationCues cues = new StationCues();
    private final Encoders encoders = new Encoders();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private List<Recorder> recorders = List.of();
    private List<RecorderSettings> settings = List.of();

    /** After the encoders are known: a recorder may begin at once. */
    @Activate
    void activate(BundleContext bundle, RecorderConfig config, Map<String, Object> properties) {
        context = bundle;
        begin(config, properties);
    }

    private void begin(RecorderConfig config, Map<String, Object> properties) {
        settings = Configured.of(config, name(properties));
        Surroundings around = Surroundings.real(encoders::find, cues);
        recorders = settings.stream().map(s -> new Recorder(s, around)).toList();
        Unfinished.repair(recorders.getFirst().archive(), settings.getFirst(), around);
        if (recorders.size() == 1) {
            register(
                    new String[] {
                        BusConsumer.class.getName(),
                        OutputControl.class.getName(),
                        RecorderControl.class.getName(),
                        TitleSink.class.getName()
                    },
                    recorders.getFirst(),
                    serviceProperties(settings.getFirst(), properties));
            return;
        }
        Hashtable<String, Object> group = new Hashtable<>();
        group.put(Names.NAME, name(properties));
        if (properties.get(Names.ORDER) != null) group.put(Names.ORDER, properties.get(Names.ORDER));
        register(
                new String[] {OutputControl.class.getName(), RecorderControl.class.getName(), TitleSink.class.getName()
                },
                new Multitrack(recorders),
                group);
        for (int i = 0; i < recorders.size(); i++)
            register(
                    new String[] {BusConsumer.class.getName()},
                    recorders.get(i),
                    serviceProperties(settings.get(i), properties));
    }

    private void register(String[] types, Object service, Dictionary<String, Object> properties) {
        registrations.add(context.registerService(types, service, properties));
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

    /** New settings hold from the next recording on; other tracks need other services. */
    @Modified
    void modified(RecorderConfig config, Map<String, Object> properties) {
        List<RecorderSettings> changed = Configured.of(config, name(properties));
        boolean sameTracks = changed.stream()
                .map(RecorderSettings::name)
                .toList()
                .equals(settings.stream().map(RecorderSettings::name).toList());
        if (!sameTracks) {
            deactivate();
            begin(config, properties);
            return;
        }
        settings = changed;
        int firstConsumer = registrations.size() - recorders.size();
        for (int i = 0; i < recorders.size(); i++) {
            recorders.get(i).settings(changed.get(i));
            registrations.get(firstConsumer + i).setProperties(serviceProperties(changed.get(i), properties));
        }
    }

    @Deactivate
    void deactivate() {
        for (ServiceRegistration<?> registration : registrations) registration.unregister();
        registrations.clear();
        for (Recorder recorder : recorders) recorder.stop();
        for (Recorder recorder : recorders) recorder.shutDown();
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
