package org.longwave.output.icecast;

import java.util.function.LongSupplier;
import org.longwave.api.DeviceException;
import org.longwave.api.codec.EncodedStream;
import org.longwave.api.codec.EncoderHub;
import org.longwave.api.codec.EncoderHub.EncodeOrder;
import org.longwave.api.codec.EncoderInfo;

/** Gets a stream its place at an encoder, or says in plain words why there is none; the sender's thread. */
final class Places {
    /** A station that starts may be without its engine or encoders for so long: no reason to worry anybody. */
    private static final long START_NANOS = 5_000_000_000L;

    private static final int QUEUE_SECONDS = 8;

    private final EncoderHub hub;
    private final LongSupplier clock;
    private final Runnable wake;
    private final long bornNanos;

    Places(EncoderHub hub, LongSupplier clock, Runnable wake) {
        this.hub = hub;
        this.clock = clock;
        this.wake = wake;
        bornNanos = clock.getAsLong();
    }

    EncodedStream join(IcecastSettings use, Server server) throws Trouble {
        if (!use.problem().isEmpty()) throw new Trouble(Trouble.Kind.SETTINGS, use.problem());
        try {
            EncodedStream place = hub.join(order(use), QUEUE_SECONDS, wake);
            String problem = IcecastSettings.problem(server, place.info(), use.titles());
            if (problem.isEmpty()) return place;
            place.close();
            throw new Trouble(Trouble.Kind.SETTINGS, problem);
        } catch (DeviceException refused) {
            throw new Trouble(kind(refused.reason()), refused.getMessage(), refused);
        }
    }

    private Trouble.Kind kind(DeviceException.Reason reason) {
        if (reason == DeviceException.Reason.FORMAT) return Trouble.Kind.SETTINGS;
        boolean early = reason == DeviceException.Reason.UNAVAILABLE && clock.getAsLong() - bornNanos < START_NANOS;
        return early ? Trouble.Kind.STARTING : Trouble.Kind.ENCODER;
    }

    private EncodeOrder order(IcecastSettings use) {
        EncodeOrder order = use.order();
        EncoderInfo info = hub.find(order.codec());
        boolean chains = info != null && IcecastSettings.chains(info, use.titles());
        return new EncodeOrder(order.bus(), order.codec(), order.settings().withInBandTitles(chains));
    }
}
