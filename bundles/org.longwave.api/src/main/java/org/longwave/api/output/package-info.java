/** What takes a bus away: loudspeaker, stream, recorder, third parties. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.longwave.api.output;
