package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.OutputStatus.State;

class LocalDiskTest {
    @TempDir
    Path temp;

    private final StreamFormat format = new StreamFormat(48_000, 2, 256);

    private Recorder recorder(Path folder) {
        return new Recorder(new RecorderSettings("a/b: c", "program", folder, FileFormat.WAV16), true);
    }

    @Test
    void recordsWithItsOwnThreadIntoAFolderItMakes() throws Exception {
        Recorder recorder = recorder(temp.resolve("new/deep"));
        recorder.open(format);
        AudioBlock block = new AudioBlock(format);
        long frame = 0;
        while (recorder.status().frames() < 4800) { // goes on until the disk thread has written some
            block.place(frame, 0, 0);
            if (frame < 48_000) {
                recorder.block(block);
                frame += 256;
            }
            Thread.onSpinWait();
            assertTrue(
                    recorder.status().state() != State.FAILED, recorder.status().detail());
        }
        recorder.close();
        recorder.shutDown();

        List<Path> files;
        try (Stream<Path> list = Files.list(temp.resolve("new/deep"))) {
            files = list.filter(Files::isRegularFile).toList();
        }
        assertEquals(1, files.size());
        assertTrue(files.get(0).getFileName().toString().startsWith("a-b--c_"), files.toString());
        WavProbe wav = WavProbe.read(Files.readAllBytes(files.get(0)));
        assertEquals(recorder.status().frames(), wav.frames());
        assertEquals(Files.size(files.get(0)) - 8, wav.riffBytes());
        assertEquals(State.OFF, recorder.status().state());
    }

    /** As at the start of a station whose recorders share a folder. */
    @Test
    void eachUnfinishedRecordingIsRepairedAndToldOnceHoweverManyLook() throws Exception {
        Disk disk = new LocalDisk();
        int recordings = 40;
        for (int i = 0; i < recordings; i++) {
            Path path = temp.resolve(i + ".wav");
            FileHead head = WavLayoutTest.head(FileFormat.WAV24, 2, false);
            try (Disk.DiskFile file = disk.createNew(path)) {
                PcmFile wav = new PcmFile(file, Layout.of(head));
                wav.append(new float[2000], 0, 1000, 0);
                wav.flush();
            }
            Journal.begin(disk, path, head, Journal.Owner.UNKNOWN).leave();
        }
        List<Repair.Found> found = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++)
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    found.addAll(new Repair(new LocalDisk(), ZoneId.of("UTC")).scan(temp));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        for (Thread thread : threads) thread.join();
        assertEquals(recordings, found.size());
        for (Repair.Found one : found) assertEquals(1000, one.file().frames());
    }

    @Test
    void folderThatIsAFileFailsWithASentence() throws IOException, InterruptedException {
        Path file = Files.createFile(temp.resolve("taken"));
        Recorder recorder = recorder(file);
        recorder.open(format);
        recorder.shutDown();
        assertEquals(State.FAILED, recorder.status().state());
        assertTrue(
                recorder.status()
                        .detail()
                        .startsWith("Cannot record in the folder " + file + " (a file has that name)"),
                recorder.status().detail());
    }
}
