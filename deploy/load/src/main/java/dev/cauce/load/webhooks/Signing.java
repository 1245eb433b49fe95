package dev.cauce.load.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as those do who send webhooks. */
final class Signing {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String KEY_PREFIX = "whsec_";

    private Signing() {}

    /** The header {@code webhook-signature} of <a href="https://github.com/standard-webhooks/standard-webhooks">Standard Webhooks</a>. */
    static String standard(String key, String id, String timestamp, byte[] body) {
        byte[] secret = Base64.getDecoder().decode(key.substring(KEY_PREFIX.length()));
        byte[] head = "%s.%s.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(mac(secret, head, body));
    }

    /** The header {@code X-Hub-Signature-256} of Meta. */
    static String meta(String appSecret, byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(mac(appSecret.getBytes(StandardCharsets.UTF_8), new byte[0], body));
    }

    private static byte[] mac(byte[] secret, byte[] head, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
