package org.longwave.api;

/**
 * A bus.
 *
 * @param number address for commands and meters
 * @param id {@code program}, {@code monitor} or a name from the station file
 * @param label what the operator reads
 */
public record BusInfo(int number, String id, String label) {}
