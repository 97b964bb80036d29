package org.longwave.api;

import java.util.Objects;

/** Something outside the program failed: a device, a disk, a network, a file. */
public class DeviceException extends Exception {
    private static final long serialVersionUID = 1;

    /** What kind of help may help. */
    public enum Reason {
        /** Not there (unplugged, not installed, no such file); may come back. */
        UNAVAILABLE,
        /** There, but says no: password, rights, mount in use. */
        REFUSED,
        /** Was there and went away. */
        LOST,
        /** Cannot do the format asked for, or holds data that is not understood. */
        FORMAT,
        /** No space left. */
        FULL,
        /** Reading or writing failed in another way. */
        IO
    }

    private final Reason reason;

    /** @param message one plain sentence: what, why, what to do */
    public DeviceException(Reason reason, String message) {
        this(reason, message, null);
    }

    public DeviceException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    public Reason reason() {
        return reason;
    }
}
