package org.longwave.output.recorder;

/** A marked place of a file. Immutable, any thread. {@code frame} counts from the file's first frame. */
record Marker(long frame, String text) {}
