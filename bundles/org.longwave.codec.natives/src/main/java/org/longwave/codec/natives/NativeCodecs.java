package org.longwave.codec.natives;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.longwave.api.codec.DecoderFactory;
import org.longwave.api.codec.EncoderFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Looks once for libraries of the machine and offers an encoder for each that is there, and a decoder for what nobody
 * else decodes, from the control room.
 */
@Component(
        immediate = true,
        service = {})
public final class NativeCodecs {
    /** Above what is pure Java. */
    static final int RANK = 10;

    private static final System.Logger LOG = System.getLogger(NativeCodecs.class.getName());

    private final List<ServiceRegistration<?>> offered = new ArrayList<>();

    /** Makes a factory, or throws what is missing. */
    private interface Maker<F> {
        F make();
    }

    @Activate
    public NativeCodecs(BundleContext context) {
        for (EncoderFactory factory : found()) {
            Dictionary<String, Object> properties = new Hashtable<>();
            properties.put(EncoderFactory.CODEC, factory.info().codec());
            offered.add(context.registerService(EncoderFactory.class, factory, properties));
        }
        for (DecoderFactory factory : decoders())
            offered.add(context.registerService(DecoderFactory.class, factory, new Hashtable<>()));
    }

    public static List<EncoderFactory> found() {
        List<EncoderFactory> found = new ArrayList<>();
        look(found, LameFactory::new);
        look(found, LibOpusFactory::new);
        if (hasLongs()) look(found, VorbisFactory::new);
        for (EncoderFactory factory : found)
            LOG.log(
                    Level.INFO,
                    "{0} is installed and will be used",
                    factory.info().name());
        return found;
    }

    public static List<DecoderFactory> decoders() {
        List<DecoderFactory> found = new ArrayList<>();
        if (hasLongs()) look(found, VorbisDecoderFactory::new);
        return found;
    }

    /** Vorbis' structures have C's "long", which is shorter on Windows. */
    private static boolean hasLongs() {
        return !System.getProperty("os.name").startsWith("Windows");
    }

    private static <F> void look(List<F> found, Maker<F> maker) {
        try {
            found.add(maker.make());
        } catch (LinkageError | RuntimeException absent) {
            LOG.log(Level.DEBUG, "a library is not used", absent);
        }
    }

    @Deactivate
    void deactivate() {
        offered.forEach(ServiceRegistration::unregister);
    }
}
