package dev.cauce.channel.api;

/**
 * That a message of the contact's was read, and so all before it.
 *
 * @param event the id of the event that brought the message
 * @param origin the provider's own id of it, from its {@link Part.Origin}
 */
public record ReadMark(ContactAddress to, String event, String origin) {}
