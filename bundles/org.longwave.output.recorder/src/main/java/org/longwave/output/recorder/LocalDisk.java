package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** The file system of this machine. Disk thread only. */
class LocalDisk implements Disk {
    /** Name templates make few folders below one another. */
    private static final int DEPTH = 6;

    private static final int LOCK_TRIES = 100;
    private static final long LOCK_PAUSE_NANOS = 1_000_000;

    private static final System.Logger LOG = System.getLogger(LocalDisk.class.getName());

    @Override
    public void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    @Override
    public DiskFile createNew(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
        // somebody who looks for unfinished recordings may hold it for a moment
        for (int i = 0; i < LOCK_TRIES && !lock(file, channel); i++) LockSupport.parkNanos(LOCK_PAUSE_NANOS);
        return new LocalFile(channel);
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.READ);
        if (lock(file, channel)) return new LocalFile(channel);
        channel.close();
        return null;
    }

    /** False: somebody else has it. True also where the file system knows no locks. */
    private static boolean lock(Path file, FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0} is open in this program", file);
            return false;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "No locks for " + file, e);
            return true;
        }
    }

    @Override
    public long usableBytes(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    @Override
    public boolean exists(Path file) {
        return Files.exists(file);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, Set.of(), DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) files.add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "Not looked at: " + file, e);
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }

    @Override
    public void move(Path from, Path to) throws IOException {

        if (Files.exists(to)) throw new FileAlreadyExistsException(to.toString());
        Files.move(from, to);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    private record LocalFile(FileChannel channel) implements DiskFile {
        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            long at = position;
            while (bytes.hasRemaining()) at += channel.write(bytes, at);
        }

        @Override
        public void read(ByteBuffer into, long position) throws IOException {
            long at = position;
            for (int got; into.hasRemaining() && (got = channel.read(into, at)) >= 0; ) at += got;
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
