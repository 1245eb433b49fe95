package dev.cauce.channel.testkit;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.webhook.ProviderAnswer;
import dev.cauce.channel.api.webhook.ProviderCall;
import dev.cauce.channel.api.webhook.WebhookChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

final class InMemoryWebhookChannelTest extends WebhookChannelContract {
    private static final Path RECORDED = Path.of("src/test/resources/webhooks");

    @Override
    protected WebhookChannel channel() {
        return new InMemoryWebhookChannel();
    }

    @Override
    protected String sender() {
        return "+34910000000";
    }

    @Override
    protected ContactAddress contact() {
        return new ContactAddress("acme", "acme-memory", "+34600111222");
    }

    /** Signed by {@code openssl dgst -sha256 -hmac memory}. */
    @Override
    protected SignedExample signedExample() {
        return new SignedExample(
                Map.of("memory-signature", "06ad5bc9c085be76b2210b1dfd807bba48eaa64dfb27c66371c6e5cadf736e3f"),
                "w1 +34600111222 Hola",
                "memory",
                Instant.EPOCH);
    }

    @Override
    protected ProviderAnswer taken(ProviderCall call) {
        return new ProviderAnswer(204, Map.of(), "");
    }

    @Override
    protected String textOf(ProviderCall call) {
        return call.body().split(" ", 3)[2];
    }

    @Override
    protected Recordings understood() {
        return recorded("understood");
    }

    @Override
    protected Recordings malformed() {
        return recorded("malformed");
    }

    @Override
    protected Recordings answers() {
        return recorded("answers");
    }

    private Recordings recorded(String folder) {
        return new Recordings(
                RECORDED.resolve(folder), new ContactAddress("acme", "acme-memory", sender()), Instant.EPOCH);
    }
}
