package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A disk in memory that can be full, read-only or stand still, and lose a folder. */
final class FakeDisk implements Disk {
    /** Recordings; journals, indexes and images are in {@link #others}. */
    final Map<Path, FakeFile> files = new LinkedHashMap<>();

    final Map<Path, FakeFile> others = new LinkedHashMap<>();
    volatile long capacityBytes = 1_000_000_000;
    volatile boolean readOnly;
    /** A folder that cannot be written. */
    volatile Path broken;

    volatile CountDownLatch stalled;
    /** How often a recording was brought to the medium. */
    int forces;

    static final class FakeFile {
        byte[] bytes = new byte[0];
        int size;
        boolean closed;

        byte[] content() {
            return Arrays.copyOf(bytes, size);
        }
    }

    private Map<Path, FakeFile> home(Path path) {
        return path.toString().matches(".*(\\.journal(\\.kept.*)?|\\.tsv|\\.png(\\.part)?|\\.markers\\.txt)")
                ? others
                : files;
    }

    FakeFile only() {
        if (files.size() != 1) throw new AssertionError("files: " + files.keySet());
        return files.values().iterator().next();
    }

    List<FakeFile> all() {
        return new ArrayList<>(files.values());
    }

    long used() {
        return files.values().stream().mapToLong(f -> f.size).sum();
    }

    private void check(Path path) throws IOException {
        if (readOnly || broken != null && path.startsWith(broken)) throw new AccessDeniedException(path.toString());
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        check(folder);
    }

    @Override
    public DiskFile createNew(Path path) throws IOException {
        check(path);
        if (exists(path)) throw new FileAlreadyExistsException(path.toString());
        FakeFile file = new FakeFile();
        home(path).put(path, file);
        return new OpenFile(path, file);
    }

    @Override
    public DiskFile open(Path path) throws IOException {
        FakeFile file = home(path).get(path);
        if (file == null) throw new NoSuchFileException(path.toString());
        return new OpenFile(path, file);
    }

    @Override
    public long usableBytes(Path folder) {
        return capacityBytes - used();
    }

    @Override
    public boolean exists(Path path) {
        return home(path).containsKey(path);
    }

    @Override
    public List<Path> list(Path folder) {
        List<Path> all = new ArrayList<>(files.keySet());
        all.addAll(others.keySet());
        return all.stream().filter(p -> p.startsWith(folder)).sorted().toList();
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        if (exists(to)) throw new FileAlreadyExistsException(to.toString());
        home(to).put(to, home(from).remove(from));
    }

    @Override
    public void replace(Path from, Path to) {
        home(to).put(to, home(from).remove(from));
    }

    @Override
    public void delete(Path path) {
        home(path).remove(path);
    }

    private final class OpenFile implements DiskFile {
        private final Path path;
        private final FakeFile file;
        private boolean shut;

        OpenFile(Path path, FakeFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public void write(ByteBuffer from, long position) throws IOException {
            awaitDisk();
            check(path);
            int at = (int) position;
            boolean counts = files.containsKey(path);
            long room = counts ? capacityBytes - used() + file.size - at : Integer.MAX_VALUE;
            int fits = (int) Math.min(from.remaining(), Math.max(0, room));
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
        public void read(ByteBuffer into, long position) {
            int count = (int) Math.max(0, Math.min(into.remaining(), file.size - position));
            into.put(file.bytes, (int) Math.min(position, file.size), count);
        }

        @Override
        public long size() {
            return file.size;
        }

        @Override
        public void truncate(long size) {
            file.size = (int) Math.min(file.size, size);
        }

        @Override
        public void force() {
            if (shut) throw new IllegalStateException("closed");
            if (files.containsKey(path)) forces++;
        }

        @Override
        public void close() {
            shut = true;
            file.closed = true;
        }
    }
}
