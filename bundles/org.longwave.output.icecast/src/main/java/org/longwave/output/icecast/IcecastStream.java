package org.longwave.output.icecast;

import java.util.function.LongSupplier;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus;

/**
 * A bus on its way to an Icecast server: encodes on the consumer's thread while the sender's thread is connected. Blocks
 * that come while it is off or not connected are left out.
 */
final class IcecastStream implements BusConsumer, OutputControl {
    private static final long JOIN_MILLIS = 2000;

    private final Sender sender;
    private final Connector connector;
    private final String name;
    private Session session;
    private float[][] planar = new float[0][];
    private volatile Thread net;

    IcecastStream(IcecastSettings settings, Encoders encoders, Connector connector, LongSupplier clock) {
        this.connector = connector;
        name = settings.name();
        sender = new Sender(settings, encoders, connector, clock);
    }

    @Override
    public void open(StreamFormat format) {
        planar = new float[format.channels()][];
        sender.format(format);
        net = Thread.ofPlatform().daemon().name("lw-out-" + name + "-net").unstarted(this::run);
        net.start();
    }

    private void run() {
        try {
            while (net == Thread.currentThread()) sender.await(sender.step());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } finally {
            // ends a session that is still there, unless another thread took over
            if (net == null) {
                sender.format(null);
                sender.step();
            }
        }
    }

    @Override
    public void block(AudioBlock block) {
        Session now = sender.session();
        if (now != session) {
            if (session != null) session.closeEncoder();
            session = now;
        }
        if (now == null) return;
        for (int c = 0; c < planar.length; c++) planar[c] = block.channel(c);
        now.take(block, planar);
    }

    @Override
    public void close() {
        Thread ending = net;
        net = null;
        sender.wake();
        connector.abort();
        if (ending != null) join(ending);
        if (session != null) session.closeEncoder();
        session = null;
    }

    /** A name server that does not answer cannot be interrupted: the daemon thread then ends by itself later. */
    private static void join(Thread ending) {
        try {
            ending.join(JOIN_MILLIS);
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

    void settings(IcecastSettings changed) {
        sender.settings(changed);
    }

    @Override
    public OutputStatus status() {
        return sender.status();
    }
}
