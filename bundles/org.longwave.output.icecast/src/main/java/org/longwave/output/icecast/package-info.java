/** Sends an encoded bus to Icecast servers. */
package org.longwave.output.icecast;
