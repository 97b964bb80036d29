/** What is measured on the buses: programme meters, loudness, spectra, and the alarms that come of it. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.longwave.api.meter;
