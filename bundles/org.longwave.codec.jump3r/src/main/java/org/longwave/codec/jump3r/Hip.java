package org.longwave.codec.jump3r;

import de.sciss.jump3r.mp3.MP3Data;
import de.sciss.jump3r.mp3.VBRTag;
import de.sciss.jump3r.mpg.Common;
import de.sciss.jump3r.mpg.Interface;
import de.sciss.jump3r.mpg.MPGLib;
import java.util.Arrays;

/** One instance of jump3r's decoder, and the only class that knows it; one thread at a time. */
final class Hip {
    private final MPGLib library = new MPGLib();
    private final MPGLib.mpstr_tag state;
    private final MP3Data data = new MP3Data();
    private final short[] left = new short[Mp3Format.FRAMES];
    private final short[] right = new short[Mp3Format.FRAMES];

    Hip() {
        Interface parts = new Interface();
        Common common = new Common();
        parts.setModules(new VBRTag(), common);
        library.setModules(parts, common);
        state = library.hip_decode_init();
    }

    /** Decodes a whole frame; the sound is that of the frames before it, too, as far as it was held back. */
    float[] decode(byte[] frame, int channels) {
        float[] interleaved = new float[0];
        int count = library.hip_decode1_headers(state, frame, frame.length, left, right, data);
        while (count > 0) {
            int at = interleaved.length;
            interleaved = Arrays.copyOf(interleaved, at + count * channels);
            for (int i = 0; i < count; i++) {
                interleaved[at + i * channels] = left[i] / 32_768f;
                if (channels == 2) interleaved[at + i * 2 + 1] = right[i] / 32_768f;
            }
            count = library.hip_decode1_headers(state, frame, 0, left, right, data);
        }
        if (count < 0) throw new IllegalStateException("jump3r does not take the frame");
        return interleaved;
    }
}
