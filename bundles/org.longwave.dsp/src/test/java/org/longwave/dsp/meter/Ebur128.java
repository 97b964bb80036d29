package org.longwave.dsp.meter;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/** libebur128 of this machine as a second opinion; the test's thread. */
final class Ebur128 implements AutoCloseable {
    /** M, S, I, LRA and true peak, as the library's header numbers them. */
    private static final int ALL = 1 | 2 | 4 | 8 | 16 | 32;

    private final Arena arena = Arena.ofConfined();
    private final SymbolLookup library = SymbolLookup.libraryLookup("libebur128.so.1", arena);
    private final MemorySegment state;
    private final int channels;

    Ebur128(int channels, int rateHz) {
        this.channels = channels;
        state = (MemorySegment) call(
                "ebur128_init",
                FunctionDescriptor.of(ADDRESS, JAVA_INT, JAVA_LONG, JAVA_INT),
                channels,
                (long) rateHz,
                ALL);
        if (state.address() == 0) throw new IllegalStateException("libebur128 takes no " + rateHz + " Hz");
    }

    private Object call(String function, FunctionDescriptor as, Object... arguments) {
        try {
            return Linker.nativeLinker()
                    .downcallHandle(library.findOrThrow(function), as)
                    .invokeWithArguments(arguments);
        } catch (Throwable failure) { // what a method handle declares
            throw new IllegalStateException(function, failure);
        }
    }

    private void check(Object error, String function) {
        if ((int) error != 0) throw new IllegalStateException(function + " answers " + error);
    }

    void add(float[][] planar, int from, int frames) {
        try (Arena piece = Arena.ofConfined()) {
            MemorySegment interleaved = piece.allocate(JAVA_FLOAT, (long) frames * channels);
            for (int i = 0; i < frames * channels; i++)
                interleaved.setAtIndex(JAVA_FLOAT, i, planar[i % channels][from + i / channels]);
            String add = "ebur128_add_frames_float";
            check(
                    call(add, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG), state, interleaved, (long)
                            frames),
                    add);
        }
    }

    private double read(String function) {
        MemorySegment out = arena.allocate(JAVA_DOUBLE);
        check(call(function, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS), state, out), function);
        return out.get(JAVA_DOUBLE, 0);
    }

    double momentary() {
        return read("ebur128_loudness_momentary");
    }

    double shortTerm() {
        return read("ebur128_loudness_shortterm");
    }

    double integrated() {
        return read("ebur128_loudness_global");
    }

    double range() {
        return read("ebur128_loudness_range");
    }

    /** Highest of all channels, linear. */
    double truePeak() {
        double highest = 0;
        MemorySegment out = arena.allocate(JAVA_DOUBLE);
        for (int c = 0; c < channels; c++) {
            FunctionDescriptor as = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
            check(call("ebur128_true_peak", as, state, c, out), "ebur128_true_peak");
            highest = Math.max(highest, out.get(JAVA_DOUBLE, 0));
        }
        return highest;
    }

    @Override
    public void close() {
        MemorySegment pointer = arena.allocate(ADDRESS);
        pointer.set(ADDRESS, 0, state);
        call("ebur128_destroy", FunctionDescriptor.ofVoid(ADDRESS), pointer);
        arena.close();
    }
}
