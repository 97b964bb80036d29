package org.longwave.codec.natives;

import org.longwave.api.codec.DecoderFactory;
import org.longwave.api.codec.StreamDecoder;
import org.longwave.dsp.ogg.OggPackets;

/** Vorbis in Ogg by the machine's libvorbis; any thread. */
final class VorbisDecoderFactory implements DecoderFactory {
    static final byte[] HEAD = {1, 'v', 'o', 'r', 'b', 'i', 's'};

    private final LibVorbisDecoder vorbis = new LibVorbisDecoder();

    @Override
    public String name() {
        return "Vorbis by libvorbis " + vorbis.version;
    }

    @Override
    public boolean takes(String contentType, byte[] start) {
        return new OggPackets.Packet(OggPackets.first(start), 0, true).startsWith(HEAD);
    }

    @Override
    public StreamDecoder open() {
        return new VorbisStream(vorbis);
    }
}
