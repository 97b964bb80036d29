package org.longwave.output.recorder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.longwave.api.output.RecordedFile.Levels;

/** How a file of plain samples looks around them. Stateless; disk thread. */
interface Layout {
    FileHead head();

    ByteOrder order();

    /** Length of what {@link #header} returns, always the same for one file: it is written again in place. */
    int length();

    /**
     * The bytes before the samples.
     *
     * @param firstFrame engine frame of the first sample
     * @param trailerBytes length of what stands behind the samples and their padding
     */
    ByteBuffer header(long firstFrame, long frames, long trailerBytes, Levels levels);

    /** The bytes behind the samples and their padding: markers and texts. */
    ByteBuffer trailer(List<Marker> markers, Map<String, String> tags);

    /** How many of the markers the trailer takes. */
    int places(List<Marker> markers);

    /** Most bytes of sound that a file of a format may have. */
    static long limitBytes(FileFormat format) {
        return format.container == FileFormat.Container.AIFF ? AiffLayout.LIMIT_BYTES : Long.MAX_VALUE;
    }

    static Layout of(FileHead head) {
        return switch (head.format().container) {
            case WAV -> new WavLayout(head, WavLayout.RIFF_LIMIT_BYTES);
            case AIFF -> new AiffLayout(head);
            case FLAC, MP3, OGG -> throw new IllegalArgumentException(head.format().id + " has no plain samples");
        };
    }
}
