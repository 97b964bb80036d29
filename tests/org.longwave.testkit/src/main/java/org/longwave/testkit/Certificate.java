package org.longwave.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A self-signed certificate for a test's server, made by the JDK's keytool.
 *
 * @param pem certificate and key, as servers want them
 * @param certificate the certificate alone
 * @param fingerprint its SHA-256
 */
public record Certificate(Path pem, Path certificate, String fingerprint) {
    private static final String WORD = "changeit";

    /** @param name what it is for, as keytool says it: {@code dns:localhost,ip:127.0.0.1} */
    public static Certificate make(Path folder, String name, boolean expired)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = Files.createTempDirectory(folder, "cert").resolve("store.p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "s"));
        command.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=test server", "-ext"));
        command.addAll(List.of("SAN=" + name, "-storetype", "PKCS12", "-storepass", WORD, "-keystore", "" + store));
        command.addAll(expired ? List.of("-startdate", "-20d", "-validity", "10") : List.of("-validity", "10"));
        Tool.Said said = Tool.run(command, 60);
        if (said.code() != 0) throw new AssertionError("keytool: " + said.text());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, WORD.toCharArray());
        }
        byte[] own = keys.getCertificate("s").getEncoded();
        byte[] key = keys.getKey("s", WORD.toCharArray()).getEncoded();
        Path certificate = Files.writeString(store.resolveSibling("cert.pem"), pem("CERTIFICATE", own));
        Path both =
                Files.writeString(store.resolveSibling("both.pem"), pem("CERTIFICATE", own) + pem("PRIVATE KEY", key));
        String print =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(own));
        return new Certificate(both, certificate, print);
    }

    private static String pem(String what, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }
}
