package org.longwave.output.icecast;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whom we believe to be the server, and plain words when we do not; on the connecting thread. */
final class Certificates extends X509ExtendedTrustManager {
    private final Server server;
    private final X509ExtendedTrustManager trusted;

    private Certificates(Server server) throws GeneralSecurityException, IOException {
        this.server = server;
        trusted = manager(server.tls().caFile());
    }

    /** An engine for a client of this server. */
    static SSLEngine engine(Server server) throws IOException, Trouble {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Certificates(server)}, null);
            SSLEngine engine = context.createSSLEngine(server.host(), server.port());
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            if (server.tls().pin().isEmpty()) parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
            return engine;
        } catch (GeneralSecurityException broken) {
            throw new Trouble(
                    Trouble.Kind.SETTINGS,
                    "The certificates in tlsCaFile cannot be used (" + broken.getMessage() + ").",
                    broken);
        }
    }

    private static X509ExtendedTrustManager manager(String caFile) throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(caFile.isEmpty() ? null : store(Path.of(caFile)));
        for (TrustManager manager : factory.getTrustManagers())
            if (manager instanceof X509ExtendedTrustManager found) return found;
        throw new GeneralSecurityException("this Java has no X.509 trust manager");
    }

    private static KeyStore store(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in))
                store.setCertificateEntry("ca" + number++, each);
        }
        return store;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        X509Certificate own = chain[0];
        checkDates(own);
        if (!server.tls().pin().isEmpty()) {
            checkPin(own);
            return;
        }
        try {
            trusted.checkServerTrusted(chain, type);
        } catch (CertificateException unknown) {
            throw new CertificateException(unknown(own), unknown);
        }
        try {
            trusted.checkServerTrusted(chain, type, engine);
        } catch (CertificateException wrongName) {
            throw new CertificateException(
                    "The server's certificate is for " + names(own) + " and not for " + server.host()
                            + "; set the host to a name it is for.",
                    wrongName);
        }
    }

    private static void checkDates(X509Certificate own) throws CertificateException {
        try {
            own.checkValidity();
        } catch (CertificateExpiredException expired) {
            throw new CertificateException(
                    "The server's certificate expired on " + day(own.getNotAfter())
                            + "; whoever runs the server must renew it.",
                    expired);
        } catch (CertificateNotYetValidException early) {
            throw new CertificateException(
                    "The server's certificate is valid only from " + day(own.getNotBefore())
                            + " on; is this computer's clock right?",
                    early);
        }
    }

    private static String day(java.util.Date date) {
        return DateTimeFormatter.ISO_LOCAL_DATE.format(date.toInstant().atZone(ZoneOffset.UTC));
    }

    private void checkPin(X509Certificate own) throws CertificateException {
        String pin = server.tls().pin().replace(":", "").toLowerCase(Locale.ROOT);
        if (!fingerprint(own).equals(pin))
            throw new CertificateException("The server showed another certificate than the one in tlsPin; ask who runs"
                    + " it whether it was renewed. It shows " + fingerprint(own) + ".");
    }

    private static String unknown(X509Certificate own) throws CertificateException {
        String remedy = "check its fingerprint with whoever runs the server and set tlsPin to it: " + fingerprint(own);
        if (own.getIssuerX500Principal().equals(own.getSubjectX500Principal()))
            return "The server's certificate is self-signed, so nobody vouches for it; " + remedy + ".";
        return "The server's certificate was issued by "
                + own.getIssuerX500Principal().getName()
                + ", whom this computer does not know; set tlsCaFile to that issuer's certificate, or " + remedy + ".";
    }

    static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new CertificateException("no SHA-256 here", impossible);
        }
    }

    private static String names(X509Certificate own) throws CertificateException {
        Collection<List<?>> all = own.getSubjectAlternativeNames();
        if (all == null) return own.getSubjectX500Principal().getName();
        return String.join(", ", all.stream().map(n -> String.valueOf(n.get(1))).toList());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("only engines are used here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("only engines are used here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trusted.getAcceptedIssuers();
    }
}
