package org.longwave.benchmarks.drift;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A card's true rate, found without any code of the edges: a plain reader of the server's monitor counts bytes on a
 * thread of its own beside the monotonic clock. Of each second the earliest arrival counts; through these goes a line of
 * least squares.
 */
final class FrameCount implements AutoCloseable {
    private static final double RATE_HZ = 48_000;
    private static final int FRAME_BYTES = 2;

    private record Arrival(double seconds, long frames) {
        double early() {
            return frames - RATE_HZ * seconds;
        }
    }

    private final Process reader;
    private final long begun = System.nanoTime();
    private final List<Arrival> earliest = new ArrayList<>();

    /** @param environment shows it the server */
    FrameCount(Map<String, String> environment, String source) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "parec",
                "--device=" + source,
                "--raw",
                "--format=s16le",
                "--rate=48000",
                "--channels=1",
                "--latency-msec=20");
        builder.environment().putAll(environment);
        reader = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Thread.ofPlatform().daemon().name("frame-count").start(this::count);
    }

    private void count() {
        byte[] bytes = new byte[65_536];
        long total = 0;
        try (InputStream in = reader.getInputStream()) {
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                total += n;
                arrived(new Arrival(seconds(), total / FRAME_BYTES));
            }
        } catch (IOException e) {
            // the reader was ended inside a read; what came until then counts, and too little of it is told as such
            System.err.println("the count of frames ended: " + e.getMessage());
        }
    }

    /** Since the count began. */
    double seconds() {
        return (System.nanoTime() - begun) * 1e-9;
    }

    private synchronized void arrived(Arrival a) {
        int last = earliest.size() - 1;
        if (last < 0 || (int) earliest.get(last).seconds() != (int) a.seconds()) earliest.add(a);
        else if (a.early() > earliest.get(last).early()) earliest.set(last, a);
    }

    /** How much faster than 48 kHz the card ran in a span of seconds since the count began; NaN: hardly counted. */
    synchronized double ppm(double fromSeconds, double toSeconds) {
        List<Arrival> of = earliest.stream()
                .filter(a -> a.seconds() >= fromSeconds && a.seconds() < toSeconds)
                .toList();
        if (of.size() < 20) return Double.NaN;
        double meanX = of.stream().mapToDouble(Arrival::seconds).average().orElseThrow();
        double meanY = of.stream().mapToDouble(Arrival::early).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (Arrival a : of) {
            xy += (a.seconds() - meanX) * (a.early() - meanY);
            xx += (a.seconds() - meanX) * (a.seconds() - meanX);
        }
        return xy / xx / RATE_HZ * 1e6;
    }

    @Override
    public void close() throws InterruptedException {
        reader.destroy();
        if (!reader.waitFor(3, TimeUnit.SECONDS)) reader.destroyForcibly();
    }
}
