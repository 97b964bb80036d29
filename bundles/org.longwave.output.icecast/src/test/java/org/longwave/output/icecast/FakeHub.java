package org.longwave.output.icecast;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.BusLevels;
import org.longwave.api.codec.EncodedPiece;
import org.longwave.api.codec.EncodedStream;
import org.longwave.api.codec.EncoderHub;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.Title;

/** Encoders made of numbers, moved by hand: each piece is of its place's own count. */
final class FakeHub implements EncoderHub {
    static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 256);

    final List<FakePlace> places = new ArrayList<>();
    final EncoderInfo info;
    boolean installed = true;

    FakeHub(EncoderInfo info) {
        this.info = info;
    }

    @Override
    public EncoderInfo find(String codec) {
        return installed ? info : null;
    }

    @Override
    public List<EncoderInfo> codecs() {
        return List.of(info);
    }

    @Override
    public EncodedStream join(EncodeOrder order, int queueSeconds, Runnable wake) throws DeviceException {
        if (!installed)
            throw new DeviceException(DeviceException.Reason.UNAVAILABLE, "No encoder for \"mp3\" is installed.");
        FakePlace place = new FakePlace(order, info.fitted(order.settings(), FORMAT));
        places.add(place);
        return place;
    }

    @Override
    public List<EncoderUse> uses() {
        return List.of();
    }

    long open() {
        return places.stream().filter(p -> !p.closed).count();
    }

    /** One place. */
    final class FakePlace implements EncodedStream {
        final EncodeOrder order;
        final EncoderSettings made;
        final ArrayDeque<EncodedPiece> queue = new ArrayDeque<>();
        final List<Title> titles = new ArrayList<>();
        String failure = "";
        long lost;
        Supplier<BusLevels> levels = () -> BusLevels.NONE;
        boolean closed;
        private int number;

        FakePlace(EncodeOrder order, EncoderSettings made) {
            this.order = order;
            this.made = made;
        }

        void feed(int pieces, int bytes) {
            for (int i = 0; i < pieces; i++) {
                byte[] piece = new byte[bytes];
                java.util.Arrays.fill(piece, (byte) number++);
                queue.add(new EncodedPiece(piece, new byte[] {'H', (byte) places.indexOf(this)}, 0, 256));
            }
        }

        @Override
        public EncodedPiece poll() {
            return queue.pollFirst();
        }

        @Override
        public EncoderSettings settings() {
            return made;
        }

        @Override
        public EncoderInfo info() {
            return info;
        }

        @Override
        public StreamFormat format() {
            return FORMAT;
        }

        @Override
        public void title(Title title) {
            titles.add(title);
        }

        @Override
        public String failure() {
            return failure;
        }

        @Override
        public BusLevels levels() {
            return levels.get();
        }

        @Override
        public long lostFrames() {
            return lost;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
