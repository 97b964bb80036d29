package org.longwave.codec;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.longwave.api.AudioEngine;
import org.longwave.api.DeviceException;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.EncodedStream;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderHub;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.Priority;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The hub as a service, from the control room: each encoder becomes a consumer of its bus while somebody wants it. */
@Component(service = EncoderHub.class)
public final class HubService implements EncoderHub, BusSource {
    private final Hub hub = new Hub(this);
    private final BundleContext context;
    private volatile AudioEngine engine;

    @Activate
    public HubService(BundleContext context) {
        this.context = context;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEncoder(EncoderFactory factory) {
        hub.add(factory);
    }

    void removeEncoder(EncoderFactory factory) {
        hub.remove(factory);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void addEngine(AudioEngine added) {
        engine = added;
    }

    void removeEngine(AudioEngine removed) {
        if (engine == removed) engine = null;
    }

    @Override
    public StreamFormat format() {
        AudioEngine now = engine;
        return now == null ? null : now.format();
    }

    @Override
    public boolean has(String bus) {
        AudioEngine now = engine;
        return now != null && now.buses().stream().anyMatch(b -> b.id().equals(bus));
    }

    @Override
    public Runnable attach(String name, String bus, BusConsumer consumer) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Names.NAME, name);
        properties.put(Names.BUS, bus);
        properties.put(Names.PRIORITY, Priority.STREAMING.name());
        ServiceRegistration<?> registration = context.registerService(BusConsumer.class, consumer, properties);
        return () -> end(registration);
    }

    /** At the end of everything the framework has taken it back already. */
    private static void end(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException already) {
            System.getLogger(HubService.class.getName())
                    .log(System.Logger.Level.DEBUG, "an encoder had ended already", already);
        }
    }

    @Override
    public EncoderInfo find(String codec) {
        return hub.find(codec);
    }

    @Override
    public List<EncoderInfo> codecs() {
        return hub.codecs();
    }

    @Override
    public EncodedStream join(EncodeOrder order, int queueSeconds, Runnable wake) throws DeviceException {
        return hub.join(order, queueSeconds, wake);
    }

    @Override
    public List<EncoderUse> uses() {
        return hub.uses();
    }
}
