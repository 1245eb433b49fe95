package dev.cauce.channel.api;

/**
 * One contact as one channel of one client knows it: the key under which everything of that contact stays in order.
 *
 * @param client the client's id
 * @param channel the id of the client's configured channel, such as {@code acme-web}
 * @param address the contact's address there: a visitor, a phone number, a mail address
 */
public record ContactAddress(String client, String channel, String address) {
    private static final int LONGEST = 200;

    public ContactAddress {
        require("client", client);
        require("channel", channel);
        require("address", address);
    }

    /** Client, channel and address joined by bars; unique, because a client and a channel hold no bar. */
    public String key() {
        return client + '|' + channel + '|' + address;
    }

    private static void require(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The %s must have 1 to %d characters, but has %d.".formatted(field, LONGEST, value.length()));
        }
        if (!field.equals("address") && value.indexOf('|') >= 0) {
            throw new IllegalArgumentException("The %s must not contain a bar.".formatted(field));
        }
    }
}
