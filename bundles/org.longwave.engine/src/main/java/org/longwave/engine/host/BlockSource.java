package org.longwave.engine.host;

import java.io.IOException;
import org.longwave.api.AudioBlock;
import org.longwave.api.render.RenderRefusedException;

/** Something that makes one bus's blocks without a clock; the renderer's thread. */
interface BlockSource extends AutoCloseable {
    /** The next block of the bus; false: it has come to its end. A gap before it is in the block. */
    boolean next(AudioBlock block) throws IOException, RenderRefusedException;

    @Override
    void close() throws IOException;
}
