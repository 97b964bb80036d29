package org.longwave.codec.aac;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderSettings;

/** One AAC-LC stream or file in ADTS frames by libavcodec, on its owner's thread. */
final class AacEncoder implements Encoder {
    /** Of each AAC frame; the encoder holds one back. */
    static final int FRAMES = 1024;

    private static final String[] LAYOUTS = {"mono", "stereo"};

    private final AvCodec av;
    private final int rateHz;
    private final int channels;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long context;
    private long frame;
    private long packet;
    private MemorySegment[] rows;
    private int filled;
    private boolean finished;

    AacEncoder(AvCodec av, EncoderSettings settings) {
        this.av = av;
        rateHz = settings.rateHz();
        channels = settings.channels();
        try {
            begin(settings);
        } catch (Throwable broken) {
            close();
            throw AvCodec.broken("opening libavcodec", broken);
        }
    }

    private void begin(EncoderSettings settings) throws Throwable {
        long encoder = av.encoder();
        context = AvCodec.there((long) av.context.invokeExact(encoder));
        int fresh = AvCodec.ALL.get(AvCodec.INT, context + AvCodec.CONTEXT_SAMPLE_FORMAT);
        if (fresh != -1) throw new IllegalStateException("this libavcodec keeps its fields in unknown places");
        av.set(context, "b", settings.bitrateKbps() * 1000L);
        av.set(context, "ar", rateHz);
        av.set(context, "ch_layout", LAYOUTS[channels - 1]);
        AvCodec.ALL.set(AvCodec.INT, context + AvCodec.CONTEXT_SAMPLE_FORMAT, AvCodec.PLANAR_FLOAT);
        AvCodec.checked((int) av.open.invokeExact(context, encoder, 0L));
        int frames = AvCodec.ALL.get(AvCodec.INT, context + AvCodec.CONTEXT_FRAME_FRAMES);
        if (frames != FRAMES) throw new IllegalStateException("libavcodec wants frames of " + frames);
        packet = AvCodec.there((long) av.packet.invokeExact());
        frame = AvCodec.there((long) av.frame.invokeExact());
        AvCodec.ALL.set(AvCodec.INT, frame + AvCodec.FRAME_FRAMES, FRAMES);
        AvCodec.ALL.set(AvCodec.INT, frame + AvCodec.FRAME_FORMAT, AvCodec.PLANAR_FLOAT);
        AvCodec.ALL.set(AvCodec.INT, frame + AvCodec.FRAME_RATE, rateHz);
        av.layout.invokeExact(frame + AvCodec.FRAME_LAYOUT, channels);
        AvCodec.checked((int) av.frameBuffer.invokeExact(frame, 0));
        nextRows();
    }

    /** The encoder may still hold the last frame's memory: then the frame gets other. */
    private void nextRows() throws Throwable {
        AvCodec.checked((int) av.frameOurs.invokeExact(frame));
        rows = new MemorySegment[channels];
        for (int c = 0; c < channels; c++) {
            long row = AvCodec.ALL.get(AvCodec.POINTER, frame + AvCodec.FRAME_DATA + 8L * c);
            rows[c] = AvCodec.ALL.asSlice(row, FRAMES * 4L);
        }
        filled = 0;
    }

    @Override
    public byte[] encode(float[][] planar, int frames) {
        if (finished) throw new IllegalStateException("the encoder was finished or closed and takes no more frames");
        try {
            for (int from = 0; from < frames; ) {
                int count = Math.min(FRAMES - filled, frames - from);
                for (int c = 0; c < channels; c++) copy(planar[c], from, count, rows[c]);
                filled += count;
                from += count;
                if (filled == FRAMES) send(frame);
            }
            return taken();
        } catch (Throwable broken) {
            throw AvCodec.broken("libavcodec", broken);
        }
    }

    private void copy(float[] samples, int from, int count, MemorySegment into) {
        for (int i = 0; i < count; i++)
            into.setAtIndex(ValueLayout.JAVA_FLOAT, (long) filled + i, clean(samples[from + i]));
    }

    /** Full scale at most; NaN becomes silence. */
    private static float clean(float sample) {
        return sample >= -1f ? Math.min(sample, 1f) : sample < -1f ? -1f : 0f;
    }

    /** @param what 0: nothing follows */
    private void send(long what) throws Throwable {
        AvCodec.checked((int) av.send.invokeExact(context, what));
        while ((int) av.receive.invokeExact(context, packet) == 0) {
            long at = AvCodec.ALL.get(AvCodec.POINTER, packet + AvCodec.PACKET_DATA);
            int bytes = AvCodec.ALL.get(AvCodec.INT, packet + AvCodec.PACKET_BYTES);
            byte[] piece = new byte[Adts.HEAD_BYTES + bytes];
            Adts.head(piece, 0, bytes, rateHz, channels);
            MemorySegment.copy(AvCodec.ALL, ValueLayout.JAVA_BYTE, at, piece, Adts.HEAD_BYTES, bytes);
            av.emptyPacket.invokeExact(packet);
            out.writeBytes(piece);
        }
        if (what != 0) nextRows();
    }

    private byte[] taken() {
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes;
    }

    @Override
    public byte[] finish() {
        if (finished) return new byte[0];
        try {
            if (filled > 0) {
                for (MemorySegment row : rows) row.asSlice(filled * 4L).fill((byte) 0);
                send(frame);
            }
            send(0);
            return taken();
        } catch (Throwable broken) {
            throw AvCodec.broken("libavcodec", broken);
        } finally {
            close();
        }
    }

    @Override
    public int delayFrames() {
        return FRAMES;
    }

    @Override
    public void close() {
        finished = true;
        try {
            AvCodec.free(av.freePacket, packet);
            AvCodec.free(av.freeFrame, frame);
            AvCodec.free(av.freeContext, context);
        } catch (Throwable broken) {
            throw AvCodec.broken("closing libavcodec", broken);
        } finally {
            packet = 0;
            frame = 0;
            context = 0;
        }
    }
}
