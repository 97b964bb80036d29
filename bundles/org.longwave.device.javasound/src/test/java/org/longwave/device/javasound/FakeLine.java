package org.longwave.device.javasound;

import java.lang.reflect.Proxy;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** A line by hand: takes and gives what the test says, on a clock the test moves. */
final class FakeLine {
    static final int BUFFER_BYTES = 19_200;

    long nanos;
    long position;
    boolean dead;
    boolean started;
    boolean closed;
    int stops;
    int queuedBytes;
    long takenBytes;
    byte[] next = new byte[0];

    SourceDataLine source() {
        return proxy(SourceDataLine.class);
    }

    TargetDataLine target() {
        return proxy(TargetDataLine.class);
    }

    private <L> L proxy(Class<L> kind) {
        return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (self, method, args) -> {
            return switch (method.getName()) {
                case "start" -> {
                    started = true;
                    yield null;
                }
                case "stop" -> {
                    started = false;
                    stops++;
                    yield null;
                }
                case "close" -> {
                    closed = true;
                    yield null;
                }
                case "getBufferSize" -> BUFFER_BYTES;
                case "available" -> BUFFER_BYTES - queuedBytes;
                case "getLongFramePosition" -> position;
                case "write" -> write((int) args[2]);
                case "read" -> read((byte[]) args[0], (int) args[2]);
                default -> throw new AssertionError("unexpected call: " + method);
            };
        }));
    }

    /** A running line waits until all is taken; the fake lets the time pass at once. */
    private int write(int length) {
        nanos += dead ? 100_000_000 : 1_000_000;
        if (dead) return 0;
        int taken = Math.min(length, BUFFER_BYTES - queuedBytes);
        if (started) {
            drain(length - taken);
            taken = length;
        }
        queuedBytes += taken;
        takenBytes += taken;
        return taken;
    }

    void drain(int bytes) {
        queuedBytes = Math.max(0, queuedBytes - bytes);
        position += bytes / 6;
    }

    private int read(byte[] into, int length) {
        nanos += 1_000_000;
        if (dead) return 0;
        int n = Math.min(length, next.length);
        System.arraycopy(next, 0, into, 0, n);
        position += n;
        return n;
    }
}
