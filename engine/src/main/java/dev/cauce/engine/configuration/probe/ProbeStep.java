package dev.cauce.engine.configuration.probe;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a test of a channel tries, one after another. */
public enum ProbeStep {
    /** Whether there is a secret for the channel as it is now. */
    @JsonProperty("secret")
    SECRET,
    /** Exchanging the secret for an access token. */
    @JsonProperty("token")
    TOKEN,
    @JsonProperty("imap-connect")
    IMAP_CONNECT,
    @JsonProperty("imap-sign-in")
    IMAP_SIGN_IN,
    @JsonProperty("imap-inbox")
    IMAP_INBOX,
    @JsonProperty("smtp-connect")
    SMTP_CONNECT,
    @JsonProperty("smtp-sign-in")
    SMTP_SIGN_IN,
    /** Handing in a letter to the address that was given. */
    @JsonProperty("letter")
    LETTER,
    /** Asking Meta about the phone number. */
    @JsonProperty("number")
    NUMBER,
    /** Posting a signed event to the webhook. */
    @JsonProperty("ping")
    PING,
    /** Asking the provider's API for anything with the key. */
    @JsonProperty("api")
    API,
    /** Asking the client's system as a look-up does. */
    @JsonProperty("look-up")
    LOOK_UP,
    /** Finding the fields in its answer. */
    @JsonProperty("fields")
    FIELDS,
    /** Asking for the page that a panel or a tab shows. */
    @JsonProperty("page")
    PAGE,
    /** Whether the page lets itself be shown in a frame. */
    @JsonProperty("frame")
    FRAME,
    /** Showing it on the walls, which needs nobody else. */
    @JsonProperty("wall")
    WALL
}
