package dev.cauce.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a webhook is Meta's: the header {@code X-Hub-Signature-256} is an HMAC-SHA256 with the app secret over the raw body, see
 * <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads">Validating payloads</a>.
 */
public final class Signature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";

    private Signature() {}

    /** Takes as long for a wrong signature as for the right one. */
    public static boolean holds(byte[] body, @Nullable String header, String appSecret) {
        if (header == null || !header.startsWith(PREFIX) || appSecret.isEmpty()) {
            return false;
        }
        return equal(of(body, appSecret), header);
    }

    /** What the header says of this body. */
    public static String of(byte[] body, String appSecret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(appSecret.getBytes(UTF_8), ALGORITHM));
            return PREFIX + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    /** Whether two secrets are the same, in constant time. */
    public static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
