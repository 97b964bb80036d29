package org.longwave.station;

/** Any thread. A value of the station file is refused; the message says why and what is allowed. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }
}
