/** Meters after the standards of broadcasting: plain objects for one thread at a time, without allocation once made. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.longwave.dsp.meter;
