package org.longwave.output.icecast;

/** Why there is no connection now, and by its kind when to try again; any thread. */
final class Trouble extends Exception {
    private static final long serialVersionUID = 1;

    /** Kinds of trouble with their pauses; {@link Retry} caps and scatters them. */
    enum Kind {
        /** The network or the server: back quickly when it is back. */
        LOST(250, 500, 1000, 2000, 3000, 6000, 15_000),
        /** The mount is taken, perhaps by our own dead connection until the server's source timeout. */
        BUSY(500, 1000, 1500, 2000, 3000, 6000, 15_000),
        /** A wrong password does not become right by asking often. */
        PASSWORD(3000, 3000, 6000, 15_000, 60_000),
        /** The server says no for another reason. */
        REFUSED(1000, 2000, 3000, 15_000, 60_000),
        /** The encoder is missing or failed. */
        ENCODER(500, 1000, 2000, 3000, 6000),
        /** The station is only just starting: engine or encoders come in a moment. */
        STARTING(100),
        /** Only a person can help. */
        SETTINGS;

        private final long[] pausesMillis;

        Kind(long... pausesMillis) {
            this.pausesMillis = pausesMillis;
        }

        /** Before try number {@code failures}, counted from 1; -1: no try. */
        long pauseMillis(int failures) {
            if (pausesMillis.length == 0) return -1;
            return pausesMillis[Math.min(failures, pausesMillis.length) - 1];
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
