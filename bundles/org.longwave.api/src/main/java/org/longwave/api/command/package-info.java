/** Orders to the engine, as named records that can be printed, logged and replayed. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.longwave.api.command;
