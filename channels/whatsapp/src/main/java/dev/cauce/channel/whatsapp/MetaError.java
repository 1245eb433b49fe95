package dev.cauce.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.DeliveryOutcome;
import java.time.Duration;

/**
 * An error by its number, after
 * <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">Meta's list</a>: the numbers are what to go
 * by, titles and HTTP statuses change.
 */
record MetaError(int code, String title) {
    private static final Duration AT_ONCE = Duration.ZERO;
    /** Of the number, with all its contacts. */
    private static final Duration THROUGHPUT = Duration.ofSeconds(5);
    /** To one contact a message each six seconds. */
    private static final Duration PAIR = Duration.ofSeconds(6);

    private static final Duration RATE = Duration.ofMinutes(1);
    /** Until an administrator has set a new token. */
    private static final Duration ACCESS = Duration.ofMinutes(5);

    private static final int SERVER = 500;
    private static final int TOO_MANY = 429;
    private static final int UNAUTHENTICATED = 401;
    private static final int LONGEST = 200;

    static MetaError of(JsonNode error) {
        String title = Words.joined("", Words.text(error.path("title")));
        String text = title.isEmpty() ? Words.text(error.path("message")) : title;
        return new MetaError(error.path("code").asInt(-1), text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    /** What an answer with this error and HTTP status means for the message. */
    DeliveryOutcome outcome(int status) {
        return switch (code) {
            case 130_429 -> new DeliveryOutcome.RetryLater(THROUGHPUT, DeliveryOutcome.Holds.CHANNEL);
            case 131_056 -> new DeliveryOutcome.RetryLater(PAIR);
            case 4, 80_007, 133_016 -> new DeliveryOutcome.RetryLater(RATE, DeliveryOutcome.Holds.CHANNEL);
            case 0, 3, 10, 190, 131_005 -> new DeliveryOutcome.RetryLater(ACCESS);
            case 1, 2, 131_000, 131_016, 131_057, 133_004 -> new DeliveryOutcome.RetryLater(AT_ONCE);
            default -> {
                if (status >= SERVER) {
                    yield new DeliveryOutcome.RetryLater(AT_ONCE);
                }
                if (status == TOO_MANY) {
                    yield new DeliveryOutcome.RetryLater(RATE);
                }
                if (status == UNAUTHENTICATED || (code >= 200 && code <= 299)) {
                    yield new DeliveryOutcome.RetryLater(ACCESS);
                }
                yield new DeliveryOutcome.Rejected(failure().code(), failure().text());
            }
        };
    }

    /** Why a message did not arrive, for the agent. */
    ChannelEvent.Failure failure() {
        return new ChannelEvent.Failure(code < 0 ? "whatsapp" : "whatsapp-" + code, text());
    }

    private String text() {
        return switch (code) {
            case 131_047 -> "More than 24 hours passed since the contact's last message. Only a template can be sent.";
            case 131_049 ->
                "WhatsApp holds this back so that the contact gets fewer such messages. Do not repeat it soon.";
            case 131_026 -> "The contact cannot be reached: maybe no WhatsApp account, or an old version of it.";
            case 131_050 -> "The contact wants no more marketing messages.";
            case 131_048 ->
                "WhatsApp restricts this number because of reports as spam. See its quality in the WhatsApp Manager.";
            case 131_031, 368 -> "WhatsApp has blocked the business account. See the WhatsApp Manager.";
            case 131_042 ->
                "WhatsApp sees a problem with the payment of the business account. See the WhatsApp Manager.";
            case 131_045, 133_010 -> "The phone number is not registered with WhatsApp. Register it.";
            case 131_021 -> "A number cannot write to itself.";
            case 131_051 -> "WhatsApp does not carry messages of this kind.";
            case 131_052, 131_053 -> "WhatsApp could not take the file. Maybe its type is not one of those it carries.";
            case 130_472 -> "WhatsApp left this contact out of such messages for an experiment.";
            case 131_008, 131_009, 100, 33 -> "WhatsApp found a part of the message invalid: " + title;
            case 132_000, 132_012 -> "The parameters are not those of the template.";
            case 132_001 -> "There is no such template in this language, or it is not approved.";
            case 132_005 -> "The template with its parameters is too long.";
            case 132_007, 132_015, 132_016 -> "WhatsApp has paused or disabled the template.";
            default -> title.isEmpty() ? "WhatsApp did not deliver it." : "WhatsApp did not deliver it: " + title;
        };
    }
}
