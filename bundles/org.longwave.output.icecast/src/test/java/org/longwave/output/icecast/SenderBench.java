package org.longwave.output.icecast;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.longwave.api.codec.DecoderFactory;
import org.longwave.api.codec.Title;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.testkit.CountingEncoder;
import org.longwave.testkit.LiveBus;

/** A sender driven by hand: a hand clock, servers made of lists of answers, encoders made of numbers. */
abstract class SenderBench {
    static final int PIECE = 1000;
    static final long SECOND = 1_000_000_000L;

    FakeHub hub = new FakeHub(new CountingEncoder(1).info());
    Executor threads = Runnable::run;
    List<DecoderFactory> decoders = List.of(new LevelDecoder());
    long now = 77;
    final World world = new World(() -> now, nanos -> now += nanos);
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
        final LongSupplier clock;
        final Wait wait;
        /** What listeners get; null: an end. */
        Mount sound;

        Trouble refusal;
        String contentType = "audio/levels";
        int hearings;
        FakeHearing hearing;
        Runnable whileOpen;

        World(LongSupplier clock, Wait wait) {
            this.clock = clock;
            this.wait = wait;
        }

        @Override
        public Hearing hear(Server server, Abort abort) throws Trouble {
            hearings++;
            Trouble no = refusal;
            refusal = null;
            if (no != null && no.kind() == Trouble.Kind.REFUSED) refusal = no;
            if (no != null) throw no;
            hearing = new FakeHearing(this, clock.getAsLong());
            return hearing;
        }

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

    /** Moves the hand clock. */
    interface Wait {
        void nanos(long nanos);
    }

    /**
     * What stands on a mount: the sound that was programme so long ago; null is silence. Newcomers get what is that old
     * at once, and then as it comes.
     */
    record Mount(LiveBus.Sound sound, double delaySeconds, double endSeconds) {
        Mount(LiveBus.Sound sound, double delaySeconds) {
            this(sound, delaySeconds, 1e6);
        }

        Mount endingAfter(double seconds) {
            return new Mount(sound, delaySeconds, seconds);
        }
    }

    /** A listener's connection: each read is a tenth of a second of sound. */
    static final class FakeHearing implements Network.Hearing {
        private final World world;
        private final long beganNanos;
        private long cells;
        boolean closed;

        FakeHearing(World world, long beganNanos) {
            this.world = world;
            this.beganNanos = beganNanos;
        }

        @Override
        public String contentType() {
            return world.contentType;
        }

        @Override
        public int read(byte[] into) {
            Runnable open = world.whileOpen;
            if (open != null) open.run();
            Mount mount = world.sound;
            if (mount == null || cells >= Math.round(mount.endSeconds() * 100)) return -1;
            // live once what was kept for newcomers is through
            long liveNanos = beganNanos + cells * 10_000_000L - (long) (mount.delaySeconds() * 1e9) + 100_000_000L;
            if (liveNanos > world.clock.getAsLong()) world.wait.nanos(liveNanos - world.clock.getAsLong());
            int count = 0;
            for (int i = 0; i < 10; i++, cells++, count += LevelDecoder.BYTES) {
                long at = beganNanos - (long) (mount.delaySeconds() * 1e9);
                float power = mount.sound() == null ? 0 : LevelDecoder.power(mount.sound(), at, cells);
                System.arraycopy(LevelDecoder.bytes(power), 0, into, count, LevelDecoder.BYTES);
            }
            return count;
        }

        @Override
        public void close() {
            closed = true;
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
        sender = new Sender(settings, hub, world, () -> decoders, threads, () -> now, never);
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
