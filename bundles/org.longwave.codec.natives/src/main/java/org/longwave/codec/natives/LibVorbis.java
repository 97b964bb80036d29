package org.longwave.codec.natives;

import static org.longwave.codec.natives.NativeLibrary.FLOAT;
import static org.longwave.codec.natives.NativeLibrary.INT;
import static org.longwave.codec.natives.NativeLibrary.LONG;
import static org.longwave.codec.natives.NativeLibrary.POINTER;

import java.lang.invoke.MethodHandle;

/** The functions of libvorbis and libvorbisenc that we call; any thread. C's "long" is 64 bits where they are used. */
final class LibVorbis {
    private final NativeLibrary library = NativeLibrary.load("vorbis", 0);
    private final NativeLibrary encoder = NativeLibrary.load("vorbisenc", 2);

    final MethodHandle infoInit = library.order("vorbis_info_init", POINTER);
    final MethodHandle infoClear = library.order("vorbis_info_clear", POINTER);
    final MethodHandle commentInit = library.order("vorbis_comment_init", POINTER);
    final MethodHandle commentClear = library.order("vorbis_comment_clear", POINTER);
    final MethodHandle begin = library.call("vorbis_analysis_init", INT, POINTER, POINTER);
    final MethodHandle blockInit = library.call("vorbis_block_init", INT, POINTER, POINTER);
    final MethodHandle headers =
            library.call("vorbis_analysis_headerout", INT, POINTER, POINTER, POINTER, POINTER, POINTER);
    final MethodHandle buffer = library.call("vorbis_analysis_buffer", POINTER, POINTER, INT);
    final MethodHandle wrote = library.call("vorbis_analysis_wrote", INT, POINTER, INT);
    final MethodHandle blockOut = library.call("vorbis_analysis_blockout", INT, POINTER, POINTER);
    final MethodHandle analysis = library.call("vorbis_analysis", INT, POINTER, POINTER);
    final MethodHandle addBlock = library.call("vorbis_bitrate_addblock", INT, POINTER);
    final MethodHandle packet = library.call("vorbis_bitrate_flushpacket", INT, POINTER, POINTER);
    final MethodHandle blockClear = library.call("vorbis_block_clear", INT, POINTER);
    final MethodHandle end = library.order("vorbis_dsp_clear", POINTER);
    final MethodHandle initQuality = encoder.call("vorbis_encode_init_vbr", INT, POINTER, LONG, LONG, FLOAT);
    final MethodHandle initBitrate = encoder.call("vorbis_encode_init", INT, POINTER, LONG, LONG, LONG, LONG, LONG);
    final String version = library.text("vorbis_version_string").replaceAll(".*?([0-9][0-9.]*).*", "$1");
}
