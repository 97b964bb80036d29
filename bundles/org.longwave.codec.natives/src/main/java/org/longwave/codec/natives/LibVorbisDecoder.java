package org.longwave.codec.natives;

import static org.longwave.codec.natives.NativeLibrary.INT;
import static org.longwave.codec.natives.NativeLibrary.POINTER;

import java.lang.invoke.MethodHandle;

/** The functions of libvorbis that decode; any thread. */
final class LibVorbisDecoder {
    private final NativeLibrary library = NativeLibrary.load("vorbis", 0);

    final MethodHandle infoInit = library.order("vorbis_info_init", POINTER);
    final MethodHandle infoClear = library.order("vorbis_info_clear", POINTER);
    final MethodHandle commentInit = library.order("vorbis_comment_init", POINTER);
    final MethodHandle commentClear = library.order("vorbis_comment_clear", POINTER);
    final MethodHandle header = library.call("vorbis_synthesis_headerin", INT, POINTER, POINTER, POINTER);
    final MethodHandle begin = library.call("vorbis_synthesis_init", INT, POINTER, POINTER);
    final MethodHandle blockInit = library.call("vorbis_block_init", INT, POINTER, POINTER);
    final MethodHandle synthesis = library.call("vorbis_synthesis", INT, POINTER, POINTER);
    final MethodHandle blockIn = library.call("vorbis_synthesis_blockin", INT, POINTER, POINTER);
    final MethodHandle sound = library.call("vorbis_synthesis_pcmout", INT, POINTER, POINTER);
    final MethodHandle taken = library.call("vorbis_synthesis_read", INT, POINTER, INT);
    final MethodHandle blockClear = library.call("vorbis_block_clear", INT, POINTER);
    final MethodHandle end = library.order("vorbis_dsp_clear", POINTER);
    final String version = library.text("vorbis_version_string").replaceAll(".*?([0-9][0-9.]*).*", "$1");
}
