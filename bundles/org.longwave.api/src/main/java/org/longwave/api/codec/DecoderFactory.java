package org.longwave.api.codec;

import org.osgi.annotation.versioning.ConsumerType;

/** Makes decoders of one codec, so that a stream can be listened to; a service. Any thread. */
@ConsumerType
public interface DecoderFactory {
    /** "Opus by Concentus 1.0.2". */
    String name();

    /**
     * Whether it understands a stream that was announced as this type.
     *
     * @param contentType as the server says it, in lower case, without parameters: {@code audio/mpeg}; may be empty
     * @param start the first bytes; in Ogg the first page
     */
    boolean takes(String contentType, byte[] start);

    StreamDecoder open();
}
