package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.List;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;

/** Keeps everything a bus gave, for tests. */
class Listener implements BusConsumer {
    private final List<float[][]> blocks = new ArrayList<>();
    long lost;
    long gaps;
    long firstFrame = -1;

    @Override
    public void open(StreamFormat format) {}

    @Override
    public void block(AudioBlock block) {
        if (firstFrame < 0) firstFrame = block.frame();
        lost += block.lostBlocks();
        gaps += block.gapFrames();
        blocks.add(new float[][] {block.channel(0).clone(), block.channel(1).clone()});
    }

    @Override
    public void close() {}

    float[] channel(int index) {
        int frames = blocks.isEmpty() ? 0 : blocks.getFirst()[0].length;
        float[] all = new float[blocks.size() * frames];
        for (int b = 0; b < blocks.size(); b++) System.arraycopy(blocks.get(b)[index], 0, all, b * frames, frames);
        return all;
    }
}
