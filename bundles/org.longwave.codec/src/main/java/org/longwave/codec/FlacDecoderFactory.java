package org.longwave.codec;

import org.longwave.api.codec.DecoderFactory;
import org.longwave.api.codec.StreamDecoder;
import org.longwave.dsp.ogg.OggPackets;
import org.osgi.service.component.annotations.Component;

/** Offers to decode FLAC in Ogg; any thread. */
@Component
public final class FlacDecoderFactory implements DecoderFactory {
    static final byte[] HEAD = {0x7F, 'F', 'L', 'A', 'C', 1};

    @Override
    public String name() {
        return "FLAC";
    }

    @Override
    public boolean takes(String contentType, byte[] start) {
        return new OggPackets.Packet(OggPackets.first(start), 0, true).startsWith(HEAD);
    }

    @Override
    public StreamDecoder open() {
        return new FlacStream();
    }
}
