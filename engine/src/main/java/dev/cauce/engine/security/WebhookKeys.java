package dev.cauce.engine.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys by which a channel's system and the engine know each other, newest first: at most two, so that a system can change to
 * a new one while the old one holds. They sign as <a href="https://github.com/standard-webhooks/standard-webhooks">Standard
 * Webhooks</a> says: HMAC-SHA256 over id, timestamp and raw body, joined by dots.
 */
public record WebhookKeys(List<String> newestFirst) {
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int BYTES = 32;
    private static final int MOST = 2;
    private static final int MOST_SIGNATURES = 10;

    public WebhookKeys {
        newestFirst = List.copyOf(newestFirst);
    }

    /** As {@link #text()} wrote them. */
    public static WebhookKeys parse(String text) {
        return new WebhookKeys(
                Arrays.stream(text.split("\n")).filter(key -> !key.isEmpty()).toList());
    }

    /** For keeping, sealed. */
    public String text() {
        return String.join("\n", newestFirst);
    }

    /** With a new key before the newest of these; an older one holds no more. */
    public WebhookKeys withNew(SecureRandom random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        var all = new ArrayList<String>();
        all.add(PREFIX + Base64.getEncoder().encodeToString(key));
        all.addAll(newestFirst);
        return new WebhookKeys(all.subList(0, Math.min(all.size(), MOST)));
    }

    /** What goes into {@code webhook-signature}: one signature for each key. */
    public String sign(String id, String timestamp, byte[] body) {
        return newestFirst.stream()
                .map(key -> VERSION + Base64.getEncoder().encodeToString(mac(key, id, timestamp, body)))
                .collect(Collectors.joining(" "));
    }

    /** Whether one of the signatures is by one of these keys. Takes the same time whichever it is. */
    public boolean signed(String signatures, String id, String timestamp, byte[] body) {
        boolean found = false;
        for (String key : newestFirst) {
            byte[] right = (VERSION + Base64.getEncoder().encodeToString(mac(key, id, timestamp, body)))
                    .getBytes(StandardCharsets.US_ASCII);
            for (String signature : signatures.split(" ", MOST_SIGNATURES)) {
                found |= MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private static byte[] mac(String key, String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key.substring(PREFIX.length())), "HmacSHA256"));
            mac.update((id + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "WebhookKeys[%d]".formatted(newestFirst.size());
    }
}
