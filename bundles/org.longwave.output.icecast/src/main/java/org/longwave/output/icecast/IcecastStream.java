package org.longwave.output.icecast;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.longwave.api.codec.DecoderFactory;
import org.longwave.api.codec.EncoderHub;
import org.longwave.api.codec.Title;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.TitleSink;

/**
 * An encoded bus on its way to an Icecast server: orders from any thread, the work on {@code lw-out-<name>-net} and, for
 * what may wait, on virtual threads {@code lw-out-<name>-call}.
 */
final class IcecastStream implements OutputControl, TitleSink {
    private static final long JOIN_MILLIS = 2000;
    private static final System.Logger LOG = System.getLogger(IcecastStream.class.getName());

    private final Sender sender;
    private final Thread net;
    private volatile boolean over;

    IcecastStream(IcecastSettings settings, EncoderHub hub, Supplier<List<DecoderFactory>> decoders, Network network) {
        Executor calls = task ->
                Thread.ofVirtual().name("lw-out-" + settings.name() + "-call").start(task);
        sender = new Sender(settings, hub, network, decoders, calls, System::nanoTime, new SplittableRandom());
        net = Thread.ofPlatform()
                .daemon()
                .name("lw-out-" + settings.name() + "-net")
                .start(this::run);
    }

    private void run() {
        try {
            while (!over) sender.await(sender.step());
            sender.step();
        } catch (InterruptedException asked) {
            LOG.log(Level.DEBUG, "a stream was interrupted", asked);
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it for good. */
    void close() {
        over = true;
        sender.close();
        try {
            net.join(JOIN_MILLIS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        sender.start();
    }

    @Override
    public void stop() {
        sender.stop();
    }

    @Override
    public void title(Title title) {
        sender.title(title);
    }

    void settings(IcecastSettings changed) {
        sender.settings(changed);
    }

    @Override
    public OutputStatus status() {
        return sender.status();
    }
}
