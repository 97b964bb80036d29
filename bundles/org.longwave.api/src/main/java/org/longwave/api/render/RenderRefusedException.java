package org.longwave.api.render;

/** It cannot be rendered bit for bit; the message is one plain sentence: what, why, what to do. Any thread. */
public final class RenderRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public RenderRefusedException(String message) {
        super(message);
    }
}
