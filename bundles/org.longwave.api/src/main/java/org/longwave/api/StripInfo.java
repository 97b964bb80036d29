package org.longwave.api;

/**
 * A channel strip. What changes (fader, mute, meters) is in {@link MeterFrame}.
 *
 * @param number address for commands and meters, stable while the strip lives
 * @param id name in the station file
 * @param label what the operator reads
 * @param input name of the input it plays
 * @param kind voice, guest, line, player, system or link: the strip's identity colour
 */
public record StripInfo(int number, String id, String label, String input, String kind) {}
