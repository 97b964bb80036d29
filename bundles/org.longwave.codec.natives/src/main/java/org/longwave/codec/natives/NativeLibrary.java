package org.longwave.codec.natives;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;

/** A C library of the machine, any thread. Pointers are passed as numbers: so a call makes no garbage. */
final class NativeLibrary {
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    static final ValueLayout.OfLong POINTER = ValueLayout.JAVA_LONG;
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    /** The whole address space. */
    static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static final List<String> PLACES = List.of("", "/opt/homebrew/lib/", "/usr/local/lib/");

    private final SymbolLookup symbols;

    private NativeLibrary(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    /**
     * @param name without "lib" and ending
     * @param version of the interface, as Linux has it in the file's name
     * @throws UnsatisfiedLinkError when it is not installed
     */
    static NativeLibrary load(String name, int version) {
        String os = System.getProperty("os.name");
        List<String> files = os.startsWith("Mac")
                ? List.of("lib" + name + "." + version + ".dylib", "lib" + name + ".dylib")
                : os.startsWith("Windows")
                        ? List.of("lib" + name + "-" + version + ".dll", "lib" + name + ".dll", name + ".dll")
                        : List.of("lib" + name + ".so." + version);
        for (String place : PLACES)
            for (String file : files) {
                SymbolLookup found = open(place + file);
                if (found != null) return new NativeLibrary(found);
            }
        throw new UnsatisfiedLinkError(files.getFirst() + " is not installed");
    }

    private static SymbolLookup open(String file) {
        try {
            return SymbolLookup.libraryLookup(file, Arena.global());
        } catch (IllegalArgumentException absent) {
            return null;
        }
    }

    MethodHandle call(String name, MemoryLayout result, MemoryLayout... arguments) {
        return Linker.nativeLinker().downcallHandle(symbol(name), FunctionDescriptor.of(result, arguments));
    }

    MethodHandle order(String name, MemoryLayout... arguments) {
        return Linker.nativeLinker().downcallHandle(symbol(name), FunctionDescriptor.ofVoid(arguments));
    }

    /** A C function with "..." behind its first {@code named} arguments. */
    MethodHandle variadic(String name, int named, MemoryLayout result, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(
                        symbol(name), FunctionDescriptor.of(result, arguments), Linker.Option.firstVariadicArg(named));
    }

    /** What a C function without arguments says. */
    String text(String name) {
        try {
            return ALL.getString((long) call(name, POINTER).invokeExact());
        } catch (Throwable broken) {
            throw broken(name, broken);
        }
    }

    private MemorySegment symbol(String name) {
        return symbols.find(name).orElseThrow(() -> new UnsatisfiedLinkError("the library has no " + name));
    }

    static IllegalStateException broken(String what, Throwable cause) {
        if (cause instanceof Error error) throw error;
        return new IllegalStateException(what + " failed", cause);
    }

    /** Full scale at most; NaN becomes silence. */
    static float clean(float sample) {
        return sample >= -1f ? Math.min(sample, 1f) : sample < -1f ? -1f : 0f;
    }
}
