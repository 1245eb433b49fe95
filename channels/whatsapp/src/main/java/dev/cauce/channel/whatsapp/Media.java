package dev.cauce.channel.whatsapp;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import java.time.Instant;

/**
 * A file that a webhook names and Meta keeps.
 *
 * @param at when its message was written
 * @param description as it stands in the message; its size is not known yet
 * @param id by which Meta tells where it is, for a few days
 * @param kind such as {@code image}
 */
public record Media(ContactAddress owner, Instant at, Part.Attachment description, String id, String kind) {}
