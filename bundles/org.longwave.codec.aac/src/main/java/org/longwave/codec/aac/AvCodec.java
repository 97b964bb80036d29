package org.longwave.codec.aac;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The functions and places in structures of libavcodec 59 and libavutil 57 (FFmpeg 5) that we use; any thread. Another
 * version keeps its fields elsewhere and is not touched.
 */
final class AvCodec {
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    static final ValueLayout.OfLong POINTER = ValueLayout.JAVA_LONG;
    /** The whole address space. */
    static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    static final long CONTEXT_SAMPLE_FORMAT = 360;
    static final long CONTEXT_FRAME_FRAMES = 364;
    static final long FRAME_DATA = 0;
    static final long FRAME_FRAMES = 112;
    static final long FRAME_FORMAT = 116;
    static final long FRAME_RATE = 208;
    static final long FRAME_LAYOUT = 448;
    static final long PACKET_DATA = 24;
    static final long PACKET_BYTES = 32;
    /** One row of floats for each channel. */
    static final int PLANAR_FLOAT = 8;

    /** It writes to the standard error, which is not its. */
    private static final int ERRORS_ONLY = 16;

    static final int CODEC_VERSION = 59;
    static final int UTIL_VERSION = 57;

    private final SymbolLookup codec = load("avcodec", CODEC_VERSION);
    private final SymbolLookup util = load("avutil", UTIL_VERSION);
    final MethodHandle find = call(codec, "avcodec_find_encoder_by_name", POINTER, POINTER);
    final MethodHandle context = call(codec, "avcodec_alloc_context3", POINTER, POINTER);
    final MethodHandle open = call(codec, "avcodec_open2", INT, POINTER, POINTER, POINTER);
    final MethodHandle send = call(codec, "avcodec_send_frame", INT, POINTER, POINTER);
    final MethodHandle receive = call(codec, "avcodec_receive_packet", INT, POINTER, POINTER);
    final MethodHandle packet = call(codec, "av_packet_alloc", POINTER);
    final MethodHandle emptyPacket = order(codec, "av_packet_unref", POINTER);
    final MethodHandle freePacket = order(codec, "av_packet_free", POINTER);
    final MethodHandle freeContext = order(codec, "avcodec_free_context", POINTER);
    final MethodHandle setNumber = call(util, "av_opt_set_int", INT, POINTER, POINTER, POINTER, INT);
    final MethodHandle setText = call(util, "av_opt_set", INT, POINTER, POINTER, POINTER, INT);
    final MethodHandle layout = order(util, "av_channel_layout_default", POINTER, INT);
    final MethodHandle frame = call(util, "av_frame_alloc", POINTER);
    final MethodHandle frameBuffer = call(util, "av_frame_get_buffer", INT, POINTER, INT);
    final MethodHandle frameOurs = call(util, "av_frame_make_writable", INT, POINTER);
    final MethodHandle freeFrame = order(util, "av_frame_free", POINTER);
    /** FFmpeg's own. */
    final String version;

    /** @throws UnsatisfiedLinkError when it is not installed, or without its AAC encoder */
    AvCodec() {
        try {
            order(util, "av_log_set_level", INT).invokeExact(ERRORS_ONLY);
            version =
                    ALL.getString((long) call(util, "av_version_info", POINTER).invokeExact());
            if (encoder() == 0) throw new UnsatisfiedLinkError("this libavcodec has no AAC encoder");
        } catch (Throwable broken) {
            throw broken("asking libavcodec", broken);
        }
    }

    private static SymbolLookup load(String name, int version) {
        String os = System.getProperty("os.name");
        String file = os.startsWith("Mac")
                ? "lib" + name + "." + version + ".dylib"
                : os.startsWith("Windows") ? name + "-" + version + ".dll" : "lib" + name + ".so." + version;
        try {
            return SymbolLookup.libraryLookup(file, Arena.global());
        } catch (IllegalArgumentException absent) {
            UnsatisfiedLinkError missing = new UnsatisfiedLinkError(file + " is not installed");
            missing.initCause(absent);
            throw missing;
        }
    }

    private static MethodHandle call(SymbolLookup in, String name, MemoryLayout result, MemoryLayout... arguments) {
        return Linker.nativeLinker().downcallHandle(symbol(in, name), FunctionDescriptor.of(result, arguments));
    }

    private static MethodHandle order(SymbolLookup in, String name, MemoryLayout... arguments) {
        return Linker.nativeLinker().downcallHandle(symbol(in, name), FunctionDescriptor.ofVoid(arguments));
    }

    private static MemorySegment symbol(SymbolLookup in, String name) {
        return in.find(name).orElseThrow(() -> new UnsatisfiedLinkError("the library has no " + name));
    }

    /** FFmpeg's own AAC encoder; 0 when it was built without. */
    long encoder() throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            return (long) find.invokeExact(arena.allocateFrom("aac").address());
        }
    }

    void set(long context, String what, long value) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            checked((int)
                    setNumber.invokeExact(context, arena.allocateFrom(what).address(), value, 0));
        }
    }

    void set(long context, String what, String value) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            long name = arena.allocateFrom(what).address();
            long text = arena.allocateFrom(value).address();
            checked((int) setText.invokeExact(context, name, text, 0));
        }
    }

    /** For the functions that free what a pointer points at, and clear it. */
    static void free(MethodHandle how, long what) throws Throwable {
        if (what == 0) return;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pointer = arena.allocate(POINTER);
            pointer.set(POINTER, 0, what);
            how.invokeExact(pointer.address());
        }
    }

    static long there(long pointer) {
        if (pointer == 0) throw new IllegalStateException("libavcodec has no memory left");
        return pointer;
    }

    static int checked(int code) {
        if (code < 0) throw new IllegalStateException("libavcodec failed with code " + code);
        return code;
    }

    static IllegalStateException broken(String what, Throwable cause) {
        if (cause instanceof Error error) throw error;
        return new IllegalStateException(what + " failed", cause);
    }
}
