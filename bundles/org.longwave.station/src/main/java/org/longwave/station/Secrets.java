package org.longwave.station;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Properties;
import java.util.Set;

/**
 * The station thread. Passwords stand apart from the station file, in {@code secrets.properties} beside it, which only
 * its owner may read. Values are never logged and never part of a message.
 */
final class Secrets {
    static final String FILE = "secrets.properties";
    private static final String PREFIX = "secret:";
    private static final Set<PosixFilePermission> FOREIGN = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Path file;

    Secrets(Path folder) {
        file = folder.resolve(FILE);
    }

    /** @param value as it stands in the station file, {@code secret:NAME} */
    String reveal(String value) throws RefusedException {
        if (!value.startsWith(PREFIX) || value.length() == PREFIX.length())
            throw new RefusedException("a password does not belong in the station file; write \"secret:NAME\" here and"
                    + " a line NAME=the password into " + file + ", then run: chmod 600 " + file);
        String name = value.substring(PREFIX.length());
        String secret = read().getProperty(name);
        if (secret == null) throw new RefusedException("there is no line " + name + "=... in " + file);
        return secret;
    }

    private Properties read() throws RefusedException {
        if (!Files.isRegularFile(file))
            throw new RefusedException(
                    "needs the file " + file + ", which is not there; write it, then run: chmod 600 " + file);
        Properties secrets = new Properties();
        try {
            checkRights();
            try (Reader reader = Files.newBufferedReader(file)) {
                secrets.load(reader);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedException(file + " cannot be read: " + e.getMessage());
        }
        return secrets;
    }

    private void checkRights() throws IOException, RefusedException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) return; // no such rights on this system
        Set<PosixFilePermission> rights = view.readAttributes().permissions();
        if (rights.stream().anyMatch(FOREIGN::contains))
            throw new RefusedException(file + " can be read by others than its owner; run: chmod 600 " + file);
    }
}
