package org.longwave.engine.host;

import java.lang.System.Logger.Level;
import java.util.concurrent.locks.LockSupport;

/** Ending threads politely; control room. */
final class Threads {
    private static final System.Logger LOG = System.getLogger(Threads.class.getName());
    private static final long POLITE_MILLIS = 1000;
    private static final long INSISTING_MILLIS = 2000;

    private Threads() {}

    /**
     * Wakes a thread that has been told to stop and waits for it: 1 s politely, since an interrupt closes the file it
     * may be writing, then 2 s after an interrupt. One that hangs in foreign code is left behind, named in the log.
     */
    static void end(Thread thread) {
        if (thread == null || thread == Thread.currentThread()) return;
        try {
            LockSupport.unpark(thread);
            thread.join(POLITE_MILLIS);
            if (!thread.isAlive()) return;
            thread.interrupt();
            thread.join(INSISTING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) LOG.log(Level.WARNING, "{0} does not end and is left behind", thread.getName());
    }
}
