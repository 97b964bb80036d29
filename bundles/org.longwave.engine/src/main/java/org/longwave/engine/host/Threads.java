package org.longwave.engine.host;

import java.lang.System.Logger.Level;

/** Ending threads politely; control room. */
final class Threads {
    private static final System.Logger LOG = System.getLogger(Threads.class.getName());
    private static final long PATIENCE_MILLIS = 3000;

    private Threads() {}

    /** Interrupts and waits up to 3 s; a thread that hangs in foreign code is left behind, named in the log. */
    static void end(Thread thread) {
        if (thread == null || thread == Thread.currentThread()) return;
        thread.interrupt();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) LOG.log(Level.WARNING, "{0} does not end and is left behind", thread.getName());
    }
}
