package dev.cauce.channel.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.DeliveryOutcome.Accepted;
import dev.cauce.channel.api.DeliveryOutcome.Rejected;
import dev.cauce.channel.api.webhook.ProviderAnswer;

/** What Paloma's answer to {@code POST /v1/messages} means. */
final class PalomaAnswer {
    private static final JsonMapper JSON = new JsonMapper();

    private PalomaAnswer() {}

    static DeliveryOutcome outcome(String message, ProviderAnswer answer) {
        JsonNode body = json(answer.body());
        if (answer.isSuccess()) {
            return new Accepted(body.path("id").asText(message));
        }
        return switch (body.path("error").path("code").asText()) {
            // The same Idempotency-Key was taken before: our last attempt arrived although its answer did not.
            case "duplicate" -> new Accepted(body.path("id").asText(message));
            case "invalid_number" ->
                new Rejected("invalid-number", "The number does not exist or takes no text messages.");
            case "opted_out" ->
                new Rejected("opted-out", "The contact asked not to get text messages. Reach them in another way.");
            case "blocked_content" ->
                new Rejected("blocked-content", "The operator does not carry this text. Reword it.");
            case "insufficient_credit" ->
                new Rejected("no-credit", "The account at Paloma has no credit left. Tell an administrator.");
            case "unauthorized" ->
                new Rejected("not-authorised", "Paloma does not know the account's key. Tell an administrator.");
            default -> answer.usualOutcome();
        };
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
