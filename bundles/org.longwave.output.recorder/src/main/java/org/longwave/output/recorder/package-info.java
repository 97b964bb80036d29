/** Records a bus to WAV files: consumer thread, deep buffer, disk thread. Each recording is a {@code Take}. */
package org.longwave.output.recorder;
