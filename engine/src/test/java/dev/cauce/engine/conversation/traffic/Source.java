package dev.cauce.engine.conversation.traffic;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.chat.ChatAdapter;
import dev.cauce.channel.chat.ChatLimits;
import dev.cauce.channel.email.MailEvents;
import dev.cauce.channel.email.MailLimits;
import dev.cauce.channel.email.ThreadMarks;
import dev.cauce.channel.http.HttpChannelAdapter;
import dev.cauce.channel.sms.PalomaSms;
import dev.cauce.channel.whatsapp.WebhookReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.crypto.spec.SecretKeySpec;

/** A kind of channel: its real adapter, and payloads as its provider makes them. */
public enum Source {
    /** A visitor's socket: frames come in the order in which they were sent; what is sent again after a loss comes later. */
    CHAT(35) {
        @Override
        String message(int contact, int number) {
            return "{\"type\":\"message\",\"id\":\"m-%d-%d\",\"text\":\"%s\"}"
                    .formatted(contact, number, words(contact, number));
        }

        @Override
        ContactAddress from(String client, int contact) {
            return new ContactAddress(client, channel(client), "visitor-" + contact);
        }
    },
    WHATSAPP(25) {
        @Override
        List<String> reports() {
            return List.of("sent", "delivered", "read");
        }

        @Override
        String message(int contact, int number) {
            return value("""
                    "contacts":[{"profile":{"name":"Eva"},"wa_id":"%s"}],"messages":[{"from":"%s","id":"wamid.%d.%d",
                    "timestamp":"1767607200","type":"text","text":{"body":"%s"}}]""".formatted(phone(contact), phone(contact), contact, number, words(contact, number)));
        }

        @Override
        String report(int contact, String message, String status) {
            return value("""
                    "statuses":[{"id":"wamid.%d.out","status":"%s","timestamp":"1767607260","recipient_id":"%s",
                    "biz_opaque_callback_data":"%s"%s}]""".formatted(
                            contact,
                            status,
                            phone(contact),
                            message,
                            status.equals("failed")
                                    ? ",\"errors\":[{\"code\":131026,\"title\":\"Message undeliverable\"}]"
                                    : ""));
        }

        private String value(String content) {
            return """
                    {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                    "messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"%s"},
                    %s}}]}]}""".formatted(ACCOUNT, content);
        }
    },
    EMAIL(10) {
        @Override
        String message(int contact, int number) {
            return """
                    From: Eva <eva-%d@example.org>
                    To: us@acme.example
                    Subject: Order %d
                    Message-ID: <m.%d.%d@example.org>
                    %sDate: Mon, 05 Jan 2026 10:00:00 +0000
                    MIME-Version: 1.0
                    Content-Type: text/plain; charset=utf-8

                    %s
                    """.formatted(
                            contact,
                            contact,
                            contact,
                            number,
                            number == 0
                                    ? ""
                                    : "In-Reply-To: <m.%d.0@example.org>\nReferences: <m.%d.0@example.org>\n"
                                            .formatted(contact, contact),
                            words(contact, number))
                    .replace("\n", "\r\n");
        }
    },
    HTTP(15) {
        @Override
        List<String> reports() {
            return List.of("delivered", "read");
        }

        @Override
        String message(int contact, int number) {
            return event(
                    "m-%d-%d".formatted(contact, number), "dev.cauce.channel.message-received", contact, """
                    ,"text":"%s\"""".formatted(
                                    words(contact, number)));
        }

        @Override
        String report(int contact, String message, String status) {
            return event(
                    "r-%d-%s".formatted(contact, status), "dev.cauce.channel.message-reported", contact, """
                    ,"message":"%s","status":"%s"%s""".formatted(
                            message,
                            status,
                            status.equals("failed") ? ",\"failure\":{\"code\":\"x\",\"text\":\"It failed.\"}" : ""));
        }

        @Override
        Optional<String> unknown(int contact) {
            return Optional.of(event("u-" + contact, "com.example.reaction", contact, ""));
        }

        private String event(String id, String type, int contact, String more) {
            return """
                    {"specversion":"1.0","id":"%s","source":"/traffic","type":"%s","time":"2026-01-05T10:00:00Z",
                     "data":{"contact":{"address":"%s"}%s}}""".formatted(id, type, phone(contact), more);
        }
    },
    SMS(15) {
        @Override
        List<String> reports() {
            return List.of("queued", "sent", "delivered");
        }

        @Override
        String message(int contact, int number) {
            return event(
                    "m-%d-%d".formatted(contact, number), "message", contact, """
                    ,"text":"%s\"""".formatted(words(contact, number)));
        }

        @Override
        String report(int contact, String message, String status) {
            return event("r-%d-%s".formatted(contact, status), "status", contact, """
                    ,"reference":"%s","status":"%s","code":27""".formatted(message, status));
        }

        @Override
        Optional<String> unknown(int contact) {
            return Optional.of(event("u-" + contact, "keyword", contact, ""));
        }

        private String event(String id, String type, int contact, String more) {
            return """
                    {"id":"%s","type":"%s","account":"%s","contact":"+%s","at":"2026-01-05T10:00:00Z"%s}""".formatted(id, type, ACCOUNT, phone(contact), more);
        }
    };

    static final String ACCOUNT = "106540352242922";
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:01Z");

    /** How many of a hundred contacts come this way. */
    final int share;

    Source(int share) {
        this.share = share;
    }

    /** What a provider may report of a message that arrives, in the order in which it happens. */
    List<String> reports() {
        return List.of();
    }

    abstract String message(int contact, int number);

    /** What became of a message to the contact; {@code status} is one of {@link #reports()} or {@code failed}. */
    String report(int contact, String message, String status) {
        throw new UnsupportedOperationException(name());
    }

    /** Something of a kind that the adapter does not know. */
    Optional<String> unknown(int contact) {
        return Optional.empty();
    }

    /** What was verified about the sender: by default the provider's account. */
    ContactAddress from(String client, int contact) {
        return new ContactAddress(client, channel(client), ACCOUNT);
    }

    public String channel(String client) {
        return client + '-' + name().toLowerCase(Locale.ROOT);
    }

    Payload payload(String client, int contact, String body) {
        return new Payload(from(client, contact), NOW, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The adapter's decoding, as the engine wires it. */
    public Function<Payload, Decoded> decoding() {
        return switch (this) {
            case CHAT -> {
                MessageAdapter chat = new ChatAdapter(ChatLimits.USUAL, 1, (contact, frame) -> {});
                yield chat::decode;
            }
            case WHATSAPP -> {
                var reader = new WebhookReader();
                yield payload -> reader.read(payload).decoded();
            }
            case EMAIL -> {
                var marks = new ThreadMarks(new SecretKeySpec(new byte[32], "HmacSHA256"));
                var mails = new MailEvents(MailLimits.USUAL, marks);
                yield payload -> mails.decode(payload, _ -> Optional.empty());
            }
            case HTTP -> new HttpChannelAdapter(new NoSystem(), (owner, file) -> new CompletableFuture<>())::decode;
            case SMS -> new PalomaSms()::decode;
        };
    }

    static String words(int contact, int number) {
        return "n:%d:%d".formatted(contact, number);
    }

    static String phone(int contact) {
        return "34%09d".formatted(contact);
    }
}
