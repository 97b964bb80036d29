package org.longwave.output.listen;

import java.lang.System.Logger.Level;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.EncodedPiece;
import org.longwave.api.codec.EncodedStream;
import org.longwave.api.codec.EncoderHub;
import org.longwave.api.codec.EncoderHub.EncodeOrder;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;

/**
 * Takes the encoded bus to the audience, on the consumer's thread: with each block, what its place at the shared encoder
 * has ready. The place is kept also when nobody listens, so that a newcomer's first two seconds lie ready and it plays
 * at once. An encoder that fails is replaced after a pause, one that another outranks at once.
 */
final class StreamSource {
    private static final int PAUSE_SECONDS = 2;
    private static final int QUEUE_SECONDS = 4;
    private static final System.Logger LOG = System.getLogger(StreamSource.class.getName());

    private final ListenSettings settings;
    private final EncoderHub hub;
    private final Audience sound;
    private final StreamFormat format;
    private EncodedStream place;
    private byte[] header;
    private long pauseFrames;
    private long missingFrames;
    private long lookFrames;
    private volatile String trouble = "";
    private volatile long frames;
    private volatile long bytes;

    StreamSource(ListenSettings settings, EncoderHub hub, Audience sound, StreamFormat format) {
        this.settings = settings;
        this.hub = hub;
        this.sound = sound;
        this.format = format;
        join();
    }

    /** Hands on what is encoded; never waits and never throws. */
    void block(AudioBlock block) {
        int count = block.frames();
        EncodedStream now = place;
        if (now != null && !now.failure().isEmpty()) {
            leave();
            fail(now.failure());
        } else if (now != null) lookForBetter(count);
        else if (hub.find(settings.codec()) == null) missing(count);
        else if ((pauseFrames -= count) <= 0) join();
        if (place != null) for (EncodedPiece p = place.poll(); p != null; p = place.poll()) give(p);
    }

    private void give(EncodedPiece piece) {
        if (piece.header() != header) {
            header = piece.header();
            sound.header(header);
        }
        sound.give(piece.bytes());
        frames = frames + piece.frames();
        bytes = bytes + piece.bytes().length;
    }

    /** Once a second: the streams that begin now would otherwise not share the encoder. */
    private void lookForBetter(int count) {
        lookFrames += count;
        if (lookFrames < format.rateHz()) return;
        lookFrames = 0;
        EncoderInfo best = hub.find(settings.codec());
        if (best == null || best.equals(place.info())) return;
        leave();
        join();
    }

    private void join() {
        try {
            EncodeOrder order =
                    new EncodeOrder(settings.bus(), settings.codec(), EncoderSettings.stream(settings.bitrateKbps()));
            place = hub.join(order, QUEUE_SECONDS, StreamSource::wake);
            header = null;
            missingFrames = 0;
            trouble = "";
        } catch (DeviceException refused) {
            if (refused.reason() == DeviceException.Reason.UNAVAILABLE) missing(0);
            else fail(refused.getMessage());
        } catch (RuntimeException | LinkageError broken) {
            fail("The encoder failed: " + broken + ".");
        }
    }

    /** Nobody waits: the next block brings what is there. */
    private static void wake() {}

    /** Told in the status at once, in the log only when it lasts: at start the encoder may come a moment later. */
    private void missing(int count) {
        pauseFrames = 0;
        trouble = hub.find(settings.codec()) == null
                ? "No encoder for \"" + settings.codec() + "\" is installed."
                : "The engine has not started yet.";
        long before = missingFrames;
        missingFrames += count;
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

    private void leave() {
        EncodedStream left = place;
        place = null;
        if (left != null) left.close();
    }

    void close() {
        leave();
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
