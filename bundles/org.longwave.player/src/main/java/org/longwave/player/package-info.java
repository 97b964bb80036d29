/** To come. */
package org.longwave.player;
