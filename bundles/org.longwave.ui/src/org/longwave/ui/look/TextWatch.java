package org.longwave.ui.look;

import org.eclipse.swt.graphics.Rectangle;

/** Window thread. Is told of every text that is painted, for whoever judges pictures; in the product nobody is. */
public interface TextWatch {
    /**
     * A text was painted.
     *
     * @param painter whose text it is, null when it did not say
     * @param at on its canvas
     */
    void text(Object painter, String text, Rectangle at);

    /** Words of the desk's own, which must not be cut, had no room. */
    void cut(Object painter, String text, int room);
}
