package dev.cauce.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BodyCipherTest {
    private static final byte[] WORDS = "Mi pedido no ha llegado".getBytes(StandardCharsets.UTF_8);
    private final BodyCipher cipher = new BodyCipher(new byte[BodyCipher.KEY_BYTES]);
    private final byte[] wrapped = cipher.newKey("contact-1");

    @Test
    void wordsComeBackWithTheKeyTheyWereEncryptedWith() {
        var key = cipher.unwrap("contact-1", wrapped);
        byte[] encrypted = cipher.encrypt(key, "message-1", WORDS);
        assertThat(new String(encrypted, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(WORDS, StandardCharsets.ISO_8859_1));
        assertThat(cipher.decrypt(key, "message-1", encrypted)).isEqualTo(WORDS);
    }

    @Test
    void theSameWordsNeverLookTheSame() {
        var key = cipher.unwrap("contact-1", wrapped);
        assertThat(cipher.encrypt(key, "message-1", WORDS)).isNotEqualTo(cipher.encrypt(key, "message-1", WORDS));
    }

    @Test
    void wordsCannotBeReadAsAnotherMessageNorWithAnotherContactsKey() {
        var key = cipher.unwrap("contact-1", wrapped);
        byte[] encrypted = cipher.encrypt(key, "message-1", WORDS);
        assertThatThrownBy(() -> cipher.decrypt(key, "message-2", encrypted))
                .isInstanceOf(IllegalArgumentException.class);
        var other = cipher.unwrap("contact-2", cipher.newKey("contact-2"));
        assertThatThrownBy(() -> cipher.decrypt(other, "message-1", encrypted))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aContactsKeyIsWorthNothingToAnotherContactOrAnotherMaster() {
        assertThatThrownBy(() -> cipher.unwrap("contact-2", wrapped)).isInstanceOf(IllegalArgumentException.class);
        byte[] master = new byte[BodyCipher.KEY_BYTES];
        master[0] = 1;
        assertThatThrownBy(() -> new BodyCipher(master).unwrap("contact-1", wrapped))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMasterKeyIsMadeOnceAndForItsOwnerOnly(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("keys").resolve("master.key");
        byte[] made = MasterKey.at(file);
        assertThat(MasterKey.at(file)).isEqualTo(made).hasSize(BodyCipher.KEY_BYTES);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aMasterKeyOfTheWrongLengthIsRefusedWithARemedy(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("master.key"), "c2hvcnQ=");
        assertThatThrownBy(() -> MasterKey.at(file)).hasMessageContaining("openssl rand -base64 32");
    }
}
