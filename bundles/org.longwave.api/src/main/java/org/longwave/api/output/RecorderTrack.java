package org.longwave.api.output;

/**
 * One bus or strip that a recorder takes; a snapshot, any thread.
 *
 * @param name the consumer's name
 * @param bus the bus, {@code strip:NAME} or {@code post:NAME}
 * @param armed whether the next start records it
 */
public record RecorderTrack(String name, String bus, boolean armed, OutputStatus status) {}
