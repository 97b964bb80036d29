package org.longwave.device.javasound;

import java.lang.System.Logger.Level;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.longwave.api.Names;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.Priority;
import org.longwave.dsp.Resampler.Grade;
import org.osgi.framework.BundleContext;
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
 * Any thread: a sound card's output, from its configuration. Registers the service itself, because the bus comes from
 * the configuration and is a service property of another name.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.longwave.javasound.playback",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = JavaSoundPlayback.Config.class, factory = true)
public final class JavaSoundPlayback {
    private static final System.Logger LOG = System.getLogger("org.longwave.device.javasound");

    /** Settings as the station file has them. */
    @ObjectClassDefinition(name = "Sound card output", description = "Plays a bus on a device known to Java Sound.")
    public @interface Config {
        @AttributeDefinition(
                name = "Device",
                description = "\"default\" or the name of a device as the system lists it.")
        String device() default JavaSoundDevices.DEFAULT;

        @AttributeDefinition(name = "Bus", description = "The bus to play.")
        String bus() default Names.MONITOR;

        @AttributeDefinition(
                name = "Grade",
                description = "How cleanly the sound is brought to the card's clock: \"standard\" is -110 dB of"
                        + " distortion and noise, \"high\" -140 dB for about twice the work.",
                options = {@Option(label = "Standard", value = "standard"), @Option(label = "High", value = "high")})
        String grade() default "standard";
    }

    private final Playback playback;
    private final ServiceRegistration<?> registration;

    @Activate
    public JavaSoundPlayback(Config config, BundleContext context, Map<String, Object> properties) {
        playback = new Playback(settings(config));
        String[] services = {BusConsumer.class.getName(), OutputControl.class.getName()};
        registration = context.registerService(services, playback, offered(config, properties));
    }

    @Modified
    void modified(Config config, Map<String, Object> properties) {
        playback.change(settings(config));
        registration.setProperties(offered(config, properties));
    }

    @Deactivate
    void deactivate() {
        registration.unregister();
    }

    private static PlaybackSettings settings(Config config) {
        return new PlaybackSettings(config.device(), config.bus(), grade(config.grade()));
    }

    /** As the setting says; the standard one, and a warning, when it says nothing known. */
    static Grade grade(String setting) {
        try {
            return Grade.of(setting);
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "playback: {0}; the standard grade is taken", e.getMessage());
            return Grade.STANDARD;
        }
    }

    private static Dictionary<String, Object> offered(Config config, Map<String, Object> properties) {
        Dictionary<String, Object> offered = new Hashtable<>();
        properties.forEach((key, value) -> {
            if (key.startsWith("longwave.") || key.equals("service.pid")) offered.put(key, value);
        });
        offered.put(Names.BUS, config.bus());
        offered.put(Names.PRIORITY, Priority.PLAYBACK.name());
        return offered;
    }
}
