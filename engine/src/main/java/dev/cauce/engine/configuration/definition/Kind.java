package dev.cauce.engine.configuration.definition;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of definitions, with the names they have in paths, in the database and on the topic. */
public enum Kind {
    OPERATION("operations", Operation.class),
    CLIENT("clients", Client.class),
    SKILL("skills", Skill.class),
    OPENING_HOURS("opening-hours", OpeningHours.class),
    QUEUE("queues", Queue.class),
    USER("users", User.class),
    PRESENCE_REASON("presence-reasons", PresenceReason.class),
    DISPOSITION("dispositions", Disposition.class),
    CANNED_ANSWER("canned-answers", CannedAnswer.class),
    CHAT_CHANNEL("chat-channels", ChatChannel.class),
    MAILBOX("mailboxes", Mailbox.class),
    TASK_TYPE("task-types", TaskType.class),
    HTTP_CHANNEL("http-channels", HttpChannel.class),
    WHATSAPP_NUMBER("whatsapp-numbers", WhatsAppNumber.class),
    PROVIDER_ACCOUNT("provider-accounts", ProviderAccount.class),
    SCREEN_POP("screen-pops", ScreenPop.class),
    ALERT_RULE("alert-rules", AlertRule.class);

    private final String plural;
    private final Class<? extends Definition> type;

    Kind(String plural, Class<? extends Definition> type) {
        this.plural = plural;
        this.type = type;
    }

    /** As in {@code /api/v1/configuration/<plural>}. */
    public String plural() {
        return plural;
    }

    public Class<? extends Definition> type() {
        return type;
    }

    public static Optional<Kind> named(String plural) {
        return Arrays.stream(values())
                .filter(kind -> kind.plural.equals(plural))
                .findFirst();
    }

    /** The kind of a type of definitions. */
    public static Kind of(Class<? extends Definition> type) {
        return Arrays.stream(values())
                .filter(kind -> kind.type == type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind of definition: " + type));
    }

    @Override
    public String toString() {
        return plural;
    }
}
