package org.longwave.dsp.ogg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Opus in Ogg (RFC 7845), on the thread that owns it. The length is exact: pre-skip and the last page's position take
 * away what the encoder adds. A new title ends the link of the chain exactly there and begins another.
 */
public final class OggOpus implements AutoCloseable {
    /** RFC 7845, 4.2: enough that a decoder has settled. */
    private static final int LEAST_PRE_SKIP = 312;

    private final OpusPackets encoder;
    private final int channels;
    private final int pageFrames;
    private final int preSkip;
    private final float[] packet;
    private final byte[] out = new byte[4000];
    private int serial;
    private OggPages pages;
    private byte[] header;
    private int filled;
    private long taken;
    private long encoded;

    /** @param pageFrames a page ends when it holds so many frames */
    public OggOpus(OpusPackets encoder, int channels, int pageFrames, int serial, Map<String, String> tags) {
        this.encoder = encoder;
        this.channels = channels;
        this.pageFrames = pageFrames;
        this.serial = serial;
        preSkip = Math.max(LEAST_PRE_SKIP, encoder.lookaheadFrames());
        packet = new float[OpusPackets.FRAMES * channels];
        begin(tags);
    }

    private void begin(Map<String, String> tags) {
        pages = new OggPages(serial++, pageFrames);
        byte[] head = new byte[19];
        System.arraycopy(ascii("OpusHead"), 0, head, 0, 8);
        head[8] = 1;
        head[9] = (byte) channels;
        OggPages.little(head, 10, preSkip, 2);
        OggPages.little(head, 12, 48_000, 4);
        header = pages.headers(head, Comments.packet(ascii("OpusTags"), tags, new byte[0]));
        filled = 0;
        taken = 0;
        encoded = 0;
        // the encoder is late by its look-ahead; a longer pre-skip is filled with silence before the sound
        for (int i = encoder.lookaheadFrames(); i < preSkip; i++) push(0, 0);
    }

    public byte[] header() {
        return header;
    }

    /** Encodes frames; returns the pages that are complete. */
    public byte[] encode(float[][] planar, int frames) {
        for (int i = 0; i < frames; i++) {
            push(planar[0][i], planar[channels - 1][i]);
        }
        taken += frames;
        return pages.take();
    }

    private void push(float left, float right) {
        packet[filled * channels] = clean(left);
        if (channels == 2) packet[filled * 2 + 1] = clean(right);
        if (++filled == OpusPackets.FRAMES) flush();
    }

    private static float clean(float sample) {
        // NaN compares with nothing
        return sample >= -1f ? Math.min(sample, 1f) : sample < -1f ? -1f : 0f;
    }

    private void flush() {
        int length = encoder.encode(packet, out);
        encoded += OpusPackets.FRAMES;
        filled = 0;
        Arrays.fill(packet, 0);
        pages.packet(out, length, encoded);
    }

    /** The last pages, exactly as long as what was taken. */
    public byte[] finish() {
        long end = preSkip + taken;
        while (encoded + OpusPackets.FRAMES < end) flush();
        return pages.end(out, encoder.encode(packet, out), end);
    }

    /** Ends this link and begins one with other tags; the bytes of both. */
    public byte[] chain(Map<String, String> tags) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(finish());
        encoder.restart();
        begin(tags);
        both.writeBytes(header);
        return both.toByteArray();
    }

    @Override
    public void close() {
        encoder.close();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
