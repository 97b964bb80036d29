package org.longwave.output.icecast;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.longwave.api.Names;
import org.longwave.api.codec.DecoderFactory;
import org.longwave.api.codec.EncoderHub;
import org.longwave.api.codec.EncoderHub.EncodeOrder;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.output.OutputControl;
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
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * A stream of the station file, from the control room. It registers its {@link IcecastStream} itself, because the
 * password must become no service property.
 */
@Component(
        immediate = true,
        service = {},
        configurationPid = "org.longwave.icecast",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = IcecastService.IcecastConfig.class, factory = true)
public final class IcecastService {
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

        @AttributeDefinition(
                name = "Protocol",
                description = "icecast: version 2.4 and newer; source: older Icecast; shoutcast: SHOUTcast v1",
                options = {
                    @Option(label = "Icecast", value = "icecast"),
                    @Option(label = "Icecast before 2.4", value = "source"),
                    @Option(label = "SHOUTcast v1", value = "shoutcast")
                })
        String protocol() default "icecast";

        @AttributeDefinition(name = "TLS", description = "Encrypt; the server shows a certificate")
        boolean tls() default false;

        @AttributeDefinition(
                name = "Certificates",
                description = "PEM file of those who may vouch for the server; empty: those of this computer",
                required = false)
        String tlsCaFile() default "";

        @AttributeDefinition(
                name = "Pinned certificate",
                description = "SHA-256 fingerprint of the one certificate that is right",
                required = false)
        String tlsPin() default "";

        @AttributeDefinition(
                name = "Backups",
                description = "Servers to try when the first fails: host, host:port or host:port/mount; same login",
                required = false)
        String[] backups() default {};

        @AttributeDefinition(name = "Bus", description = "The bus to send: program, monitor or another bus's name")
        String bus() default Names.PROGRAM;

        @AttributeDefinition(name = "Codec", description = "mp3, opus, oggflac, vorbis, or another installed encoder")
        String codec() default "mp3";

        @AttributeDefinition(
                name = "Bit rate (kbit/s)",
                description = "Bits per second of the stream; the encoder names the values it knows",
                min = "8",
                max = "512")
        int bitrateKbps() default 192;

        @AttributeDefinition(name = "Variable bit rate", description = "Go by quality instead of the bit rate")
        boolean vbr() default false;

        @AttributeDefinition(
                name = "Quality",
                description = "With vbr: MP3 0 (best) to 9, Vorbis -1 to 10 (best)",
                min = "-1",
                max = "10")
        double quality() default 4;

        @AttributeDefinition(
                name = "Sample rate (Hz)",
                description = "Of the stream; 0: the station's, or the nearest the codec has",
                min = "0",
                max = "192000")
        int rateHz() default 0;

        @AttributeDefinition(name = "Mono", description = "Send the mean of both sides")
        boolean mono() default false;

        @AttributeDefinition(
                name = "Bits",
                description = "Per sample, for oggflac: 16 or 24; 0: the codec's usual",
                min = "0",
                max = "32")
        int bits() default 0;

        @AttributeDefinition(
                name = "Titles",
                description = "How titles reach listeners; auto: in the stream for Ogg, through the server for MP3",
                options = {
                    @Option(label = "Automatic", value = "auto"),
                    @Option(label = "Through the server", value = "icy"),
                    @Option(label = "In the stream (Ogg chain)", value = "chain"),
                    @Option(label = "None", value = "none")
                })
        String titles() default "auto";

        @AttributeDefinition(
                name = "Title file",
                description = "Text file whose first line is what is on the air: Artist - Title",
                required = false)
        String titleFile() default "";

        @AttributeDefinition(name = "Start by itself", description = "Connect as soon as the station runs")
        boolean autostart() default false;

        @AttributeDefinition(
                name = "Return feed",
                description =
                        "Listen to the mount a few seconds at a time, and say whether the programme is heard there")
        boolean returnFeed() default true;

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

    private final IcecastStream stream;
    private final ServiceRegistration<?> registration;
    private final List<DecoderFactory> decoders = new CopyOnWriteArrayList<>();

    @Activate
    public IcecastService(
            BundleContext context, IcecastConfig config, Map<String, Object> properties, @Reference EncoderHub hub) {
        IcecastSettings settings = settings(config, properties);
        stream = new IcecastStream(settings, hub, () -> List.copyOf(decoders), new TcpNetwork());
        registration = context.registerService(
                new String[] {OutputControl.class.getName(), TitleSink.class.getName()},
                stream,
                serviceProperties(settings, properties));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDecoder(DecoderFactory factory) {
        decoders.add(factory);
    }

    void removeDecoder(DecoderFactory factory) {
        decoders.remove(factory);
    }

    @Modified
    void modified(IcecastConfig config, Map<String, Object> properties) {
        IcecastSettings settings = settings(config, properties);
        stream.settings(settings);
        registration.setProperties(serviceProperties(settings, properties));
    }

    @Deactivate
    void deactivate() {
        registration.unregister();
        stream.close();
    }

    static IcecastSettings settings(IcecastConfig config, Map<String, Object> properties) {
        List<Server> servers = new ArrayList<>();
        Server primary = new Server(
                config.host().strip(),
                config.port(),
                config.mount(),
                config.user(),
                config.password(),
                Server.Protocol.valueOf(config.protocol().toUpperCase(Locale.ROOT)),
                new Server.Tls(config.tls(), config.tlsCaFile(), config.tlsPin().strip()));
        servers.add(primary);
        for (String backup : config.backups()) if (!backup.isBlank()) servers.add(primary.backup(backup.strip()));
        EncoderSettings encode = new EncoderSettings(
                EncoderSettings.Purpose.STREAM,
                config.rateHz(),
                config.mono() ? 1 : 0,
                config.bitrateKbps(),
                config.vbr() ? config.quality() : Double.NaN,
                config.bits(),
                false,
                Map.of());
        IcecastSettings.Titles titles =
                IcecastSettings.Titles.valueOf(config.titles().toUpperCase(Locale.ROOT));
        return new IcecastSettings(
                name(properties),
                List.copyOf(servers),
                new EncodeOrder(config.bus(), config.codec(), encode),
                titles,
                config.titleFile(),
                new IcecastSettings.Description(
                        config.streamName(), config.description(), config.genre(), config.url(), config.listed()),
                config.autostart(),
                config.returnFeed());
    }

    private static String name(Map<String, Object> properties) {
        if (properties.get(Names.NAME) instanceof String name) return name;
        String pid = String.valueOf(properties.get(Constants.SERVICE_PID));
        return pid.substring(pid.indexOf('~') + 1);
    }

    static Dictionary<String, Object> serviceProperties(IcecastSettings settings, Map<String, Object> properties) {
        Dictionary<String, Object> result = new Hashtable<>();
        result.put(Names.NAME, settings.name());
        Object order = properties.get(Names.ORDER);
        if (order != null) result.put(Names.ORDER, order);
        return result;
    }
}
