package org.longwave.output.recorder;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.longwave.api.Names;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.Priority;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * A recorder of the station file, from the control room. It registers its {@link Recorder} itself, because the bus is a
 * setting and must become a service property under another name.
 */
@Component(
        immediate = true,
        service = {},
        configurationPid = "org.longwave.recorder",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RecorderService.RecorderConfig.class, factory = true)
public final class RecorderService {
    /** The settings of one recorder. */
    @ObjectClassDefinition(name = "Recorder", description = "Records a bus to WAV files that never overwrite another.")
    public @interface RecorderConfig {
        @AttributeDefinition(name = "Bus", description = "The bus to record: program, monitor or another bus's name")
        String bus() default Names.PROGRAM;

        @AttributeDefinition(
                name = "Folder",
                description = "Where the files go, relative to the station file's folder; it is made when missing")
        String folder() default "recordings";

        @AttributeDefinition(
                name = "Format",
                description = "How samples are written: 16 bit with dither, 24 bit, or the engine's own 32-bit float",
                options = {
                    @Option(label = "WAV, 16 bit", value = "wav16"),
                    @Option(label = "WAV, 24 bit", value = "wav24"),
                    @Option(label = "WAV, 32-bit float", value = "wav32f")
                })
        String format() default "wav24";

        @AttributeDefinition(name = "Start by itself", description = "Start recording as soon as the station runs")
        boolean autostart() default false;
    }

    private final Recorder recorder;
    private final ServiceRegistration<?> registration;

    @Activate
    public RecorderService(BundleContext context, RecorderConfig config, Map<String, Object> properties) {
        RecorderSettings settings = settings(config, properties);
        recorder = new Recorder(settings, config.autostart());
        registration = context.registerService(
                new String[] {BusConsumer.class.getName(), OutputControl.class.getName()},
                recorder,
                serviceProperties(settings, properties));
    }

    @Modified
    void modified(RecorderConfig config, Map<String, Object> properties) {
        RecorderSettings settings = settings(config, properties);
        recorder.settings(settings);
        registration.setProperties(serviceProperties(settings, properties));
    }

    @Deactivate
    void deactivate() {
        registration.unregister();
        recorder.shutDown();
    }

    static RecorderSettings settings(RecorderConfig config, Map<String, Object> properties) {
        return new RecorderSettings(
                name(properties),
                config.bus(),
                Path.of(config.folder()).toAbsolutePath().normalize(),
                SampleFormat.of(config.format()));
    }

    private static String name(Map<String, Object> properties) {
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
