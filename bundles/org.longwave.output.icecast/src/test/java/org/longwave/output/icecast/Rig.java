package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.DecoderFactory;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.codec.BusSource;
import org.longwave.codec.FlacDecoderFactory;
import org.longwave.codec.FlacOggFactory;
import org.longwave.codec.Hub;
import org.longwave.codec.OpusDecoderFactory;
import org.longwave.codec.OpusFactory;
import org.longwave.codec.aac.AacCodec;
import org.longwave.codec.jump3r.Mp3DecoderFactory;
import org.longwave.codec.jump3r.Mp3EncoderFactory;
import org.longwave.codec.natives.NativeCodecs;
import org.longwave.testkit.IcecastServer;
import org.longwave.testkit.LiveBus;

/** A bus in real time, the hub with every encoder there is, and streams; the test's thread. */
final class Rig implements AutoCloseable {
    final LiveBus bus;
    final Hub hub;
    final List<IcecastStream> streams = new ArrayList<>();
    final List<DecoderFactory> decoders = new ArrayList<>();

    /** @param natives whether the machine's libraries are used too */
    Rig(boolean natives) {
        this(natives, new LiveBus());
    }

    Rig(boolean natives, LiveBus bus) {
        this.bus = bus;
        hub = new Hub(new BusSource() {
            @Override
            public StreamFormat format() {
                return LiveBus.FORMAT;
            }

            @Override
            public boolean has(String name) {
                return name.equals("program");
            }

            @Override
            public Runnable attach(String name, String id, BusConsumer consumer) {
                return bus.attach(name, consumer);
            }
        });
        hub.add(new Mp3EncoderFactory());
        hub.add(new OpusFactory());
        hub.add(new FlacOggFactory());
        decoders.add(new Mp3DecoderFactory());
        decoders.add(new OpusDecoderFactory());
        decoders.add(new FlacDecoderFactory());
        if (natives) {
            decoders.addAll(NativeCodecs.decoders());
            for (EncoderFactory factory : NativeCodecs.found()) hub.add(factory);
            AacCodec.found().ifPresent(hub::add);
        }
    }

    static Server server(int port, String mount) {
        return Samples.server(port, mount, IcecastServer.PASSWORD);
    }

    static EncoderSettings encode(String codec) {
        return EncoderSettings.stream(
                switch (codec) {
                    case "oggflac" -> 0;
                    case "opus" -> 128;
                    default -> 192;
                });
    }

    IcecastStream start(String codec, Server... servers) {
        return start(Samples.settings(codec, encode(codec), servers));
    }

    IcecastStream start(IcecastSettings settings) {
        IcecastStream stream = new IcecastStream(settings, hub, () -> decoders, new TcpNetwork());
        streams.add(stream);
        stream.start();
        return stream;
    }

    /** Seconds until it was there. */
    static double await(IcecastStream stream, State state, double seconds) throws InterruptedException {
        long began = System.nanoTime();
        long end = began + (long) (seconds * 1e9);
        while (stream.status().state() != state) {
            if (System.nanoTime() > end) fail("not " + state + " within " + seconds + " s: " + stream.status());
            Thread.sleep(10);
        }
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    }

    @Override
    public void close() throws InterruptedException {
        for (IcecastStream stream : streams) stream.close();
        bus.close();
    }
}
