package org.longwave.output.icecast;

import java.util.concurrent.Executor;
import org.longwave.api.codec.EncodedStream;

/** One attempt to reach a server, on a thread of its own that may wait; the sender's thread takes the outcome. */
final class Dial implements Runnable {
    final Server server;
    final long begunNanos;
    /** Whether this is only a look whether the primary server is back. */
    final boolean probe;

    private final Network network;
    private final IcecastSettings settings;
    private final EncodedStream stream;
    private final Runnable wake;
    private final Network.Abort abort = new Network.Abort();
    private Session session;
    private Trouble trouble;
    private boolean abandoned;

    /** @param stream a place at the encoder, ours until the session has it */
    Dial(
            Network network,
            IcecastSettings settings,
            Server server,
            EncodedStream stream,
            boolean probe,
            long nowNanos,
            Runnable wake) {
        this.network = network;
        this.settings = settings;
        this.server = server;
        this.stream = stream;
        this.probe = probe;
        this.wake = wake;
        begunNanos = nowNanos;
    }

    void begin(Executor threads) {
        threads.execute(this);
    }

    @Override
    public void run() {
        Session made = null;
        Trouble failed = null;
        try {
            Link link = network.connect(
                    new Network.Call(server, settings.about(), stream.info(), stream.settings(), abort));
            made = new Session(server, link, stream, settings.titles());
        } catch (Trouble refused) {
            failed = refused;
        } catch (RuntimeException | LinkageError broken) {
            failed = new Trouble(Trouble.Kind.LOST, "Connecting failed: " + broken + ".", broken);
        }
        if (made == null) stream.close();
        if (!deliver(made, failed) && made != null) made.close();
        wake.run();
    }

    private synchronized boolean deliver(Session made, Trouble failed) {
        if (abandoned) return false;
        session = made;
        trouble = failed;
        return true;
    }

    synchronized boolean isDone() {
        return session != null || trouble != null;
    }

    /** When done: the session, or the reason why there is none. */
    synchronized Session session() throws Trouble {
        if (trouble != null) throw trouble;
        return session;
    }

    /** Nobody wants it any more; what it makes is closed by itself. */
    void abandon() {
        Session made;
        synchronized (this) {
            abandoned = true;
            made = session;
            session = null;
        }
        abort.now();
        if (made != null) made.close();
    }
}
