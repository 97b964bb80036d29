package org.longwave.codec;

import java.util.ArrayDeque;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.BusLevels;
import org.longwave.api.codec.EncodedPiece;
import org.longwave.api.codec.EncodedStream;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.Title;

/** One who shares an encoder: the encoder's thread fills, the owner's thread empties; the queue is the wall between. */
final class Place implements EncodedStream {
    private final SharedEncoder encoder;
    private final int queueSeconds;
    private final Runnable wake;
    private final ArrayDeque<EncodedPiece> queue = new ArrayDeque<>();
    private long queuedFrames;
    private long lostFrames;

    Place(SharedEncoder encoder, int queueSeconds, Runnable wake) {
        this.encoder = encoder;
        this.queueSeconds = queueSeconds;
        this.wake = wake;
    }

    /** The encoder's thread; never waits. */
    void give(EncodedPiece piece) {
        synchronized (this) {
            queue.addLast(piece);
            queuedFrames += piece.frames();
            long most = (long) queueSeconds * encoder.rateHz();
            while (queuedFrames > most && queue.size() > 1) {
                long frames = queue.pollFirst().frames();
                queuedFrames -= frames;
                lostFrames += frames;
            }
        }
        wake.run();
    }

    void failed() {
        wake.run();
    }

    @Override
    public synchronized EncodedPiece poll() {
        EncodedPiece first = queue.pollFirst();
        if (first != null) queuedFrames -= first.frames();
        return first;
    }

    @Override
    public EncoderSettings settings() {
        return encoder.settings();
    }

    @Override
    public EncoderInfo info() {
        return encoder.factory().info();
    }

    @Override
    public StreamFormat format() {
        return encoder.format();
    }

    @Override
    public void title(Title title) {
        encoder.title(title);
    }

    @Override
    public String failure() {
        return encoder.failure();
    }

    @Override
    public synchronized long lostFrames() {
        return lostFrames;
    }

    @Override
    public BusLevels levels() {
        return encoder.levels();
    }

    @Override
    public void close() {
        encoder.leave(this);
    }
}
