package org.longwave.output.icecast;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.longwave.api.Names;
import org.longwave.api.codec.EncoderFactory;
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
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * A stream of the station file, from the control room. It registers its {@link IcecastStream} itself, because the bus is
 * a setting and must become a service property under another name, and the password must become none.
 */
@Component(
        immediate = true,
        service = {},
        configurationPid = "org.longwave.icecast",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = IcecastService.IcecastConfig.class, factory = true)
public final class IcecastService {
    private static final int HANDSHAKE_MILLIS = 5000;

    /** The settings of one stream. */
    @ObjectClassDefinition(name = "Icecast stream", description = "Sends a bus to a mount of an Icecast server.")
    public @interface IcecastConfig {
        @AttributeDefinition(name = "Host", description = "Name or address of the server")
        String host() default "localhost";

        @AttributeDefinition(name = "Port", description = "The server's port for sources", min = "1", max = "65535")
        int port() default 8000;

        @AttributeDefinition(name = "Mount", description = "Where on the server, beginning with a slash: /live.mp3")
        String mount() default "/live.mp3";

        @AttributeDefinition(name = "User", description = "User name of the source; most servers want \"source\"")
        String user() default "source";

        @AttributeDefinition(
                name = "Password",
                description = "Password of the source; in the station file write secret:NAME",
                type = AttributeType.PASSWORD,
                required = false)
        String password() default "";

        @AttributeDefinition(name = "Bus", description = "The bus to send: program, monitor or another bus's name")
        String bus() default Names.PROGRAM;

        @AttributeDefinition(name = "Codec", description = "Name of an installed encoder, for example mp3")
        String codec() default "mp3";

        @AttributeDefinition(
                name = "Bit rate (kbit/s)",
                description = "Bits per second of the stream; the encoder names the values it knows",
                min = "8",
                max = "512")
        int bitrateKbps() default 192;

        @AttributeDefinition(name = "Start by itself", description = "Connect as soon as the station runs")
        boolean autostart() default false;

        @AttributeDefinition(name = "Stream name", description = "What listeners read as its name", required = false)
        String streamName() default "";

        @AttributeDefinition(name = "Description", description = "What listeners read about it", required = false)
        String description() default "";

        @AttributeDefinition(name = "Genre", description = "Kind of programme, in a word or two", required = false)
        String genre() default "";

        @AttributeDefinition(name = "Web address", description = "The station's web page", required = false)
        String url() default "";

        @AttributeDefinition(name = "Listed", description = "Show it in the server's public directory of streams")
        boolean listed() default false;
    }

    private final Encoders encoders = new Encoders();
    private final IcecastStream stream;
    private final ServiceRegistration<?> registration;

    @Activate
    public IcecastService(BundleContext context, IcecastConfig config, Map<String, Object> properties) {
        IcecastSettings settings = settings(config, properties);
        stream = new IcecastStream(settings, encoders, new TcpConnector(HANDSHAKE_MILLIS), System::nanoTime);
        registration = context.registerService(
                new String[] {BusConsumer.class.getName(), OutputControl.class.getName()},
                stream,
                serviceProperties(settings, properties));
    }

    /** Encoders come and go while on air. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEncoder(EncoderFactory factory, Map<String, Object> properties) {
        encoders.add(String.valueOf(properties.get(EncoderFactory.CODEC)), factory);
    }

    void removeEncoder(EncoderFactory factory, Map<String, Object> properties) {
        encoders.remove(String.valueOf(properties.get(EncoderFactory.CODEC)), factory);
    }

    @Modified
    void modified(IcecastConfig config, Map<String, Object> properties) {
        IcecastSettings settings = settings(config, properties);
        stream.settings(settings);
        registration.setProperties(serviceProperties(settings, properties));
    }

    @Deactivate
    void deactivate() {
        stream.stop();
        registration.unregister();
    }

    static IcecastSettings settings(IcecastConfig config, Map<String, Object> properties) {
        return new IcecastSettings(
                name(properties),
                new IcecastSettings.Server(
                        config.host().strip(), config.port(), config.mount(), config.user(), config.password()),
                config.bus(),
                config.codec(),
                config.bitrateKbps(),
                new IcecastSettings.Description(
                        config.streamName(), config.description(), config.genre(), config.url(), config.listed()),
                config.autostart());
    }

    private static String name(Map<String, Object> properties) {
        if (properties.get(Names.NAME) instanceof String name) return name;
        String pid = String.valueOf(properties.get(Constants.SERVICE_PID));
        return pid.substring(pid.indexOf('~') + 1);
    }

    static Dictionary<String, Object> serviceProperties(IcecastSettings settings, Map<String, Object> properties) {
        Dictionary<String, Object> result = new Hashtable<>();
        result.put(Names.NAME, settings.name());
        result.put(Names.BUS, settings.bus());
        result.put(Names.PRIORITY, Priority.STREAMING.name());
        Object order = properties.get(Names.ORDER);
        if (order != null) result.put(Names.ORDER, order);
        return result;
    }
}
