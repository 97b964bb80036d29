/** AAC by FFmpeg's libavcodec where that is installed; an optional bundle, nothing of the library is in it. */
package org.longwave.codec.aac;
