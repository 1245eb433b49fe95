package dev.cauce.engine.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WebhookKeysTest {
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String AT = "1614265330";
    private final SecureRandom random = new SecureRandom();

    /** The example that the authors of the signature's scheme publish. */
    @Test
    void thePublishedExampleIsSignedAsPublished() {
        var keys = new WebhookKeys(List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        assertThat(keys.sign(ID, AT, BODY)).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(keys.signed("v1a,x v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", ID, AT, BODY))
                .isTrue();
    }

    @Test
    void whatWasChangedIsNotSignedAnyMore() {
        var keys = new WebhookKeys(List.of()).withNew(random);
        var signature = keys.sign(ID, AT, BODY);

        assertThat(keys.signed(signature, ID, AT, BODY)).isTrue();
        assertThat(keys.signed(signature, ID + "x", AT, BODY)).isFalse();
        assertThat(keys.signed(signature, ID, "1614265331", BODY)).isFalse();
        assertThat(keys.signed(signature, ID, AT, new byte[0])).isFalse();
        assertThat(keys.signed("", ID, AT, BODY)).isFalse();
        assertThat(new WebhookKeys(List.of()).signed(signature, ID, AT, BODY)).isFalse();
    }

    @Test
    void theKeyBeforeHoldsUntilTheNextOne() {
        var first = new WebhookKeys(List.of()).withNew(random);
        var second = WebhookKeys.parse(first.withNew(random).text());
        var third = second.withNew(random);
        var old = first.sign(ID, AT, BODY);

        assertThat(second.signed(old, ID, AT, BODY)).isTrue();
        assertThat(second.sign(ID, AT, BODY)).contains(old);
        assertThat(third.newestFirst()).hasSize(2);
        assertThat(third.signed(old, ID, AT, BODY)).isFalse();
    }

    @Test
    void keysAreNeverPrinted() {
        var keys = new WebhookKeys(List.of()).withNew(random);

        assertThat(keys.toString()).doesNotContain(keys.newestFirst().getFirst());
    }
}
