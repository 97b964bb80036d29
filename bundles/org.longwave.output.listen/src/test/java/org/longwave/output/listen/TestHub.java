package org.longwave.output.listen;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;
import org.longwave.codec.BusSource;
import org.longwave.codec.Hub;
import org.longwave.testkit.ToneBus;

/** The real hub on the test's thread: its encoders get each block before the server does. */
final class TestHub implements BusSource {
    final Hub hub = new Hub(this);
    private final List<BusConsumer> encoders = new CopyOnWriteArrayList<>();

    /** One consumer of all blocks for a {@link ToneBus}. */
    BusConsumer before(BusConsumer server) {
        return new BusConsumer() {
            @Override
            public void open(StreamFormat format) {}

            @Override
            public void block(AudioBlock block) throws DeviceException {
                for (BusConsumer encoder : encoders) encoder.block(block);
                server.block(block);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public StreamFormat format() {
        return ToneBus.FORMAT;
    }

    @Override
    public boolean has(String name) {
        return name.equals("program");
    }

    @Override
    public Runnable attach(String name, String id, BusConsumer consumer) {
        try {
            consumer.open(ToneBus.FORMAT);
        } catch (DeviceException refused) {
            throw new AssertionError(refused);
        }
        encoders.add(consumer);
        return () -> {
            encoders.remove(consumer);
            consumer.close();
        };
    }
}
