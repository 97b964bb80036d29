package org.longwave.output.recorder;

import java.lang.reflect.Proxy;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.codec.FlacFactory;
import org.longwave.codec.OpusFactory;
import org.longwave.codec.jump3r.Mp3EncoderFactory;
import org.longwave.codec.natives.NativeCodecs;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** The product's own encoders. */
final class TestEncoders {
    private TestEncoders() {}

    /** Those that need nothing of the machine. */
    static void all(Encoders encoders) {
        encoders.add(new FlacFactory());
        encoders.add(new OpusFactory());
        encoders.add(new Mp3EncoderFactory());
    }

    /** Those of the machine's libraries too: Vorbis is only there. */
    static void natives(Encoders encoders) {
        Object registration = Proxy.newProxyInstance(
                TestEncoders.class.getClassLoader(), new Class<?>[] {ServiceRegistration.class}, (p, m, a) -> null);
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                TestEncoders.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (p, method, arguments) -> {
                    if (!method.getName().equals("registerService")) return null;
                    if (arguments[1] instanceof EncoderFactory factory) encoders.add(factory);
                    return registration;
                });
        new NativeCodecs(context);
    }
}
