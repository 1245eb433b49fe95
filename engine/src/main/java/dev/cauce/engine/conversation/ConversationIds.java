package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Ids derived from what they identify, so that the same happening taken up twice has the same ids. */
public final class ConversationIds {
    private static final int TOPIC_DIGITS = 16;

    private ConversationIds() {}

    /** Of all that is said with one contact on one channel, in one topic where those have some. */
    public static String thread(ContactAddress contact) {
        return derived("thread", contact.key());
    }

    /** Of the contact behind an address: what the router knows the contact by. */
    public static String contact(ContactAddress contact) {
        return derived("contact", contact.person());
    }

    /** Of a contact's message, by the id its provider or device gave it. */
    public static String message(ContactAddress contact, String providerId) {
        return derived("message", contact.key() + '|' + providerId);
    }

    /** Of an agent's message, by the key that makes the agent's request unique. */
    public static String agentMessage(String agent, String conversation, String idempotencyKey) {
        return derived("agent-message", agent + '|' + conversation + '|' + idempotencyKey);
    }

    /** Of a conversation's move to another channel, by the key that makes the agent's request unique. */
    public static String move(String agent, String conversation, String idempotencyKey) {
        return derived("move", agent + '|' + conversation + '|' + idempotencyKey);
    }

    /** Of the conversation that continues an ended one, by the key that makes the agent's request to reopen it unique. */
    public static String reopened(String agent, String conversation, String idempotencyKey) {
        return derived("reopened", agent + '|' + conversation + '|' + idempotencyKey);
    }

    /** The topic of the letters in which a conversation goes on that did not begin by e-mail, always the same: 16 hexadecimal digits. */
    public static String topic(String conversation) {
        return derived("topic", conversation).replace("-", "").substring(0, TOPIC_DIGITS);
    }

    /** Of a note on a contact, by the key that makes the request of who writes it unique. */
    public static String contactNote(String user, String conversation, String idempotencyKey) {
        return derived("contact-note", user + '|' + conversation + '|' + idempotencyKey);
    }

    /** Of what a contact is told when the work leaves a queue, at the instant of the router's step. */
    static String notice(String conversation, String queue, Instant at) {
        return derived("notice", conversation + '|' + queue + '|' + at);
    }

    /** Of the conversation that a message opens. */
    static String conversation(ContactAddress contact, String firstMessage) {
        return derived("conversation", contact.key() + '|' + firstMessage);
    }

    /** Of the conversation that a contact's first message opens, by the id its provider gave it. */
    public static String opened(ContactAddress contact, String providerId) {
        return conversation(contact, message(contact, providerId));
    }

    private static String derived(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + '|' + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
