package org.longwave.output.listen;

import java.lang.System.Logger.Level;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.dsp.FormatChanger;

/**
 * Encodes the bus for the audience, on the consumer's thread. The encoder runs also when nobody listens, so that a
 * newcomer's first two seconds lie ready and it plays at once. An encoder that fails is replaced after a pause.
 */
final class StreamSource {
    private static final int PAUSE_SECONDS = 2;
    private static final System.Logger LOG = System.getLogger(StreamSource.class.getName());

    private final ListenSettings settings;
    private final Encoders encoders;
    private final Audience sound;
    private final StreamFormat format;
    private final float[][] planar;
    private final float[][] silence;
    private Encoder encoder;
    private FormatChanger changer;
    private EncoderFactory maker;
    private long pauseFrames;
    private long missingFrames;
    private volatile String trouble = "";
    private volatile long frames;
    private volatile long bytes;

    StreamSource(ListenSettings settings, Encoders encoders, Audience sound, StreamFormat format) {
        this.settings = settings;
        this.encoders = encoders;
        this.sound = sound;
        this.format = format;
        planar = new float[format.channels()][];
        silence = format.newBlock();
    }

    /** Encodes one block and hands it on; never waits and never throws. */
    void block(AudioBlock block) {
        if (!ready(block.frames())) return;
        try {
            if (block.gapFrames() <= format.rateHz()) {
                for (long left = block.gapFrames(); left > 0; left -= format.blockFrames())
                    give(silence, (int) Math.min(left, format.blockFrames()));
            }
            for (int c = 0; c < planar.length; c++) planar[c] = block.channel(c);
            give(planar, block.frames());
        } catch (RuntimeException | LinkageError broken) {
            close();
            fail("The encoder failed: " + broken + ".");
        }
    }

    private void give(float[][] from, int count) {
        float[][] shaped = changer.change(from, count);
        byte[] piece = changer.frames() == 0 ? new byte[0] : encoder.encode(shaped, changer.frames());
        sound.give(piece);
        frames = frames + count;
        bytes = bytes + piece.length;
    }

    private boolean ready(int blockFrames) {
        EncoderFactory installed = encoders.find(settings.codec());
        if (encoder != null && installed == maker) return true;
        if (encoder != null) close();
        if (installed != maker) pauseFrames = 0;
        maker = installed;
        if (installed == null) {
            missing(blockFrames);
            return false;
        }
        missingFrames = 0;
        pauseFrames -= blockFrames;
        return pauseFrames <= 0 && open(installed);
    }

    private boolean open(EncoderFactory installed) {
        try {
            EncoderSettings fitted = installed.info().fitted(EncoderSettings.stream(settings.bitrateKbps()), format);
            encoder = installed.open(fitted);
            changer = new FormatChanger(format.rateHz(), format.channels(), fitted.rateHz(), fitted.channels());
            sound.header(encoder.header());
            trouble = "";
            return true;
        } catch (DeviceException refused) {
            fail(refused.getMessage());
        } catch (RuntimeException | LinkageError broken) {
            fail("The encoder failed: " + broken + ".");
        }
        return false;
    }

    /** Told in the status at once, in the log only when it lasts: at start the encoder may come a moment later. */
    private void missing(int blockFrames) {
        trouble = "No encoder for \"" + settings.codec() + "\" is installed.";
        long before = missingFrames;
        missingFrames += blockFrames;
        long patience = (long) PAUSE_SECONDS * format.rateHz();
        if (before < patience && missingFrames >= patience)
            LOG.log(Level.WARNING, "{0}: {1}", settings.name(), trouble);
    }

    private void fail(String sentence) {
        pauseFrames = (long) PAUSE_SECONDS * format.rateHz();
        if (sentence.equals(trouble)) return;
        trouble = sentence;
        LOG.log(Level.WARNING, "{0}: {1}", settings.name(), sentence);
    }

    void close() {
        Encoder closing = encoder;
        encoder = null;
        if (closing == null) return;
        try {
            closing.close();
        } catch (RuntimeException | LinkageError broken) {
            LOG.log(Level.DEBUG, "closing an encoder", broken);
        }
    }

    /** Why nothing is encoded now, in a plain sentence; empty when all is well. */
    String trouble() {
        return trouble;
    }

    long frames() {
        return frames;
    }

    long bytes() {
        return bytes;
    }
}
