package org.longwave.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words that belong to one machine or one network and so into no file: hosts of registries, paths of a person's home. */
public final class Words {
    private static final Pattern FORBIDDEN = Pattern.compile(
            "https?://[^\\s\"'<>]*/maven2?/[^\\s\"'<>]*" // a repository by its path
                    + "|\\b(?:repo1?|central|oss|plugins|registry|download|archive)\\."
                    + "(?:maven|sonatype|gradle|npmjs|yarnpkg|eclipse)\\.[a-z.]+"
                    + "|(?<![\\w.}*])/(?:home|Users|root|work)/[\\w.-]+"
                    + "|\\b[A-Z]:\\\\+Users\\\\+\\w+");
    private static final Pattern BINARY = Pattern.compile("(?i).*\\.(png|jpe?g|gif|ico|icns|wav|mp3|flac|ogg|jar|zip)");

    private Words() {}

    /** The forbidden words of a text, each as {@code line: word}. */
    public static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++)
            for (Matcher m = FORBIDDEN.matcher(lines.get(i)); m.find(); ) found.add(i + 1 + ": " + m.group());
        return found;
    }

    /** The text files of the project: those in git, or without git all that no tool made. */
    public static List<Path> files(Path root) {
        try {
            Process git = new ProcessBuilder("git", "-C", root.toString(), "ls-files", "-z")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String listed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() == 0 && !listed.isEmpty())
                return texts(Stream.of(listed.split("\0")).map(root::resolve));
        } catch (IOException e) {
            System.getLogger(Words.class.getName()).log(System.Logger.Level.INFO, "no git, all files are read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return texts(all.filter(f -> !root.relativize(f).toString().matches("(.*/)?(target|\\.git)/.*")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> texts(Stream<Path> files) {
        return files.filter(Files::isRegularFile)
                .filter(f -> !BINARY.matcher(f.getFileName().toString()).matches())
                .sorted()
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1); // any byte is a character
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
