package org.longwave.codec.natives;

import static org.longwave.codec.natives.NativeLibrary.FLOAT;
import static org.longwave.codec.natives.NativeLibrary.INT;
import static org.longwave.codec.natives.NativeLibrary.LONG;
import static org.longwave.codec.natives.NativeLibrary.POINTER;

import java.lang.invoke.MethodHandle;

/** The functions of libmp3lame that we call; any thread. */
final class Lame {
    final NativeLibrary library = NativeLibrary.load("mp3lame", 0);
    final MethodHandle init = library.call("lame_init", POINTER);
    final MethodHandle initParams = library.call("lame_init_params", INT, POINTER);
    final MethodHandle setQuality = library.call("lame_set_VBR_quality", INT, POINTER, FLOAT);
    final MethodHandle setScale = library.call("lame_set_scale", INT, POINTER, FLOAT);
    final MethodHandle encode =
            library.call("lame_encode_buffer_ieee_float", INT, POINTER, POINTER, POINTER, INT, POINTER, INT);
    final MethodHandle flush = library.call("lame_encode_flush", INT, POINTER, POINTER, INT);
    final MethodHandle infoFrame = library.call("lame_get_lametag_frame", LONG, POINTER, POINTER, LONG);
    final MethodHandle close = library.call("lame_close", INT, POINTER);
    final String version = library.text("get_lame_version");

    /** lame_set_...(flags, value) */
    void set(long flags, String what, int value) {
        try {
            int code = (int) library.call("lame_set_" + what, INT, POINTER, INT).invokeExact(flags, value);
            if (code < 0) throw new IllegalArgumentException("LAME refused " + what + " " + value);
        } catch (IllegalArgumentException refused) {
            throw refused;
        } catch (Throwable broken) {
            throw NativeLibrary.broken("lame_set_" + what, broken);
        }
    }
}
