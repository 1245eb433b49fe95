package dev.cauce.channel.api;

import org.jspecify.annotations.Nullable;

/**
 * One contact as one channel of one client knows it: the key under which everything of that contact stays in order.
 *
 * @param client the client's id
 * @param channel the id of the client's configured channel, such as {@code acme-web}
 * @param address the contact's address there: a visitor, a phone number, a mail address
 * @param topic which of the contact's threads, on channels where one contact has several at a time, such as e-mail; a
 *     channel has one with all its addresses or with none
 */
public record ContactAddress(
        String client,
        String channel,
        String address,
        @Nullable String topic) {
    private static final int LONGEST = 200;

    public ContactAddress {
        require("client", client);
        require("channel", channel);
        require("address", address);
        if (topic != null) {
            require("topic", topic);
        }
    }

    /** On a channel where a contact has one thread for ever. */
    public ContactAddress(String client, String channel, String address) {
        this(client, channel, address, null);
    }

    /** Client, channel, topic if there is one, and address joined by bars; unique, because only an address may hold one. */
    public String key() {
        return topic == null ? person() : client + '|' + channel + '|' + topic + '|' + address;
    }

    /** Whose thread it is: the same for all topics of an address. */
    public String person() {
        return client + '|' + channel + '|' + address;
    }

    private static void require(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The %s must have 1 to %d characters, but has %d.".formatted(field, LONGEST, value.length()));
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The %s must not contain control characters.".formatted(field));
        }
        if (!field.equals("address") && value.indexOf('|') >= 0) {
            throw new IllegalArgumentException("The %s must not contain a bar.".formatted(field));
        }
    }
}
