/** The built-in listener server: a page, a stream and a level meter, with nothing else to install. */
package org.longwave.output.listen;
