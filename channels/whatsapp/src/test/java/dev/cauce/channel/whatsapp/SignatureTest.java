package dev.cauce.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SignatureTest {
    private static final byte[] BODY = "{\"object\":\"whatsapp_business_account\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void onlyTheSecretsOwnSignatureOfTheseBytesHolds() {
        String signature = Signature.of(BODY, "secret");

        assertThat(signature).matches("sha256=[0-9a-f]{64}");
        assertThat(Signature.holds(BODY, signature, "secret")).isTrue();
        assertThat(Signature.holds(BODY, signature, "another")).isFalse();
        assertThat(Signature.holds(new byte[] {1}, signature, "secret")).isFalse();
    }

    @Test
    void theSignatureIsThatOfRfc4231() {
        assertThat(Signature.of("what do ya want for nothing?".getBytes(StandardCharsets.UTF_8), "Jefe"))
                .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void withoutSignatureOrSecretNothingHolds() {
        assertThat(Signature.holds(BODY, null, "secret")).isFalse();
        assertThat(Signature.holds(BODY, "", "secret")).isFalse();
        assertThat(Signature.holds(BODY, Signature.of(BODY, "secret").replace("sha256=", "sha1="), "secret"))
                .isFalse();
        assertThat(Signature.holds(BODY, "sha256=", "")).isFalse();
    }
}
