package org.longwave.codec;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.Title;
import org.longwave.dsp.ogg.OggPages;

/** FLAC in Ogg (RFC 9639, 10.1), a stream that can be joined anywhere, on its owner's thread. */
final class FlacOgg implements Encoder {
    private final EncoderSettings settings;
    private final FlacBlocks blocks;
    private FlacFrames frames;
    private OggPages pages;
    private byte[] header = new byte[0];
    private byte[] held;
    private long heldEnd;
    private long taken;
    private int serial = ThreadLocalRandom.current().nextInt();

    FlacOgg(EncoderSettings settings) {
        this.settings = settings;
        blocks = new FlacBlocks(settings, this::block);
        begin(settings.tags());
    }

    private void begin(Map<String, String> tags) {
        frames = new FlacFrames(settings.rateHz(), settings.channels(), settings.bits());
        pages = new OggPages(serial++, Pages.frames(settings));
        byte[] info =
                FlacMeta.streamInfo(settings.rateHz(), settings.channels(), settings.bits(), 0, 0, 0, new byte[16]);
        header = pages.headers(FlacMeta.oggHead(info), FlacMeta.comment(tags));
        taken = 0;
        held = null;
    }

    private void block(int[][] samples, int count) {
        // the last frame of a link stands on the page that ends it: one is held back
        if (held != null) pages.packet(held, held.length, heldEnd);
        held = frames.frame(samples, count);
        taken += count;
        heldEnd = taken;
    }

    @Override
    public byte[] header() {
        return header;
    }

    @Override
    public byte[] encode(float[][] planar, int count) {
        blocks.add(planar, count);
        return pages.take();
    }

    @Override
    public byte[] title(Title title) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(finish());
        begin(title.over(settings.tags()));
        both.writeBytes(header);
        return both.toByteArray();
    }

    @Override
    public byte[] finish() {
        blocks.flush();
        if (held == null) return new byte[0];
        byte[] last = pages.end(held, held.length, heldEnd);
        held = null;
        return last;
    }

    @Override
    public void close() {
        held = null;
    }
}
