package org.longwave.codec;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.longwave.api.DeviceException;
import org.longwave.api.DeviceException.Reason;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.EncodedStream;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderHub;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;

/** The encoders at work and who shares them; any thread. */
public final class Hub implements EncoderHub {
    private static final System.Logger LOG = System.getLogger(Hub.class.getName());

    private final BusSource source;
    private final Map<String, List<EncoderFactory>> factories = new TreeMap<>();
    private final List<SharedEncoder> working = new ArrayList<>();
    private int number;

    public Hub(BusSource source) {
        this.source = source;
    }

    public synchronized void add(EncoderFactory factory) {
        List<EncoderFactory> same = factories.computeIfAbsent(factory.info().codec(), c -> new ArrayList<>());
        same.add(factory);
        same.sort(Comparator.comparingInt((EncoderFactory f) -> f.info().rank()).reversed());
    }

    /** Encoders it made end now: its code may be going away. */
    public synchronized void remove(EncoderFactory factory) {
        factories.values().forEach(same -> same.remove(factory));
        for (SharedEncoder encoder : working)
            if (encoder.factory() == factory) encoder.fail("The encoder was taken away.");
    }

    private EncoderFactory best(String codec) {
        List<EncoderFactory> same = factories.getOrDefault(codec, List.of());
        return same.isEmpty() ? null : same.getFirst();
    }

    @Override
    public synchronized EncoderInfo find(String codec) {
        EncoderFactory factory = best(codec);
        return factory == null ? null : factory.info();
    }

    @Override
    public synchronized List<EncoderInfo> codecs() {
        return factories.keySet().stream()
                .map(this::best)
                .filter(f -> f != null)
                .map(EncoderFactory::info)
                .toList();
    }

    @Override
    public synchronized EncodedStream join(EncodeOrder order, int queueSeconds, Runnable wake) throws DeviceException {
        EncoderFactory factory = best(order.codec());
        if (factory == null)
            throw new DeviceException(
                    Reason.UNAVAILABLE,
                    "No encoder for \"" + order.codec() + "\" is installed; there are "
                            + String.join(
                                    ", ",
                                    codecs().stream().map(EncoderInfo::codec).toList()) + ".");
        StreamFormat format = source.format();
        if (format == null) throw new DeviceException(Reason.UNAVAILABLE, "The engine has not started yet.");
        if (!source.has(order.bus()))
            throw new DeviceException(Reason.UNAVAILABLE, "There is no bus \"" + order.bus() + "\"; check its name.");
        EncoderSettings fitted = factory.info().fitted(order.settings(), format);
        for (SharedEncoder encoder : working)
            if (encoder.order().bus().equals(order.bus())
                    && encoder.factory() == factory
                    && encoder.settings().equals(fitted)
                    && encoder.failure().isEmpty()) return encoder.add(queueSeconds, wake);
        return begin(order, factory, fitted, format, queueSeconds, wake);
    }

    private EncodedStream begin(
            EncodeOrder order,
            EncoderFactory factory,
            EncoderSettings fitted,
            StreamFormat format,
            int queueSeconds,
            Runnable wake)
            throws DeviceException {
        SharedEncoder begun = new SharedEncoder(order, fitted, factory, factory.open(fitted), format, this);
        EncodedStream place = begun.add(queueSeconds, wake);
        working.add(begun);
        String what = fitted.isVariable() ? "q" + fitted.quality() : fitted.bitrateKbps() + "k";
        String name = order.bus() + "-" + order.codec()
                + (factory.info().bitratesKbps().isEmpty() ? "" : "-" + what);
        begun.detach = source.attach(name + "-" + ++number, order.bus(), begun);
        LOG.log(Level.INFO, "{0} encodes {1}", factory.info().name(), order.bus());
        return place;
    }

    void left(SharedEncoder encoder) {
        synchronized (this) {
            if (!encoder.isUnused() || !working.remove(encoder)) return;
        }
        encoder.detach.run();
    }

    @Override
    public synchronized List<EncoderUse> uses() {
        return working.stream().map(SharedEncoder::use).toList();
    }
}
