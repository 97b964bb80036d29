package org.longwave.codec.jump3r;

import org.longwave.api.codec.DecoderFactory;
import org.longwave.api.codec.StreamDecoder;
import org.osgi.service.component.annotations.Component;

/** Offers to decode MP3 by jump3r's port of mpglib; any thread. */
@Component
public final class Mp3DecoderFactory implements DecoderFactory {
    @Override
    public String name() {
        return "MP3 by jump3r 1.0.5";
    }

    @Override
    public boolean takes(String contentType, byte[] start) {
        return contentType.equals("audio/mpeg") || contentType.equals("audio/mp3");
    }

    @Override
    public StreamDecoder open() {
        return new Mp3Stream();
    }
}
