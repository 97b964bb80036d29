package org.longwave.output.recorder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** What the disk thread asks of a file system. Disk thread only; every call may block as long as the disk does. */
interface Disk {
    /** Makes the folder and its parents where missing. */
    void createFolder(Path folder) throws IOException;

    /**
     * A new, empty file.
     *
     * @throws java.nio.file.FileAlreadyExistsException there is one already; it is left alone
     */
    DiskFile createNew(Path file) throws IOException;

    /** Bytes this program may still write in the folder's file system. */
    long usableBytes(Path folder) throws IOException;

    /** An open file. */
    interface DiskFile extends Closeable {
        /** Writes all that remains in {@code bytes}; when it fails, the buffer's position tells how far it came. */
        void write(ByteBuffer bytes, long position) throws IOException;

        void truncate(long size) throws IOException;

        /** Waits until all of it is on the medium. */
        void force() throws IOException;
    }
}
