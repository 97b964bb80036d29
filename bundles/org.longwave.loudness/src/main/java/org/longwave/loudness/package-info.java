/** Loudness reports: of a bus while the station runs, and of files by a command. Exports nothing. */
package org.longwave.loudness;
