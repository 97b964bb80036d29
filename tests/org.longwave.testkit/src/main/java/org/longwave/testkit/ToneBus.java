package org.longwave.testkit;

import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;

/** Stands in for the engine: a 997 Hz tone, block by block, by hand or in real time on the caller's thread. */
public final class ToneBus {
    public static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 256);

    private final BusConsumer consumer;
    private final AudioBlock block = new AudioBlock(FORMAT);
    private long frame;

    public ToneBus(BusConsumer consumer) {
        this.consumer = consumer;
    }

    public void blocks(int count) throws DeviceException {
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < FORMAT.blockFrames(); i++) {
                double t = (frame + i) / (double) FORMAT.rateHz();
                // breathes, so that a meter has something to show
                double breath = 0.25 + 0.2 * Math.sin(2 * Math.PI * 0.4 * t);
                block.channel(0)[i] = (float) (breath * Math.sin(2 * Math.PI * 997 * t));
                block.channel(1)[i] = block.channel(0)[i] * 0.7f;
            }
            block.place(frame, 0, 0);
            consumer.block(block);
            frame += FORMAT.blockFrames();
        }
    }

    public void realTime(double seconds) throws DeviceException, InterruptedException {
        long start = System.nanoTime() - FORMAT.nanosOf(frame);
        long end = frame + (long) (seconds * FORMAT.rateHz());
        while (frame < end) {
            long early = start + FORMAT.nanosOf(frame) - System.nanoTime();
            if (early > 0) Thread.sleep(early / 1_000_000, (int) (early % 1_000_000));
            blocks(1);
        }
    }
}
