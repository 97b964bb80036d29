package org.longwave.ui.frame;

/** Window thread. While the desk is locked, mouse and keys change nothing on it; looking and listening go on. */
public final class Lock {
    private boolean on;

    public boolean on() {
        return on;
    }

    public void set(boolean locked) {
        on = locked;
    }
}
