/** Opus, FLAC and WAV with nothing installed, and the hub that encodes once for everybody. */
package org.longwave.codec;
