package dev.cauce.channel.api.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * How an account's key goes into the header of each call.
 *
 * @param header its name
 * @param prefix what stands before the key, such as {@code "Bearer "}
 * @param base64 whether the key is encoded so first
 */
public record Credential(String header, String prefix, boolean base64) {

    /** RFC 6750. */
    public static Credential bearer() {
        return new Credential("Authorization", "Bearer ", false);
    }

    /** RFC 7617: the key is user and password, with a colon between. */
    public static Credential basic() {
        return new Credential("Authorization", "Basic ", true);
    }

    /** A header that holds nothing but the key. */
    public static Credential inHeader(String header) {
        return new Credential(header, "", false);
    }

    /** The header's value for a key. */
    public String value(String key) {
        return prefix + (base64 ? Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)) : key);
    }
}
