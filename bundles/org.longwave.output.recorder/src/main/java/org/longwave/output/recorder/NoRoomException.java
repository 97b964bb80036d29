package org.longwave.output.recorder;

import java.io.IOException;

/** There is less space than a file is begun with. */
final class NoRoomException extends IOException {
    private static final long serialVersionUID = 1;

    NoRoomException(long freeBytes, long neededBytes) {
        super("only " + freeBytes / 1_000_000 + " MB left, a recording needs " + neededBytes / 1_000_000
                + " MB to start");
    }
}
