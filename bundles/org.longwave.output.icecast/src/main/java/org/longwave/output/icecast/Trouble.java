package org.longwave.output.icecast;

/** Why there is no connection now, and by its kind when to try again; any thread. */
final class Trouble extends Exception {
    private static final long serialVersionUID = 1;

    /** Kinds of trouble with their pauses. */
    enum Kind {
        /** The network or the server: back quickly when it is back. */
        LOST(500, 1000, 2000, 4000, 5000),
        /** The mount is taken, perhaps by our own dead connection until the server's source timeout. */
        BUSY(500, 1000, 2000, 4000, 5000),
        /** A wrong password does not become right by asking often, and servers ban who tries. */
        PASSWORD(10_000, 20_000, 40_000, 60_000),
        /** The server says no for another reason. */
        REFUSED(5000, 10_000, 30_000),
        /** The encoder is missing or failed. */
        ENCODER(500, 1000, 2000, 4000, 5000),
        /** Only a person can help. */
        SETTINGS;

        private final long[] pausesMillis;

        Kind(long... pausesMillis) {
            this.pausesMillis = pausesMillis;
        }

        /** Nanoseconds before try number {@code failures}, counted from 1; -1: no try. */
        long pauseNanos(int failures) {
            if (pausesMillis.length == 0) return -1;
            return pausesMillis[Math.min(failures, pausesMillis.length) - 1] * 1_000_000;
        }
    }

    private final Kind kind;

    /** @param message plain sentences without the next try */
    Trouble(Kind kind, String message) {
        this(kind, message, null);
    }

    Trouble(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
