package org.longwave.output.recorder;

import java.io.IOException;

/** No encoder, or one that refuses; the message is a plain sentence. */
final class EncoderException extends IOException {
    private static final long serialVersionUID = 1;

    EncoderException(String message, Throwable cause) {
        super(message, cause);
    }
}
