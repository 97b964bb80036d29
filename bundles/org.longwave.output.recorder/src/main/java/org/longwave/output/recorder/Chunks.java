package org.longwave.output.recorder;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds IFF chunks: four characters, length, bytes, padding to an even length. One thread. */
final class Chunks {
    private final ByteOrder order;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Chunks(ByteOrder order) {
        this.order = order;
    }

    Chunks id(String fourCharacters) {
        out.writeBytes(fourCharacters.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    Chunks chunk(String fourCharacters, byte[] bytes) {
        id(fourCharacters);
        out.writeBytes(ByteBuffer.allocate(4).order(order).putInt(bytes.length).array());
        out.writeBytes(bytes);
        if (bytes.length % 2 != 0) out.write(0);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
