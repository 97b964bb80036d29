package org.longwave.player;

import java.nio.file.Path;

/**
 * Any thread: what a player plays.
 *
 * @param autoplay begins as soon as the file is open
 */
public record PlayerSettings(Path file, boolean loop, boolean autoplay) {}
