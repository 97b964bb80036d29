package org.longwave.api.command;

/** An order was not carried out. */
public class CommandRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message which order, why, and what to do */
    public CommandRefusedException(String message) {
        super(message);
    }
}
