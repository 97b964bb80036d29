package org.longwave.player;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.dsp.Resampler;

/**
 * Device thread: the sound of one file at the station's rate and channels, once or in a loop without a seam. Where the
 * rates are equal, samples pass unchanged. Mono is given to both channels.
 */
final class FileStream implements AutoCloseable {
    private static final int CHUNK_FRAMES = 1024;

    private final WavReader reader;
    private final int channels;
    private final Resampler resampler;
    private final long lengthFrames;
    private final float[][] source;
    private final float[][] made;
    private int sourceAt;
    private int sourceEnd;
    private int tailFrames;

    FileStream(Path file, StreamFormat station) throws DeviceException {
        reader = WavReader.open(file);
        WavFormat format = reader.format();
        channels = format.channels();
        boolean same = format.rateHz() == station.rateHz();
        resampler = same ? null : new Resampler(channels, format.rateHz(), station.rateHz(), Resampler.Grade.STANDARD);
        lengthFrames = (format.frames() * station.rateHz() + format.rateHz() - 1) / format.rateHz();
        source = new float[channels][CHUNK_FRAMES];
        made = new float[channels][CHUNK_FRAMES];
        rewind();
    }

    Path file() {
        return reader.file();
    }

    /** In frames of the station's rate. */
    long lengthFrames() {
        return lengthFrames;
    }

    /** True when another file stands at the path now. */
    boolean replaced() {
        return reader.replaced();
    }

    void rewind() {
        reader.rewind();
        sourceAt = 0;
        sourceEnd = 0;
        if (resampler == null) return;
        resampler.reset();
        tailFrames = resampler.lookaheadFrames();
    }

    /**
     * Up to {@code frames} frames.
     *
     * @param loop after the last frame comes the first, unless the file was replaced meanwhile
     * @return frames; 0 when there are no more
     */
    int read(float[][] planar, int frames, boolean loop) throws DeviceException {
        int n = Math.min(frames, CHUNK_FRAMES);
        float[][] to = planar.length == channels ? planar : made;
        int done = resampler == null ? pull(to, n, loop) : convert(to, n, loop);
        if (to != planar) spread(planar, done);
        return done;
    }

    private int pull(float[][] to, int frames, boolean loop) throws DeviceException {
        int done = reader.read(to, 0, frames);
        while (done < frames && loop && !reader.replaced()) {
            reader.rewind();
            done += reader.read(to, done, frames - done);
        }
        return done;
    }

    private int convert(float[][] to, int frames, boolean loop) throws DeviceException {
        int done = 0;
        while (done < frames) {
            if (sourceAt == sourceEnd && !fillSource(loop)) break;
            done += resampler.process(source, sourceAt, sourceEnd - sourceAt, to, done, frames - done);
            sourceAt += resampler.consumedFrames();
        }
        return done;
    }

    /** At the end of the sound comes as much silence as the resampler needs to give out the last frames. */
    private boolean fillSource(boolean loop) throws DeviceException {
        sourceAt = 0;
        sourceEnd = pull(source, CHUNK_FRAMES, loop);
        if (sourceEnd > 0) return true;
        sourceEnd = Math.min(tailFrames, CHUNK_FRAMES);
        tailFrames -= sourceEnd;
        for (float[] channel : source) Arrays.fill(channel, 0, sourceEnd, 0f);
        return sourceEnd > 0;
    }

    private void spread(float[][] planar, int frames) {
        if (channels == 1) {
            for (float[] channel : planar) System.arraycopy(made[0], 0, channel, 0, frames);
        } else {
            for (int i = 0; i < frames; i++) planar[0][i] = 0.5f * (made[0][i] + made[1][i]);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
