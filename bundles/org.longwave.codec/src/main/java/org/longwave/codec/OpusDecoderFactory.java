package org.longwave.codec;

import java.nio.charset.StandardCharsets;
import org.longwave.api.codec.DecoderFactory;
import org.longwave.api.codec.StreamDecoder;
import org.longwave.dsp.ogg.OggPackets;
import org.osgi.service.component.annotations.Component;

/** Offers to decode Opus in Ogg by Concentus; any thread. */
@Component
public final class OpusDecoderFactory implements DecoderFactory {
    static final byte[] HEAD = "OpusHead".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return OpusFactory.INFO.name();
    }

    @Override
    public boolean takes(String contentType, byte[] start) {
        return new OggPackets.Packet(OggPackets.first(start), 0, true).startsWith(HEAD);
    }

    @Override
    public StreamDecoder open() {
        return new OpusStream();
    }
}
