/** To come. */
package org.longwave.codec.jump3r;
