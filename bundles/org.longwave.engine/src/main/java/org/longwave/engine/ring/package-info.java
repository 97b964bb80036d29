/** The walls between two rooms: rings, cursors, counters and the meter snapshot. Imports nothing but java.lang. */
package org.longwave.engine.ring;
