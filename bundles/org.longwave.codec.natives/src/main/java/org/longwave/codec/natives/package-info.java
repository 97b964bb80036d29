/** Encoders of libraries that are installed on the machine; nothing of them is in the product. */
package org.longwave.codec.natives;
