package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A disk in memory that can be full, read-only or stand still. */
final class FakeDisk implements Disk {
    final Map<Path, FakeFile> files = new LinkedHashMap<>();
    volatile long capacityBytes = 1_000_000_000;
    volatile boolean readOnly;
    volatile CountDownLatch stalled;

    static final class FakeFile {
        byte[] bytes = new byte[0];
        int size;
        boolean closed;

        byte[] content() {
            return Arrays.copyOf(bytes, size);
        }
    }

    FakeFile only() {
        if (files.size() != 1) throw new AssertionError("files: " + files.keySet());
        return files.values().iterator().next();
    }

    private long used() {
        return files.values().stream().mapToLong(f -> f.size).sum();
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        if (readOnly) throw new AccessDeniedException(folder.toString());
    }

    @Override
    public DiskFile createNew(Path path) throws IOException {
        if (files.containsKey(path)) throw new FileAlreadyExistsException(path.toString());
        FakeFile file = new FakeFile();
        files.put(path, file);
        return new OpenFile(file);
    }

    @Override
    public long usableBytes(Path folder) {
        return capacityBytes - used();
    }

    private final class OpenFile implements DiskFile {
        private final FakeFile file;

        OpenFile(FakeFile file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer from, long position) throws IOException {
            awaitDisk();
            int at = (int) position;
            int fits = (int) Math.min(from.remaining(), Math.max(0, capacityBytes - used() + file.size - at));
            int end = at + fits;
            if (end > file.bytes.length) file.bytes = Arrays.copyOf(file.bytes, Math.max(end, file.bytes.length * 2));
            from.get(file.bytes, at, fits);
            file.size = Math.max(file.size, end);
            if (from.hasRemaining()) throw new IOException("No space left on device");
        }

        private void awaitDisk() throws IOException {
            CountDownLatch gate = stalled;
            if (gate == null) return;
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void truncate(long size) {
            file.size = (int) Math.min(file.size, size);
        }

        @Override
        public void force() {
            if (file.closed) throw new IllegalStateException("closed");
        }

        @Override
        public void close() {
            file.closed = true;
        }
    }
}
