package org.longwave.engine.host;

/** Something that becomes one line of the command log; any thread. */
sealed interface LogLine permits CommandLogEntry, LogNote {
    /** Without the line's end. */
    String text();
}
