package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;

/** Where a conversation belongs, which never changes. */
public record ConversationPlace(String id, ContactAddress contact, String kind, String operation) {}
