package org.longwave.benchmarks.resample;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Other people's resamplers, called where they are installed; one thread. Interleaved float in and out. */
final class NativeResamplers {
    /** Converts a whole sound of so many channels. */
    interface Converter {
        float[] convert(float[] in, int channels, double inRate, double outRate) throws Throwable;
    }

    private static final StructLayout SRC_DATA = MemoryLayout.structLayout(
            ValueLayout.ADDRESS.withName("in"),
            ValueLayout.ADDRESS.withName("out"),
            ValueLayout.JAVA_LONG.withName("inFrames"),
            ValueLayout.JAVA_LONG.withName("outFrames"),
            ValueLayout.JAVA_LONG.withName("used"),
            ValueLayout.JAVA_LONG.withName("made"),
            ValueLayout.JAVA_INT.withName("end"),
            MemoryLayout.paddingLayout(4),
            ValueLayout.JAVA_DOUBLE.withName("ratio"));

    private static final StructLayout SOXR_QUALITY = MemoryLayout.structLayout(
            ValueLayout.JAVA_DOUBLE,
            ValueLayout.JAVA_DOUBLE,
            ValueLayout.JAVA_DOUBLE,
            ValueLayout.JAVA_DOUBLE,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG);

    private NativeResamplers() {}

    /** @param kind 0: sinc best, 1: sinc medium, 2: sinc fastest */
    static Optional<Converter> libsamplerate(int kind) {
        return library("libsamplerate.so.0").map(library -> {
            MethodHandle simple = Linker.nativeLinker()
                    .downcallHandle(
                            library.find("src_simple").orElseThrow(),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT));
            return (in, channels, inRate, outRate) -> {
                try (Arena arena = Arena.ofConfined()) {
                    int room = (int) (in.length * outRate / inRate) + 64 * channels;
                    MemorySegment out = arena.allocate(ValueLayout.JAVA_FLOAT, room);
                    MemorySegment data = arena.allocate(SRC_DATA);
                    data.set(ValueLayout.ADDRESS, 0, arena.allocateFrom(ValueLayout.JAVA_FLOAT, in));
                    data.set(ValueLayout.ADDRESS, 8, out);
                    data.set(ValueLayout.JAVA_LONG, 16, in.length / channels);
                    data.set(ValueLayout.JAVA_LONG, 24, room / channels);
                    data.set(ValueLayout.JAVA_INT, 48, 1);
                    data.set(ValueLayout.JAVA_DOUBLE, 56, outRate / inRate);
                    int error = (int) simple.invokeExact(data, kind, channels);
                    if (error != 0) throw new IllegalStateException("libsamplerate says " + error);
                    long made = data.get(ValueLayout.JAVA_LONG, 40);
                    return out.asSlice(0, made * channels * Float.BYTES).toArray(ValueLayout.JAVA_FLOAT);
                }
            };
        });
    }

    /** @param recipe 4: HQ, 6: VHQ */
    static Optional<Converter> soxr(long recipe) {
        return library("libsoxr.so.0").map(library -> {
            MethodHandle quality = Linker.nativeLinker()
                    .downcallHandle(
                            library.find("soxr_quality_spec").orElseThrow(),
                            FunctionDescriptor.of(SOXR_QUALITY, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
            MethodHandle oneshot = Linker.nativeLinker()
                    .downcallHandle(
                            library.find("soxr_oneshot").orElseThrow(),
                            FunctionDescriptor.of(
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_DOUBLE,
                                    ValueLayout.JAVA_DOUBLE,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS));
            return (in, channels, inRate, outRate) -> {
                try (Arena arena = Arena.ofConfined()) {
                    int room = (int) (in.length * outRate / inRate) + 64 * channels;
                    MemorySegment out = arena.allocate(ValueLayout.JAVA_FLOAT, room);
                    MemorySegment counts = arena.allocate(ValueLayout.JAVA_LONG, 2);
                    MemorySegment spec = (MemorySegment) quality.invokeExact((SegmentAllocator) arena, recipe, 0L);
                    MemorySegment error = (MemorySegment) oneshot.invokeExact(
                            inRate,
                            outRate,
                            channels,
                            arena.allocateFrom(ValueLayout.JAVA_FLOAT, in),
                            (long) in.length / channels,
                            counts,
                            out,
                            (long) room / channels,
                            counts.asSlice(8),
                            MemorySegment.NULL,
                            spec,
                            MemorySegment.NULL);
                    if (error.address() != 0) throw new IllegalStateException("soxr refuses");
                    long made = counts.getAtIndex(ValueLayout.JAVA_LONG, 1);
                    return out.asSlice(0, made * channels * Float.BYTES).toArray(ValueLayout.JAVA_FLOAT);
                }
            };
        });
    }

    private static Optional<SymbolLookup> library(String name) {
        try {
            return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not installed: the table says so
        }
    }
}
