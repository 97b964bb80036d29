package org.longwave.codec.natives;

import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.longwave.api.codec.StreamDecoder;
import org.longwave.dsp.PcmQueue;
import org.longwave.dsp.ogg.OggPackets;
import org.longwave.dsp.ogg.OggPackets.Packet;

/**
 * Vorbis in Ogg by libvorbis, on its owner's thread; each link of a chain begins anew. A packet that the library does not
 * take is left out, and headers that it does not take leave out all up to the next link.
 */
final class VorbisStream implements StreamDecoder {
    private static final System.Logger LOG = System.getLogger(VorbisStream.class.getName());
    /** More than any of the library's structures needs. */
    private static final int STRUCT_BYTES = 1024;

    private static final int HEADERS = 3;

    private final LibVorbisDecoder vorbis;
    private final OggPackets packets = new OggPackets();
    private final PcmQueue sound = new PcmQueue();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment info = struct();
    private final MemorySegment state = struct();
    private final MemorySegment block = struct();
    private final MemorySegment comment = struct();
    private final MemorySegment packet = struct();
    private final MemorySegment rows = struct();
    private MemorySegment body = arena.allocate(1 << 14);
    private int serial;
    private int headers;
    private long number;
    private boolean named;
    private boolean open;
    private boolean closed;

    VorbisStream(LibVorbisDecoder vorbis) {
        this.vorbis = vorbis;
    }

    private MemorySegment struct() {
        return arena.allocate(STRUCT_BYTES, 16);
    }

    @Override
    public void push(byte[] bytes, int length) {
        if (closed) return;
        packets.push(bytes, length);
        for (Packet next = packets.poll(); next != null; next = packets.poll()) take(next);
    }

    private void take(Packet next) {
        try {
            if (next.first() && next.startsWith(VorbisDecoderFactory.HEAD)) begin(next);
            else if (named && next.serial() == serial) more(next.bytes());
        } catch (Throwable broken) {
            // an Error goes on from here
            LOG.log(Level.DEBUG, "a stream is no Vorbis", NativeLibrary.broken("libvorbis", broken));
            end();
        }
    }

    private void begin(Packet head) throws Throwable {
        end();
        serial = head.serial();
        vorbis.infoInit.invokeExact(info.address());
        vorbis.commentInit.invokeExact(comment.address());
        named = true;
        headers = 0;
        number = 0;
        header(head.bytes());
    }

    private void more(byte[] bytes) throws Throwable {
        if (!open) {
            header(bytes);
            return;
        }
        place(bytes);
        if ((int) vorbis.synthesis.invokeExact(block.address(), packet.address()) != 0) return;
        if ((int) vorbis.blockIn.invokeExact(state.address(), block.address()) == 0) drain();
    }

    private void header(byte[] bytes) throws Throwable {
        place(bytes);
        int code = (int) vorbis.header.invokeExact(info.address(), comment.address(), packet.address());
        if (code != 0) throw new IllegalStateException("libvorbis refuses header " + headers + " with code " + code);
        if (++headers < HEADERS) return;
        code = (int) vorbis.begin.invokeExact(state.address(), info.address());
        if (code != 0) throw new IllegalStateException("libvorbis does not begin: code " + code);
        open = true;
        code = (int) vorbis.blockInit.invokeExact(state.address(), block.address());
        if (code != 0) throw new IllegalStateException("libvorbis has no block: code " + code);
    }

    /** Into an ogg_packet: pointer, length, first, last, position, number. */
    private void place(byte[] bytes) {
        if (bytes.length > body.byteSize()) body = arena.allocate(bytes.length * 2L);
        MemorySegment.copy(bytes, 0, body, ValueLayout.JAVA_BYTE, 0, bytes.length);
        packet.set(ValueLayout.JAVA_LONG, 0, body.address());
        packet.set(ValueLayout.JAVA_LONG, 8, bytes.length);
        packet.set(ValueLayout.JAVA_LONG, 16, number == 0 ? 1 : 0);
        packet.set(ValueLayout.JAVA_LONG, 24, 0);
        packet.set(ValueLayout.JAVA_LONG, 32, -1);
        packet.set(ValueLayout.JAVA_LONG, 40, number++);
    }

    /** A vorbis_info begins with version, channels (both int) and rate (long). */
    private void drain() throws Throwable {
        int channels = info.get(ValueLayout.JAVA_INT, 4);
        long rateHz = info.get(ValueLayout.JAVA_LONG, 8);
        if (channels < 1 || channels > 2 || rateHz < 1000 || rateHz > 200_000)
            throw new IllegalStateException("Vorbis of " + channels + " channels at " + rateHz + " Hz");
        int count = (int) vorbis.sound.invokeExact(state.address(), rows.address());
        while (count > 0) {
            float[] interleaved = new float[count * channels];
            long table = rows.get(ValueLayout.JAVA_LONG, 0);
            for (int c = 0; c < channels; c++) {
                long row = NativeLibrary.ALL.get(ValueLayout.JAVA_LONG, table + 8L * c);
                MemorySegment from = NativeLibrary.ALL.asSlice(row, count * 4L);
                for (int i = 0; i < count; i++)
                    interleaved[i * channels + c] = from.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            }
            sound.add(interleaved, channels, (int) rateHz);
            int code = (int) vorbis.taken.invokeExact(state.address(), count);
            if (code != 0) throw new IllegalStateException("libvorbis keeps its sound: code " + code);
            count = (int) vorbis.sound.invokeExact(state.address(), rows.address());
        }
    }

    private void end() {
        try {
            if (open) {
                int code = (int) vorbis.blockClear.invokeExact(block.address());
                LOG.log(Level.TRACE, "block cleared with code {0}", code);
                vorbis.end.invokeExact(state.address());
            }
            if (named) {
                vorbis.commentClear.invokeExact(comment.address());
                vorbis.infoClear.invokeExact(info.address());
            }
        } catch (Throwable broken) {
            LOG.log(Level.DEBUG, "ending a stream", NativeLibrary.broken("libvorbis", broken));
        } finally {
            open = false;
            named = false;
        }
    }

    @Override
    public int pull(float[] interleaved) {
        return sound.pull(interleaved);
    }

    @Override
    public int rateHz() {
        return sound.rateHz();
    }

    @Override
    public int channels() {
        return sound.channels();
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        end();
        arena.close();
    }
}
