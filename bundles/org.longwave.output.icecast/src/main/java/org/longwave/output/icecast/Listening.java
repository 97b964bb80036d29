package org.longwave.output.icecast;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.function.LongSupplier;
import org.longwave.api.codec.DecoderFactory;
import org.longwave.api.codec.EncodedStream;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.StreamDecoder;
import org.longwave.api.output.ReturnFeed.Verdict;

/** One look at a mount as a listener has it: a few seconds, decoded and compared, on a virtual thread of its own. */
final class Listening implements Runnable {
    /** Sound that is enough. */
    static final int ENOUGH_CELLS = 600;
    /** It is judged with what came by then. */
    static final long PATIENCE_NANOS = 12_000_000_000L;
    /** Without a decoder, bytes are counted for so long. */
    static final long COUNT_NANOS = 4_000_000_000L;

    private static final int CHUNK = 4096;
    /** What a decoder is chosen by. */
    private static final int START = 128;

    private static final System.Logger LOG = System.getLogger(Listening.class.getName());

    private final Network network;
    private final Server server;
    private final List<DecoderFactory> decoders;
    private final EncodedStream stream;
    private final LongSupplier clock;
    private final Presence presence;
    private final Outcome outcome;
    private final Network.Abort abort = new Network.Abort();
    private final byte[] chunk = new byte[CHUNK];

    /** Takes what was found. */
    interface Outcome {
        void found(Listening by, Finding finding);
    }

    Listening(
            Network network,
            Server server,
            List<DecoderFactory> decoders,
            EncodedStream stream,
            LongSupplier clock,
            Presence presence,
            Outcome outcome) {
        this.network = network;
        this.server = server;
        this.decoders = decoders;
        this.stream = stream;
        this.clock = clock;
        this.presence = presence;
        this.outcome = outcome;
    }

    /** Any thread: hangs up. */
    void abort() {
        abort.now();
    }

    @Override
    public void run() {
        Finding finding;
        try {
            finding = listen();
        } catch (Trouble no) {
            Verdict verdict = no.kind() == Trouble.Kind.REFUSED ? Verdict.REFUSED : Verdict.NO_DATA;
            finding = Finding.of(verdict, no.getMessage());
        } catch (SocketTimeoutException stalled) {
            finding = Finding.of(Verdict.NO_DATA, "The server let a listener in and gave no sound.");
        } catch (IOException gone) {
            finding = Finding.of(Verdict.NO_DATA, "The server hung up on a listener (" + gone.getMessage() + ").");
        } catch (RuntimeException | LinkageError broken) {
            LOG.log(Level.WARNING, "a fault of our own while listening to " + server, broken);
            finding = Finding.of(Verdict.UNSURE, "Listening failed: a fault of our own (" + broken + ").");
        }
        outcome.found(this, finding);
    }

    private Finding listen() throws IOException, Trouble {
        presence.went(clock.getAsLong());
        try (Network.Hearing mount = network.hear(server, abort)) {
            presence.came(clock.getAsLong());
            if (mount.contentType().startsWith("text/"))
                return Finding.of(
                        Verdict.NO_DATA,
                        "A listener gets a page instead of sound at " + server.mount() + "; check it.");
            byte[] start = start(mount);
            long beganNanos = clock.getAsLong();
            DecoderFactory factory = decoder(mount.contentType(), start);
            if (factory == null) return count(mount, start.length, "no installed decoder understands them");
            try (StreamDecoder decoder = factory.open()) {
                return hear(mount, decoder, start, beganNanos);
            }
        } finally {
            presence.went(clock.getAsLong());
        }
    }

    private byte[] start(Network.Hearing mount) throws IOException {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        while (start.size() < START) {
            int count = mount.read(chunk);
            if (count < 0) throw new IOException("after " + start.size() + " bytes");
            start.write(chunk, 0, count);
        }
        return start.toByteArray();
    }

    private DecoderFactory decoder(String contentType, byte[] start) {
        for (DecoderFactory factory : decoders) if (factory.takes(contentType, start)) return factory;
        return null;
    }

    private Finding hear(Network.Hearing mount, StreamDecoder decoder, byte[] start, long beganNanos)
            throws IOException {
        EncoderSettings made = stream.settings();
        HeardPower power = new HeardPower(decoder, made.channels() == 1);
        power.push(start, start.length);
        long bytes = start.length;
        boolean stalled = false;
        while (power.cells() < ENOUGH_CELLS && clock.getAsLong() - beganNanos < PATIENCE_NANOS && !stalled) {
            try {
                int count = mount.read(chunk);
                stalled = count < 0;
                if (count > 0) power.push(chunk, count);
                bytes += Math.max(0, count);
            } catch (SocketTimeoutException silence) {
                LOG.log(Level.DEBUG, "the server stalls", silence);
                stalled = true;
            }
            // others of these threads may want the processor too: their connections are on the air
            Thread.yield();
            if (power.cells() == 0 && clock.getAsLong() - beganNanos > COUNT_NANOS)
                return count(mount, 0, "they cannot be decoded");
        }
        if (power.cells() < Comparison.LEAST_CELLS)
            return Finding.of(
                    Verdict.NO_DATA,
                    "The server gave a listener " + power.cells() / 10 / 10.0 + " s of sound (" + bytes
                            + " bytes), then nothing.");
        return new Comparison(power.power(), beganNanos, stream.levels(), server.mount()).judge();
    }

    /** The lesser claim: something comes. */
    private Finding count(Network.Hearing mount, int already, String why) throws IOException {
        long beganNanos = clock.getAsLong();
        // the first second holds what the server kept for newcomers
        long steadyNanos = beganNanos + COUNT_NANOS / 4;
        long bytes = 0;
        long atNanos = beganNanos;
        boolean any = already > 0;
        while (atNanos - beganNanos < COUNT_NANOS) {
            int count = mount.read(chunk);
            if (count < 0) break;
            any = true;
            atNanos = clock.getAsLong();
            if (atNanos - steadyNanos > 0) bytes += count;
        }
        if (!any) return Finding.of(Verdict.NO_DATA, "The server gave a listener nothing.");
        double seconds = Math.max(0.1, (atNanos - steadyNanos) / 1e9);
        String type = mount.contentType().isEmpty() ? "of no named type" : mount.contentType();
        return Finding.of(
                Verdict.UNDECODABLE,
                Math.round(bytes / seconds / 100) / 10.0 + " kB/s come from the mount (" + type + "), but " + why
                        + ": whether it is the programme is not known.");
    }
}
