package org.longwave.output.recorder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.output.RecordedFile.Levels;
import org.longwave.dsp.FormatChanger;
import org.longwave.output.recorder.FileFormat.Container;

/** A compressed file that grows by whole frames, packets or pages of its codec. Disk thread. */
final class EncodedFile implements SoundFile {
    private static final int PIECE_FRAMES = 4096;
    private static final int FLUSH_BYTES = 1 << 16;

    private final Disk.DiskFile file;
    private final FileHead head;
    private final Encoder encoder;
    private final FormatChanger changer;
    private final float[][] planar;
    private final boolean flac;
    private final Preface preface;
    private final byte[] start;
    private ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private long written;
    private long frames;

    private EncodedFile(Disk.DiskFile file, FileHead head, Encoder encoder, EncoderSettings settings)
            throws IOException {
        this.file = file;
        this.head = head;
        this.encoder = encoder;
        changer = new FormatChanger(head.rateHz(), head.channels(), settings.rateHz(), settings.channels());
        planar = new float[head.channels()][PIECE_FRAMES];
        flac = head.format().container == Container.FLAC;
        preface = Preface.of(head.format().container);
        start = encoder.header();
        pending.writeBytes(preface.withRoom(start));
        flush();
    }

    /** Begins with the codec's header; the file is valid from its first frame, packet or page on. */
    static EncodedFile open(Disk.DiskFile file, FileHead head, Function<String, EncoderFactory> encoders)
            throws DeviceException, IOException {
        EncoderFactory factory = encoders.apply(head.format().codec);
        if (factory == null)
            throw new DeviceException(
                    DeviceException.Reason.UNAVAILABLE,
                    "There is no encoder for " + head.format().codec
                            + " here: install what it needs (./longwave doctor) or choose another format.");
        EncoderSettings settings = settings(factory.info(), head);
        return new EncodedFile(file, head, factory.open(settings), settings);
    }

    /** Ogg is written as for a stream: its pages are short, so that little is lost with an unfinished one. */
    private static EncoderSettings settings(EncoderInfo info, FileHead head) throws DeviceException {
        int bits = info.bits().isEmpty() ? 0 : head.format().word.bytes * 8;
        int kbps = info.bitratesKbps().isEmpty() ? 0 : head.bitrateKbps();
        boolean ogg = head.format().container == Container.OGG;
        EncoderSettings wish = new EncoderSettings(
                ogg ? EncoderSettings.Purpose.STREAM : EncoderSettings.Purpose.FILE,
                0,
                0,
                kbps,
                kbps == 0 && bits == 0 ? head.quality() : Double.NaN,
                bits,
                false,
                head.tags());
        return info.fitted(wish, new StreamFormat(head.rateHz(), head.channels(), 256));
    }

    @Override
    public void startAt(long engineFrame) {
        // no place in the file says so; journal and index do
    }

    @Override
    public void append(float[] interleaved, int offset, int count, long engineFrame) throws IOException {
        boolean dithers = flac && head.dither();
        Word word = head.format().word;
        int channels = planar.length;
        for (int done = 0; done < count; ) {
            int now = Math.min(PIECE_FRAMES, count - done);
            for (int c = 0; c < channels; c++)
                for (int i = 0; i < now; i++) {
                    float x = interleaved[(offset + done + i) * channels + c];
                    planar[c][i] =
                            dithers ? (float) (word.integer(x, engineFrame + done + i, c, true) * word.step()) : x;
                }
            encode(now);
            done += now;
        }
    }

    @Override
    public void silence(long count) throws IOException {
        for (float[] channel : planar) Arrays.fill(channel, 0);
        for (long left = count; left > 0; left -= PIECE_FRAMES) encode((int) Math.min(PIECE_FRAMES, left));
    }

    private void encode(int count) throws IOException {
        float[][] changed = changer.change(planar, count);
        pending.writeBytes(encoder.encode(changed, changer.frames()));
        frames += count;
        if (pending.size() >= FLUSH_BYTES) flush();
    }

    @Override
    public void flush() throws IOException {
        if (pending.size() == 0) return;
        ByteBuffer bytes = ByteBuffer.wrap(pending.toByteArray());
        try {
            file.write(bytes, written);
        } finally {
            written += bytes.position();
            pending = new ByteArrayOutputStream();
            pending.write(bytes.array(), bytes.position(), bytes.remaining());
        }
    }

    @Override
    public void secure(boolean force, Levels levels) throws IOException {
        if (force) file.force();
    }

    @Override
    public long frames() {
        return frames;
    }

    @Override
    public long bytes() {
        return written + pending.size();
    }

    @Override
    public void end() throws IOException {
        float[][] rest = changer.rest();
        if (changer.frames() > 0) pending.writeBytes(encoder.encode(rest, changer.frames()));
        pending.writeBytes(encoder.finish());
        flush();
    }

    @Override
    public int close(List<Marker> markers, Map<String, String> tags, Levels levels, boolean force) throws IOException {
        byte[] last = encoder.fileStart();
        Map<String, String> texts = new LinkedHashMap<>(tags);
        texts.putIfAbsent("date", head.started().toLocalDate().toString());
        Preface.Filled filled = preface.filled(
                preface.withRoom(last.length > 0 ? last : start),
                new Preface.Texts(texts, markers, head.rateHz(), frames));
        file.write(ByteBuffer.wrap(filled.bytes()), 0);
        if (force) file.force();
        encoder.close();
        file.close();
        return filled.markers();
    }

    /** What is whole in the file stays; {@link #frames()} is then its length. */
    @Override
    public void closeAfterFailure() throws IOException {
        encoder.close();
        frames = 0;
        try (file) {
            Repair.Length kept = switch (head.format().container) {
                case FLAC -> FlacRepair.repair(file);
                case OGG -> OggRepair.repair(file, head.rateHz());
                case MP3 -> Mp3Repair.repair(file);
                case WAV, AIFF -> null;
            };
            if (kept == null) return;
            frames = kept.frames();
            written = kept.bytes();
            pending = new ByteArrayOutputStream();
        }
    }
}
