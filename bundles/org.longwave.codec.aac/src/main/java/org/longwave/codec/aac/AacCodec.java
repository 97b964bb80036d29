package org.longwave.codec.aac;

import java.lang.System.Logger.Level;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import org.longwave.api.codec.EncoderFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Looks once for libavcodec and offers its AAC encoder, from the control room; says what is missing. */
@Component(
        immediate = true,
        service = {})
public final class AacCodec {
    private static final System.Logger LOG = System.getLogger(AacCodec.class.getName());

    private final ServiceRegistration<?> offered;

    @Activate
    public AacCodec(BundleContext context) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(EncoderFactory.CODEC, "aac");
        offered = found().<ServiceRegistration<?>>map(f -> context.registerService(EncoderFactory.class, f, properties))
                .orElse(null);
    }

    /** Empty when the library is not there; the log says so. */
    public static Optional<EncoderFactory> found() {
        try {
            EncoderFactory factory = new AacFactory();
            LOG.log(
                    Level.INFO,
                    "{0} is installed and will be used",
                    factory.info().name());
            return Optional.of(factory);
        } catch (LinkageError | RuntimeException absent) {
            LOG.log(
                    Level.WARNING,
                    "There is no AAC: {0}. Install FFmpeg 5 (Debian 12: apt-get install libavcodec59).",
                    absent.getMessage());
            return Optional.empty();
        }
    }

    @Deactivate
    void deactivate() {
        if (offered != null) offered.unregister();
    }
}
