/** MP3 by jump3r, a Java port of LAME that is kept as a jar of its own inside this bundle. */
package org.longwave.codec.jump3r;
