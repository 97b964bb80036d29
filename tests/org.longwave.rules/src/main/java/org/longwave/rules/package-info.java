/** Rules that are read from byte code, manifests and files of the whole build. Build time only. */
package org.longwave.rules;
