package org.longwave.codec.jump3r;

import de.sciss.jump3r.mp3.BitStream;
import de.sciss.jump3r.mp3.GainAnalysis;
import de.sciss.jump3r.mp3.ID3Tag;
import de.sciss.jump3r.mp3.Lame;
import de.sciss.jump3r.mp3.LameGlobalFlags;
import de.sciss.jump3r.mp3.MPEGMode;
import de.sciss.jump3r.mp3.Presets;
import de.sciss.jump3r.mp3.Quantize;
import de.sciss.jump3r.mp3.QuantizePVT;
import de.sciss.jump3r.mp3.Reservoir;
import de.sciss.jump3r.mp3.Takehiro;
import de.sciss.jump3r.mp3.VBRTag;
import de.sciss.jump3r.mp3.VbrMode;
import de.sciss.jump3r.mp3.Version;
import de.sciss.jump3r.mpg.MPGLib;
import java.util.Arrays;
import org.longwave.api.codec.EncoderSettings;

/** One instance of jump3r, and the only class that knows it; one thread at a time. */
final class Lame3 {
    /** LAME's own default for constant bit rate is 3; 0 is the best, 9 the fastest. */
    private static final int QUALITY = 3;

    private final Lame lame = new Lame();
    private final VBRTag tag = new VBRTag();
    private final LameGlobalFlags flags;

    Lame3(EncoderSettings format) {
        wire();
        flags = lame.lame_init();
        flags.num_channels = format.channels();
        flags.in_samplerate = format.rateHz();
        flags.out_samplerate = format.rateHz();
        flags.mode = format.channels() == 1 ? MPEGMode.MONO : MPEGMode.JOINT_STEREO;
        if (format.isVariable()) {
            flags.VBR = VbrMode.vbr_mtrh;
            flags.VBR_q = (int) Math.round(format.quality());
        } else {
            flags.brate = format.bitrateKbps();
        }
        flags.quality = QUALITY;
        // LAME's presets make it up to 0.45 dB softer against clipping; the station has a limiter and means its level.
        flags.scale = 1;
        flags.write_id3tag_automatic = false;
        flags.findReplayGain = false;
        // With it the first frame is a silent placeholder for a file's Info tag: of no use to a stream.
        flags.bWriteVbrTag = format.isFile();
        int code = lame.lame_init_params(flags);
        if (code < 0) throw new IllegalArgumentException("jump3r refused " + format + " with code " + code);
    }

    private void wire() {
        BitStream bits = new BitStream();
        GainAnalysis gain = new GainAnalysis();
        Presets presets = new Presets();
        QuantizePVT quantizePvt = new QuantizePVT();
        Quantize quantize = new Quantize();
        Version version = new Version();
        ID3Tag id3 = new ID3Tag();
        Reservoir reservoir = new Reservoir();
        Takehiro takehiro = new Takehiro();
        MPGLib decoder = new MPGLib();
        lame.setModules(gain, bits, presets, quantizePvt, quantize, tag, version, id3, decoder);
        bits.setModules(gain, decoder, version, tag);
        id3.setModules(bits, version);
        presets.setModules(lame);
        quantize.setModules(bits, reservoir, quantizePvt, takehiro);
        quantizePvt.setModules(takehiro, reservoir, lame.enc.psy);
        reservoir.setModules(bits);
        takehiro.setModules(quantizePvt);
        tag.setModules(lame, bits, version);
    }

    /** Takes 32-bit samples; returns the bytes written to {@code out}. */
    int encode(int[] left, int[] right, int frames, byte[] out) {
        return checked(lame.lame_encode_buffer_int(flags, left, right, frames, out, 0, out.length));
    }

    int flush(byte[] out) {
        return checked(lame.lame_encode_flush(flags, out, 0, out.length));
    }

    /** After the flush: the frame that belongs over the first one of a file (true length, delay and padding). */
    byte[] infoFrame() {
        byte[] frame = new byte[VBRTag.MAXFRAMESIZE];
        int length = tag.getLameTagFrame(flags, frame);
        return Arrays.copyOf(frame, Math.min(length, frame.length));
    }

    void close() {
        lame.lame_close(flags);
    }

    private static int checked(int count) {
        if (count < 0) throw new IllegalStateException("jump3r failed with code " + count);
        return count;
    }
}
