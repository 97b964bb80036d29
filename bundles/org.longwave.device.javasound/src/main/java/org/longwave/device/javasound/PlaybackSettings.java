package org.longwave.device.javasound;

import org.longwave.dsp.Resampler.Grade;

/**
 * Any thread: where to play what, and how well it is brought to the card's clock.
 *
 * @param device "default" or a listed name
 * @param bus the bus that is played
 * @param grade of the edge
 */
record PlaybackSettings(String device, String bus, Grade grade) {}
