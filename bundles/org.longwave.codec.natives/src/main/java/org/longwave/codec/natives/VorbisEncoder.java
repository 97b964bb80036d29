package org.longwave.codec.natives;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.Title;
import org.longwave.dsp.ogg.Comments;
import org.longwave.dsp.ogg.OggPages;

/**
 * Vorbis in Ogg by libvorbisenc, on its owner's thread. A new title ends the link of the chain and begins another, each
 * exactly as long as its sound.
 */
final class VorbisEncoder implements Encoder {
    private static final byte[] COMMENT = {3, 'v', 'o', 'r', 'b', 'i', 's'};
    private static final int PART_FRAMES = 1024;
    /** More than any of the library's structures needs. */
    private static final int STRUCT_BYTES = 1024;

    private final LibVorbis vorbis;
    private final EncoderSettings settings;
    private final Arena arena = Arena.ofShared();
    private final long info = struct();
    private final long state = struct();
    private final long block = struct();
    private final long comment = struct();
    private final MemorySegment packet = arena.allocate(STRUCT_BYTES, 16);
    private OggPages pages;
    private byte[] header = new byte[0];
    private byte[] held;
    private long heldPosition;
    private int serial = ThreadLocalRandom.current().nextInt();
    private boolean open;
    private boolean closed;

    VorbisEncoder(LibVorbis vorbis, EncoderSettings settings) {
        this.vorbis = vorbis;
        this.settings = settings;
        try {
            begin(settings.tags());
        } catch (Throwable broken) {
            close();
            throw NativeLibrary.broken("opening libvorbis", broken);
        }
    }

    private long struct() {
        return arena.allocate(STRUCT_BYTES, 16).address();
    }

    private void begin(Map<String, String> tags) throws Throwable {
        pages = new OggPages(serial++, settings.isFile() ? settings.rateHz() : settings.rateHz() / 8);
        vorbis.infoInit.invokeExact(info);
        long channels = settings.channels();
        long rate = settings.rateHz();
        if (settings.isVariable())
            checked((int) vorbis.initQuality.invokeExact(info, channels, rate, (float) settings.quality() / 10));
        else
            checked((int)
                    vorbis.initBitrate.invokeExact(info, channels, rate, -1L, settings.bitrateKbps() * 1000L, -1L));
        checked((int) vorbis.begin.invokeExact(state, info));
        checked((int) vorbis.blockInit.invokeExact(state, block));
        open = true;
        headers(tags);
    }

    private void headers(Map<String, String> tags) throws Throwable {
        MemorySegment second = arena.allocate(STRUCT_BYTES, 16);
        MemorySegment third = arena.allocate(STRUCT_BYTES, 16);
        vorbis.commentInit.invokeExact(comment);
        checked((int) vorbis.headers.invokeExact(state, comment, packet.address(), second.address(), third.address()));
        byte[] own = Comments.packet(COMMENT, tags, new byte[] {1});
        header = pages.headers(bytes(packet), own, bytes(third));
        vorbis.commentClear.invokeExact(comment);
        held = null;
    }

    private static int checked(int code) {
        if (code < 0) throw new IllegalStateException("libvorbis failed with code " + code);
        return code;
    }

    /** An ogg_packet: pointer, length, first, last, position, number. */
    private static byte[] bytes(MemorySegment oggPacket) {
        long at = oggPacket.get(ValueLayout.JAVA_LONG, 0);
        long length = oggPacket.get(ValueLayout.JAVA_LONG, 8);
        return NativeLibrary.ALL.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public byte[] header() {
        return header;
    }

    @Override
    public byte[] encode(float[][] planar, int frames) {
        if (closed) throw new IllegalStateException("the encoder was finished or closed and takes no more frames");
        try {
            for (int from = 0; from < frames; from += PART_FRAMES)
                part(planar, from, Math.min(PART_FRAMES, frames - from));
            return pages.take();
        } catch (Throwable broken) {
            throw NativeLibrary.broken("libvorbis", broken);
        }
    }

    private void part(float[][] planar, int from, int frames) throws Throwable {
        long rows = (long) vorbis.buffer.invokeExact(state, frames);
        for (int c = 0; c < settings.channels(); c++) {
            long row = NativeLibrary.ALL.get(ValueLayout.JAVA_LONG, rows + 8L * c);
            MemorySegment into = NativeLibrary.ALL.asSlice(row, frames * 4L);
            for (int i = 0; i < frames; i++)
                into.setAtIndex(ValueLayout.JAVA_FLOAT, i, NativeLibrary.clean(planar[c][from + i]));
        }
        checked((int) vorbis.wrote.invokeExact(state, frames));
        drain();
    }

    private void drain() throws Throwable {
        while ((int) vorbis.blockOut.invokeExact(state, block) == 1) {
            checked((int) vorbis.analysis.invokeExact(block, 0L));
            checked((int) vorbis.addBlock.invokeExact(block));
            while ((int) vorbis.packet.invokeExact(state, packet.address()) == 1) {
                // the last packet of a link stands on the page that ends it: one is held back
                if (held != null) pages.packet(held, held.length, heldPosition);
                held = bytes(packet);
                heldPosition = packet.get(ValueLayout.JAVA_LONG, 32);
            }
        }
    }

    @Override
    public byte[] title(Title title) {
        try {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(ended());
            begin(title.over(settings.tags()));
            both.writeBytes(header);
            return both.toByteArray();
        } catch (Throwable broken) {
            throw NativeLibrary.broken("libvorbis", broken);
        }
    }

    private byte[] ended() throws Throwable {
        checked((int) vorbis.wrote.invokeExact(state, 0));
        drain();
        free();
        return held == null ? pages.take() : pages.end(held, held.length, heldPosition);
    }

    private void free() throws Throwable {
        if (!open) return;
        open = false;
        int code = (int) vorbis.blockClear.invokeExact(block);
        vorbis.end.invokeExact(state);
        vorbis.infoClear.invokeExact(info);
        checked(code);
    }

    @Override
    public byte[] finish() {
        if (closed) return new byte[0];
        try {
            return ended();
        } catch (Throwable broken) {
            throw NativeLibrary.broken("libvorbis", broken);
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        try {
            free();
        } catch (Throwable broken) {
            throw NativeLibrary.broken("closing libvorbis", broken);
        } finally {
            arena.close();
        }
    }
}
