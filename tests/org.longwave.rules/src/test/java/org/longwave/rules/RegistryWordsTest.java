package org.longwave.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A clone builds anywhere: no file names a registry's host or a folder of one machine. */
class RegistryWordsTest {
    @Test
    void noFileNamesARegistryOrAHomeFolder() {
        Path root = Checkout.root();
        List<Path> files = Words.files(root);
        assertTrue(files.contains(root.resolve("pom.xml")) && files.size() > 50, "files: " + files.size());
        List<String> found = new ArrayList<>();
        for (Path file : files)
            for (String word : Words.in(Words.read(file))) found.add(root.relativize(file) + ":" + word);
        assertEquals("", String.join("\n", found));
    }

    /** The bad words are put together here, or this file would be the first offence. */
    @Test
    void seededWordsAreNamed() {
        String url = "https://nexus.example.org/repository" + "/maven" + "2/org/x";
        assertEquals(List.of("2: " + url), Words.in("first\n<url>" + url + "</url>"));
        for (String bad : List.of(
                "repo" + ".maven.apache.org",
                "repo1" + ".maven.org",
                "registry" + ".npmjs.org",
                "download" + ".eclipse.org",
                "/ho" + "me/anna",
                "/Us" + "ers/anna",
                "/ro" + "ot/x.wav",
                "/wo" + "rk/x",
                "C:\\Us" + "ers\\anna")) assertEquals(List.of("1: " + bad), Words.in("see " + bad + " there"));
    }

    @Test
    void ordinaryWordsPass() {
        for (String good : List.of(
                "xmlns=\"http://maven.apache.org/POM/4.0.0\"",
                "http://127.0.0.1:8000/program.mp3",
                "/usr/lib/jvm/",
                "Library/Java/JavaVirtualMachines/*/Contents/Home",
                "\"${HOME-}\"/.jdks/*",
                "a network" + "/w" + "ork/flow")) assertEquals(List.of(), Words.in(good));
    }
}
