/** Capture and playback through Java Sound: works on every system, knows the default device and hardware cards. */
package org.longwave.device.javasound;
