package org.longwave.engine.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.render.OfflineEngine.Rendered;
import org.longwave.api.render.RenderRefusedException;

/** Writes what a {@link BlockSource} makes into a WAV file; the renderer's thread. The file is there only when whole. */
public final class Renderer {
    private static final int PROGRESS_BLOCKS = 1024;

    private Renderer() {}

    /** The station that a studio holds, which must have been without threads so far. */
    public static Rendered station(Studio studio, String bus, double seconds, Path out, LongConsumer progress)
            throws IOException, RenderRefusedException {
        try (StationRender source = new StationRender(studio, bus)) {
            Rendered done = write(source, studio.format(), seconds, out, progress);
            return new Rendered(done.fromFrame(), done.frames(), done.rateHz(), List.copyOf(source.remarks()));
        } catch (IllegalArgumentException e) {
            throw new RenderRefusedException(e.getMessage());
        }
    }

    /** A show again; see {@link org.longwave.api.render.OfflineEngine#show}. */
    public static Rendered show(
            Path log,
            Path inputs,
            String bus,
            double seconds,
            Path out,
            Map<String, EffectFactory> factories,
            LongConsumer progress)
            throws IOException, RenderRefusedException {
        CommandLogRun run = CommandLogRun.read(log, seconds);
        Path folder = Files.isDirectory(log) ? log : log.toAbsolutePath().getParent();
        Path recorded = inputs != null
                ? inputs
                : InputRecorder.folderOf(folder.resolve("inputs"), run.header().started());
        try (Replay source = new Replay(run, recorded, bus, factories)) {
            return write(source, source.format(), seconds, out, progress);
        }
    }

    private static Rendered write(
            BlockSource source, StreamFormat format, double seconds, Path out, LongConsumer progress)
            throws IOException, RenderRefusedException {
        long wanted = seconds == Double.POSITIVE_INFINITY ? Long.MAX_VALUE : Math.round(seconds * format.rateHz());
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            long from;
            long frames;
            try (FloatWav wav = new FloatWav(part, format)) {
                from = fill(wav, source, format, wanted, progress);
                frames = wav.frames();
            }
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
            return new Rendered(from, frames, format.rateHz(), List.of());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Returns the first frame's number. */
    private static long fill(FloatWav wav, BlockSource source, StreamFormat format, long wanted, LongConsumer progress)
            throws IOException, RenderRefusedException {
        AudioBlock block = new AudioBlock(format);
        float[][] planar = new float[format.channels()][];
        for (int c = 0; c < planar.length; c++) planar[c] = block.channel(c);
        long from = -1;
        for (int n = 0; wav.frames() < wanted && source.next(block); n++) {
            if (from < 0) from = block.frame();
            for (long gap = Math.min(block.gapFrames(), wanted - wav.frames()); gap > 0; gap -= format.blockFrames())
                wav.write(null, (int) Math.min(gap, format.blockFrames()));
            wav.write(planar, (int) Math.min(format.blockFrames(), wanted - wav.frames()));
            if (n % PROGRESS_BLOCKS == 0) progress.accept(wav.frames());
        }
        if (from < 0) throw new RenderRefusedException("there is nothing to render: the show has not one whole block");
        return from;
    }
}
