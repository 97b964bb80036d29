package org.longwave.device.javasound;

/**
 * Any thread: where to play what.
 *
 * @param device "default" or a listed name
 * @param bus the bus that is played
 */
record PlaybackSettings(String device, String bus) {}
