/** The Ogg container (RFC 3533) and what Opus, Vorbis and FLAC put into it: plain objects, no threads, no OSGi. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.longwave.dsp.ogg;
