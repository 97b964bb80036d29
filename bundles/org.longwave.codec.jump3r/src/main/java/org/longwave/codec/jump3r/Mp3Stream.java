package org.longwave.codec.jump3r;

import java.lang.System.Logger.Level;
import java.util.Arrays;
import org.longwave.api.codec.StreamDecoder;
import org.longwave.dsp.PcmQueue;

/**
 * An MP3 stream that begins anywhere, on its owner's thread. It finds the frames itself, and hands the decoder whole ones
 * only, in order: a frame that builds on bytes from before the beginning is first made silent, since the decoder would
 * take what it has instead.
 */
final class Mp3Stream implements StreamDecoder {
    private static final System.Logger LOG = System.getLogger(Mp3Stream.class.getName());
    /** How far back a frame may reach (9 bits). */
    private static final int RESERVOIR = 511;

    private final PcmQueue sound = new PcmQueue();
    private byte[] bytes = new byte[1 << 15];
    private int from;
    private int to;
    private Mp3Header held;
    private Hip hip;
    private int reservoir;

    @Override
    public void push(byte[] more, int length) {
        if (to + length > bytes.length) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
            if (to + length > bytes.length) bytes = Arrays.copyOf(bytes, (to + length) * 2);
        }
        System.arraycopy(more, 0, bytes, to, length);
        to += length;
        while (advance()) Thread.onSpinWait();
    }

    /** Takes a frame that another one follows, or skips a byte; false when more bytes are needed. */
    private boolean advance() {
        if (to - from < Mp3Header.LENGTH) return false;
        Mp3Header header = Mp3Header.at(bytes, from);
        if (header == null || header.mainBytes() == 0) return lost();
        int next = from + header.bytes();
        if (next + Mp3Header.LENGTH > to) return false;
        if (!header.fits(Mp3Header.at(bytes, next))) return lost();
        if (!header.fits(held)) restart();
        held = header;
        frame(header, Arrays.copyOfRange(bytes, from, next));
        from = next;
        return true;
    }

    private boolean lost() {
        from++;
        held = null;
        return true;
    }

    private void restart() {
        hip = null;
        reservoir = 0;
    }

    private void frame(Mp3Header header, byte[] frame) {
        try {
            boolean begins = hip == null;
            if (begins) hip = new Hip();
            boolean whole = header.needs(frame) <= reservoir;
            if (!whole) silence(header, frame, begins);
            reservoir = Math.min(RESERVOIR, reservoir + header.mainBytes());
            float[] interleaved = hip.decode(frame, header.channels());
            if (whole) sound.add(interleaved, header.channels(), header.rateHz());
        } catch (RuntimeException | AssertionError damaged) {
            LOG.log(Level.DEBUG, "a frame is no MP3", damaged);
            restart();
        }
    }

    /** Takes its sound away; where that begins is left, so that the next frame finds what it needs. */
    private static void silence(Mp3Header header, byte[] frame, boolean begins) {
        int side = header.sideAt();
        byte first = frame[side];
        byte second = frame[side + 1];
        Arrays.fill(frame, side, side + header.sideBytes(), (byte) 0);
        if (begins) return;
        frame[side] = first;
        if (!header.low()) frame[side + 1] = (byte) (second & 0x80);
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
        restart();
    }
}
