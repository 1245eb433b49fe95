package dev.cauce.channel.api;

/** What a channel may be able to do. What an adapter does not declare it refuses, by {@link DeliveryOutcome.Unsupported}. */
public enum Capability {
    TEXT,
    ATTACHMENTS,
    /** Who else gets a message, openly or not, can be said. */
    LETTERHEAD,
    LOCATION,
    QUICK_REPLIES,
    TEMPLATES,
    TYPING,
    /** What became of a message comes back: delivered, read. */
    RECEIPTS,
    /** The contact can be shown that their messages were read. */
    READ_MARKS,
    /** A message can be shown as the answer to a certain one. */
    ANSWERS,
    REACTIONS,
    EDIT,
    DELETE,
    /** Position in queue, agent joined and the like can be told to the contact. */
    NOTICES,
    VOICE
}
