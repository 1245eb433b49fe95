package dev.cauce.channel.whatsapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cauce.channel.api.DeliveryOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/** What answers of Meta's API mean. Pure. */
public final class Answers {
    private static final JsonMapper JSON = new JsonMapper();

    private Answers() {}

    /** Whether a file was taken in, and under which id. */
    sealed interface Uploaded {
        record Under(String id) implements Uploaded {}

        record Not(DeliveryOutcome why) implements Uploaded {}
    }

    /** Where a file of a contact is. */
    public sealed interface Place {
        record At(URI address) implements Place {}

        /** It will not be there later either. */
        record Gone(String reason) implements Place {}

        record NotNow(String reason) implements Place {}
    }

    /** Of {@code POST /<number>/messages}. */
    static DeliveryOutcome sent(GraphAnswer answer) {
        return switch (answer) {
            case GraphAnswer.Refused(var code, var reason) -> new DeliveryOutcome.Rejected(code, reason);
            case GraphAnswer.Lost _ -> new DeliveryOutcome.RetryLater(Duration.ZERO);
            case GraphAnswer.Answered answered
            when isSuccess(answered) ->
                new DeliveryOutcome.Accepted(
                        Words.text(json(answered).path("messages").path(0).path("id")));
            case GraphAnswer.Answered answered -> refusal(answered);
        };
    }

    /** Of {@code POST /<number>/media}. */
    static Uploaded uploaded(GraphAnswer answer) {
        if (answer instanceof GraphAnswer.Answered answered && isSuccess(answered)) {
            String id = Words.text(json(answered).path("id"));
            return id.isEmpty()
                    ? new Uploaded.Not(new DeliveryOutcome.RetryLater(Duration.ZERO))
                    : new Uploaded.Under(id);
        }
        return new Uploaded.Not(sent(answer));
    }

    /** Of {@code GET /<media id>}. */
    public static Place place(GraphAnswer answer) {
        return switch (answer) {
            case GraphAnswer.Refused refused -> new Place.Gone(refused.reason());
            case GraphAnswer.Lost(var reason) -> new Place.NotNow(reason);
            case GraphAnswer.Answered answered when isSuccess(answered) -> place(json(answered));
            case GraphAnswer.Answered answered ->
                refusal(answered) instanceof DeliveryOutcome.RetryLater
                        ? new Place.NotNow("status " + answered.status())
                        : new Place.Gone("status " + answered.status());
        };
    }

    /** The number of the error in an answer, 0 when there is none. */
    public static int code(GraphAnswer.Answered answer) {
        return isSuccess(answer) ? 0 : json(answer).path("error").path("code").asInt(answer.status());
    }

    private static Place place(JsonNode found) {
        try {
            return new Place.At(URI.create(Words.text(found.path("url"))));
        } catch (IllegalArgumentException strange) {
            return new Place.Gone("no address");
        }
    }

    private static DeliveryOutcome refusal(GraphAnswer.Answered answer) {
        DeliveryOutcome outcome = MetaError.of(json(answer).path("error")).outcome(answer.status());
        Duration asked = Objects.requireNonNullElse(answer.retryAfter(), Duration.ZERO);
        return outcome instanceof DeliveryOutcome.RetryLater(Duration after, var holds) && asked.compareTo(after) > 0
                ? new DeliveryOutcome.RetryLater(asked, holds)
                : outcome;
    }

    private static boolean isSuccess(GraphAnswer.Answered answer) {
        return answer.status() / 100 == 2;
    }

    private static JsonNode json(GraphAnswer.Answered answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
