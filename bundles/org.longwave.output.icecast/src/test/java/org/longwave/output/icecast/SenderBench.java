package org.longwave.output.icecast;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.longwave.api.codec.Title;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.testkit.CountingEncoder;

/** A sender driven by hand: a hand clock, servers made of lists of answers, encoders made of numbers. */
abstract class SenderBench {
    static final int PIECE = 1000;
    static final long SECOND = 1_000_000_000L;

    final World world = new World();
    FakeHub hub = new FakeHub(new CountingEncoder(1).info());
    Executor threads = Runnable::run;
    long now = 77;
    Sender sender;

    /** Accepts everybody except when an answer is waiting. */
    static final class World implements Network {
        final ArrayDeque<Trouble> answers = new ArrayDeque<>();
        final List<FakeLink> links = new ArrayList<>();
        final List<Server> asked = new ArrayList<>();
        final List<String> titles = new ArrayList<>();
        boolean silent;
        boolean titlesRefused;
        Health health = new Health(true, 5);

        @Override
        public Link connect(Call call) throws Trouble {
            asked.add(call.server());
            if (!answers.isEmpty()) throw answers.pollFirst();
            FakeLink link = new FakeLink();
            links.add(link);
            return link;
        }

        @Override
        public void title(Server server, Title title) throws IOException {
            if (titlesRefused) throw new IOException("no");
            titles.add(title.line());
        }

        @Override
        public Health health(Server server) throws IOException {
            if (silent) throw new SocketTimeoutException();
            return health;
        }

        FakeLink last() {
            return links.getLast();
        }
    }

    static final class FakeLink implements Link {
        final ByteArrayOutputStream heard = new ByteArrayOutputStream();
        int room = Integer.MAX_VALUE;
        boolean gone;
        boolean closed;

        @Override
        public int send(ByteBuffer bytes) {
            int count = Math.min(room, bytes.remaining());
            byte[] taken = new byte[count];
            bytes.get(taken);
            heard.writeBytes(taken);
            room -= count;
            return count;
        }

        @Override
        public void check() throws Trouble {
            if (gone) throw new Trouble(Trouble.Kind.LOST, "The server ended the connection.");
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    void make(IcecastSettings settings) {
        // no scatter: a chance of 0 takes nothing off
        RandomGenerator never = () -> 0L;
        sender = new Sender(settings, hub, world, threads, () -> now, never);
    }

    void on(IcecastSettings settings) {
        make(settings);
        sender.start();
        sender.step();
    }

    void on() {
        on(Samples.settings(8000));
    }

    FakeHub.FakePlace place() {
        return hub.places.getLast();
    }

    void feed(int pieces) {
        place().feed(pieces, PIECE);
    }

    String detail() {
        return sender.status().detail();
    }

    State state() {
        return sender.status().state();
    }
}
