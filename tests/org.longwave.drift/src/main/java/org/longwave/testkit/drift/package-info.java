/** Measures what a device's clock does to the sound's delay: simulated cards, a marker, a meter. */
package org.longwave.testkit.drift;
