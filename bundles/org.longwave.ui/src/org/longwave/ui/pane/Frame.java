package org.longwave.ui.pane;

import org.longwave.api.MeterFrame;
import org.longwave.ui.desk.DeskState;

/**
 * Window thread. What one frame of the window is drawn from.
 *
 * @param meters the same object in every frame; zeros while there is no engine
 * @param nanos the moment, on the system's monotonic clock
 */
public record Frame(DeskState desk, MeterFrame meters, long nanos) {}
