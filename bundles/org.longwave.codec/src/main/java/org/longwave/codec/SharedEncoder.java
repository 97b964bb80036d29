package org.longwave.codec;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.BusLevels;
import org.longwave.api.codec.EncodedPiece;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderHub.EncodeOrder;
import org.longwave.api.codec.EncoderHub.EncoderUse;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.Title;
import org.longwave.api.output.BusConsumer;
import org.longwave.dsp.FormatChanger;

/**
 * One encoder for all who want the same of a bus, on its consumer's thread. Rate and number of channels are brought to
 * the encoder's here and nowhere else. It never throws and never waits for those who share it.
 */
final class SharedEncoder implements BusConsumer {
    private static final System.Logger LOG = System.getLogger(SharedEncoder.class.getName());
    private static final byte[] NOTHING = new byte[0];

    private final EncodeOrder order;
    private final EncoderSettings settings;
    private final EncoderFactory factory;
    private final Hub hub;
    private final List<Place> places = new CopyOnWriteArrayList<>();
    private final StreamFormat expected;
    private volatile StreamFormat format;
    private volatile LevelMemory levels;
    private Encoder encoder;
    private FormatChanger changer;
    private float[][] planar;
    private float[][] silence;
    private byte[] header = NOTHING;
    private long pendingFrame = -1;
    private long pendingFrames;
    private Title shown = Title.NONE;
    private volatile Title wanted = Title.NONE;
    private volatile String failure = "";
    private volatile long frames;
    /** Ends the delivery of blocks; the hub's. */
    Runnable detach = () -> {};

    /** @param encoder open, ours from now on */
    SharedEncoder(
            EncodeOrder order,
            EncoderSettings settings,
            EncoderFactory factory,
            Encoder encoder,
            StreamFormat expected,
            Hub hub) {
        this.order = order;
        this.settings = settings;
        this.factory = factory;
        this.encoder = encoder;
        this.expected = expected;
        this.hub = hub;
    }

    @Override
    public void open(StreamFormat opened) throws DeviceException {
        if (encoder == null) encoder = factory.open(settings);
        format = opened;
        changer = new FormatChanger(opened.rateHz(), opened.channels(), settings.rateHz(), settings.channels());
        planar = new float[opened.channels()][];
        silence = opened.newBlock();
        levels = new LevelMemory(opened.rateHz(), opened.channels(), settings.channels() == 1);
        header = encoder.header();
        shown = Title.NONE;
        pendingFrames = 0;
    }

    @Override
    public void block(AudioBlock block) {
        if (!failure.isEmpty()) return;
        try {
            levels.block(block);
            retitle(block.frame());
            fill(block.frame() - block.gapFrames(), block.gapFrames());
            for (int c = 0; c < planar.length; c++) planar[c] = block.channel(c);
            encode(block.frame(), planar, block.frames());
        } catch (RuntimeException | LinkageError broken) {
            LOG.log(Level.WARNING, "the encoder " + factory.info().name() + " failed", broken);
            fail("The encoder failed: " + broken + ".");
        }
    }

    private void retitle(long frame) {
        Title now = wanted;
        if (now.equals(shown) || !settings.inBandTitles()) return;
        shown = now;
        byte[] bytes = encoder.title(now);
        if (bytes == null) return;
        give(bytes, frame, 0);
        header = encoder.header();
    }

    /** Silence for a short gap keeps the time true; after a long one the stream just goes on. */
    private void fill(long from, long gapFrames) {
        if (gapFrames > format.rateHz()) return;
        long at = from;
        for (long left = gapFrames; left > 0; left -= format.blockFrames()) {
            int count = (int) Math.min(left, format.blockFrames());
            encode(at, silence, count);
            at += count;
        }
    }

    private void encode(long frame, float[][] from, int count) {
        if (pendingFrames == 0) pendingFrame = frame;
        float[][] shaped = changer.change(from, count);
        byte[] bytes = changer.frames() == 0 ? NOTHING : encoder.encode(shaped, changer.frames());
        pendingFrames += count;
        frames = frames + count;
        if (bytes.length == 0) return;
        give(bytes, pendingFrame, pendingFrames);
        pendingFrames = 0;
    }

    private void give(byte[] bytes, long frame, long count) {
        EncodedPiece piece = new EncodedPiece(bytes, header, frame, count);
        for (Place place : places) place.give(piece);
    }

    /** Any thread: all who share it are told; nothing more comes. */
    void fail(String sentence) {
        failure = sentence;
        for (Place place : places) place.failed();
    }

    @Override
    public void close() {
        Encoder closing = encoder;
        encoder = null;
        if (closing == null) return;
        try {
            closing.close();
        } catch (RuntimeException | LinkageError broken) {
            LOG.log(Level.DEBUG, "closing an encoder", broken);
        }
    }

    Place add(int queueSeconds, Runnable wake) {
        Place place = new Place(this, queueSeconds, wake);
        places.add(place);
        return place;
    }

    void leave(Place place) {
        if (places.remove(place)) hub.left(this);
    }

    boolean isUnused() {
        return places.isEmpty();
    }

    void title(Title title) {
        wanted = title;
    }

    EncodeOrder order() {
        return order;
    }

    EncoderSettings settings() {
        return settings;
    }

    EncoderFactory factory() {
        return factory;
    }

    StreamFormat format() {
        return format;
    }

    /** Any thread. */
    BusLevels levels() {
        LevelMemory memory = levels;
        return memory == null ? BusLevels.NONE : memory.read();
    }

    int rateHz() {
        return expected.rateHz();
    }

    String failure() {
        return failure;
    }

    EncoderUse use() {
        return new EncoderUse(order, factory.info().name(), places.size(), frames);
    }
}
