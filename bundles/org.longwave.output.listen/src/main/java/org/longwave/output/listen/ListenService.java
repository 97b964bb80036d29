package org.longwave.output.listen;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.longwave.api.Names;
import org.longwave.api.codec.EncoderHub;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.Priority;
import org.longwave.api.station.Station;
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
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * A listener server of the station file, from the control room. It registers its {@link ListenServer} itself, because
 * the bus is a setting and must become a service property under another name.
 */
@Component(
        immediate = true,
        service = {},
        configurationPid = "org.longwave.listen",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ListenService.ListenConfig.class, factory = true)
public final class ListenService {
    /** The settings of one listener server. */
    @ObjectClassDefinition(
            name = "Listener server",
            description = "Lets browsers and players listen to a bus without any other server.")
    public @interface ListenConfig {
        @AttributeDefinition(
                name = "Address",
                description = "Where it listens: 127.0.0.1 this machine only, 0.0.0.0 the whole network")
        String address() default "127.0.0.1";

        @AttributeDefinition(
                name = "Port",
                description = "Port of the page and the stream; when taken, the next free one of 20 more",
                min = "1",
                max = "65535")
        int port() default 8000;

        @AttributeDefinition(name = "Bus", description = "The bus to hear: program, monitor or another bus's name")
        String bus() default Names.PROGRAM;

        @AttributeDefinition(name = "Codec", description = "Name of an installed encoder, for example mp3")
        String codec() default "mp3";

        @AttributeDefinition(
                name = "Bit rate (kbit/s)",
                description = "Bits per second of the stream; the encoder names the values it knows",
                min = "8",
                max = "512")
        int bitrateKbps() default 192;
    }

    private static final String NAMELESS = "Longwave";
    private static final int ENCODER_MILLIS = 3000;

    private final BundleContext context;
    private final EncoderHub hub;
    private ListenSettings settings;
    private ListenServer server;
    private ServiceRegistration<?> registration;
    private volatile Station station;

    @Activate
    public ListenService(
            BundleContext context, ListenConfig config, Map<String, Object> properties, @Reference EncoderHub hub) {
        this.context = context;
        this.hub = hub;
        settings = settings(config, properties);
        open(properties);
    }

    private void open(Map<String, Object> properties) {
        server = new ListenServer(settings, hub, this::stationName, ENCODER_MILLIS);
        registration = context.registerService(
                new String[] {BusConsumer.class.getName(), OutputControl.class.getName()},
                server,
                serviceProperties(settings, properties));
    }

    /** A new place in the station file turns nobody out; a new address, bus or format needs a new server. */
    @Modified
    void modified(ListenConfig config, Map<String, Object> properties) {
        ListenSettings changed = settings(config, properties);
        if (changed.equals(settings)) {
            registration.setProperties(serviceProperties(settings, properties));
            return;
        }
        settings = changed;
        deactivate();
        open(properties);
    }

    private String stationName() {
        Station now = station;
        String name = now == null ? null : now.name();
        return name == null || name.isBlank() ? NAMELESS : name;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void addStation(Station added) {
        station = added;
    }

    void removeStation(Station removed) {
        if (station == removed) station = null;
    }

    @Deactivate
    void deactivate() {
        registration.unregister();
        server.shutDown();
    }

    static ListenSettings settings(ListenConfig config, Map<String, Object> properties) {
        return new ListenSettings(
                name(properties),
                config.address().strip(),
                config.port(),
                config.bus(),
                config.codec(),
                config.bitrateKbps());
    }

    private static String name(Map<String, Object> properties) {
        if (properties.get(Names.NAME) instanceof String name) return name;
        String pid = String.valueOf(properties.get(Constants.SERVICE_PID));
        return pid.substring(pid.indexOf('~') + 1);
    }

    static Dictionary<String, Object> serviceProperties(ListenSettings settings, Map<String, Object> properties) {
        Dictionary<String, Object> result = new Hashtable<>();
        result.put(Names.NAME, settings.name());
        result.put(Names.BUS, settings.bus());
        result.put(Names.PRIORITY, Priority.STREAMING.name());
        Object order = properties.get(Names.ORDER);
        if (order != null) result.put(Names.ORDER, order);
        return result;
    }
}
