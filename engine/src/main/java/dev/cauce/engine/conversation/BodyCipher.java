package dev.cauce.engine.conversation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a contact's words with that contact's own key (AES-256-GCM, a random nonce each time), and such keys with the
 * master key. Each text is bound to an id: it cannot be read as the text of another. Thread-safe.
 */
public final class BodyCipher {
    public static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey master;
    private final SecureRandom random = new SecureRandom();

    public BodyCipher(byte[] master) {
        this.master = key(master);
    }

    /** A new data key, encrypted with the master key for this contact. */
    public byte[] newKey(String contact) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return encrypt(master, contact, key);
    }

    /** The data key; fails when it is another contact's or was wrapped with another master key. */
    public SecretKey unwrap(String contact, byte[] wrapped) {
        return key(decrypt(master, contact, wrapped));
    }

    public byte[] encrypt(SecretKey key, String id, byte[] plain) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, id);
            byte[] sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java runtime", e);
        }
    }

    /** The plain bytes; fails when key or id are not those of the encryption, or a bit was changed. */
    public byte[] decrypt(SecretKey key, String id, byte[] encrypted) {
        if (encrypted.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new IllegalArgumentException(
                    "Encrypted bytes have a nonce and a tag, but these are only %d.".formatted(encrypted.length));
        }
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            ByteBuffer.wrap(encrypted).get(nonce);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, id)
                    .doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "These bytes were not encrypted with this key for this id. Maybe the master key was replaced.", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String id) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKey key(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "A key has %d bytes, but this has %d.".formatted(KEY_BYTES, bytes.length));
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
