/** To come. */
package org.longwave.output.icecast;
