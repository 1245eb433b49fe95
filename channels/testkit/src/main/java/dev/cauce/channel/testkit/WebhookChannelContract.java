package dev.cauce.channel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.webhook.ProviderAnswer;
import dev.cauce.channel.api.webhook.ProviderCall;
import dev.cauce.channel.api.webhook.WebhookChannel;
import dev.cauce.channel.api.webhook.WebhookDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Extend this for a {@link WebhookChannel}: all of {@link MessageAdapterContract}, and what the engine relies on besides. */
public abstract class WebhookChannelContract extends MessageAdapterContract {
    private final List<ProviderCall> calls = new CopyOnWriteArrayList<>();

    protected abstract WebhookChannel channel();

    /** The account's own address at the provider. */
    protected abstract String sender();

    protected abstract SignedExample signedExample();

    /** The provider's answer to a call that it takes. */
    protected abstract ProviderAnswer taken(ProviderCall call);

    /** The text that a call sends. */
    protected abstract String textOf(ProviderCall call);

    /** Bodies of the provider's answers, good and bad, one file each. */
    protected abstract Recordings answers();

    @Override
    protected final MessageAdapter adapter() {
        return new PluggedChannel(channel(), sender(), call -> {
            calls.add(call);
            return CompletableFuture.completedFuture(new WebhookDelivery.Asked.Answered(taken(call)));
        });
    }

    @Override
    protected final List<String> received() {
        return calls.stream().map(this::textOf).toList();
    }

    @Test
    void theProvidersNameFitsIntoAddresses() {
        assertThat(channel().provider()).matches("[a-z][a-z0-9-]{1,39}");
    }

    @Test
    void whatTheProviderSignedIsTakenAndNothingElse() {
        var signature = channel().signature();
        var example = signedExample();
        byte[] body = example.body().getBytes(StandardCharsets.UTF_8);
        assertThat(signature.refusal(example.headers(), body, example.secret(), example.at()))
                .isEmpty();
        assertThat(signature.refusal(example.headers(), new byte[] {1}, example.secret(), example.at()))
                .isPresent();
        assertThat(signature.refusal(example.headers(), body, example.secret() + "x", example.at()))
                .isPresent();
        Map<String, String> unsigned = new HashMap<>(example.headers());
        unsigned.remove(signature.header().toLowerCase(Locale.ROOT));
        assertThat(signature.refusal(unsigned, body, example.secret(), example.at()))
                .isPresent();
    }

    @Test
    void aWebhookPostedAgainMuchLaterIsRefusedWhereTheProviderSignsTheTime() {
        var freshness = channel().signature().freshness();
        if (freshness != null) {
            var example = signedExample();
            Instant later = example.at().plus(freshness.tolerance()).plusSeconds(1);
            assertThat(channel()
                            .signature()
                            .refusal(
                                    example.headers(),
                                    example.body().getBytes(StandardCharsets.UTF_8),
                                    example.secret(),
                                    later))
                    .isPresent();
        }
    }

    @Test
    void theSameMessageIsTheSameCallAndHoldsItsIdButNoCredential() {
        var message = text("m-4711");
        ProviderCall call = channel().call(message, sender());
        assertThat(call).isEqualTo(channel().call(message, sender()));
        assertThat(call.headers().values() + call.body()).contains("m-4711");
        assertThat(call.headers().keySet())
                .noneMatch(name -> name.equalsIgnoreCase(channel().credential().header()));
    }

    @Test
    void aProviderThatIsBusyOrBrokenIsAskedAgain() {
        for (int status : new int[] {429, 500, 503}) {
            var answer = new ProviderAnswer(status, Map.of("retry-after", "30"), "<html>busy</html>");
            assertThat(channel().outcome(text("m1"), answer))
                    .as("status %d", status)
                    .isInstanceOfSatisfying(DeliveryOutcome.RetryLater.class, later -> assertThat(later.after())
                            .isGreaterThanOrEqualTo(Duration.ofSeconds(30)));
        }
    }

    @Test
    void anAnswerCutAnywhereOrOfAnyStatusIsAnOutcomeAndNeverThrows() {
        for (var recording : answers().all()) {
            String whole = recording.payload().text();
            for (int length = 0; length <= whole.length(); length++) {
                for (int status : new int[] {200, 202, 302, 400, 401, 409, 429, 500}) {
                    var answer = new ProviderAnswer(status, Map.of(), whole.substring(0, length));
                    assertThat(channel().outcome(text("m1"), answer)).isNotNull();
                }
            }
        }
    }

    private OutboundMessage text(String id) {
        return new OutboundMessage(id, contact(), "c1", 1, Instant.EPOCH, null, List.of(new Part.Text("Hola")));
    }
}
