package org.longwave.codec.natives;

import static org.longwave.codec.natives.NativeLibrary.INT;
import static org.longwave.codec.natives.NativeLibrary.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.longwave.dsp.ogg.OpusPackets;

/** The machine's libopus; its packets on the owner's thread. */
final class LibOpus {
    private static final int APPLICATION_AUDIO = 2049;
    private static final int SET_BITRATE = 4002;
    private static final int SET_COMPLEXITY = 4010;
    private static final int GET_LOOKAHEAD = 4027;
    private static final int RESET_STATE = 4028;

    private final NativeLibrary library = NativeLibrary.load("opus", 0);
    private final MethodHandle create = library.call("opus_encoder_create", POINTER, INT, INT, INT, POINTER);
    private final MethodHandle destroy = library.order("opus_encoder_destroy", POINTER);
    private final MethodHandle set = library.variadic("opus_encoder_ctl", 2, INT, POINTER, INT, INT);
    private final MethodHandle ask = library.variadic("opus_encoder_ctl", 2, INT, POINTER, INT, POINTER);
    private final MethodHandle encode = library.call("opus_encode_float", INT, POINTER, POINTER, INT, POINTER, INT);
    final String version = library.text("opus_get_version_string").replace("libopus ", "");

    OpusPackets open(int channels, int bitrateKbps) {
        return new Packets(channels, bitrateKbps);
    }

    private static int checked(int code) {
        if (code < 0) throw new IllegalStateException("libopus failed with code " + code);
        return code;
    }

    private final class Packets implements OpusPackets {
        private final Arena arena = Arena.ofShared();
        private final MemorySegment pcm;
        private final MemorySegment bytes = arena.allocate(4000, 16);
        private final long encoder;
        private final int lookahead;
        private boolean closed;

        Packets(int channels, int bitrateKbps) {
            pcm = arena.allocate(FRAMES * channels * 4L, 16);
            try {
                encoder = (long) create.invokeExact(48_000, channels, APPLICATION_AUDIO, bytes.address());
                checked(bytes.get(ValueLayout.JAVA_INT, 0));
                checked((int) set.invokeExact(encoder, SET_BITRATE, bitrateKbps * 1000));
                checked((int) set.invokeExact(encoder, SET_COMPLEXITY, 10));
                checked((int) ask.invokeExact(encoder, GET_LOOKAHEAD, bytes.address()));
                lookahead = bytes.get(ValueLayout.JAVA_INT, 0);
            } catch (Throwable broken) {
                arena.close();
                throw NativeLibrary.broken("opening libopus", broken);
            }
        }

        @Override
        public int lookaheadFrames() {
            return lookahead;
        }

        @Override
        public int encode(float[] interleaved, byte[] out) {
            MemorySegment.copy(interleaved, 0, pcm, ValueLayout.JAVA_FLOAT, 0, interleaved.length);
            try {
                int most = Math.min(4000, out.length);
                int length = checked((int) encode.invokeExact(encoder, pcm.address(), FRAMES, bytes.address(), most));
                MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, out, 0, length);
                return length;
            } catch (Throwable broken) {
                throw NativeLibrary.broken("libopus", broken);
            }
        }

        @Override
        public void restart() {
            try {
                checked((int) set.invokeExact(encoder, RESET_STATE, 0));
            } catch (Throwable broken) {
                throw NativeLibrary.broken("libopus", broken);
            }
        }

        @Override
        public void close() {
            if (closed) return;
            closed = true;
            try {
                destroy.invokeExact(encoder);
            } catch (Throwable broken) {
                throw NativeLibrary.broken("closing libopus", broken);
            } finally {
                arena.close();
            }
        }
    }
}
