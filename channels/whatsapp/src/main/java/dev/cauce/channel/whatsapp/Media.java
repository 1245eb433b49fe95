package dev.cauce.channel.whatsapp;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;

/**
 * A file that a webhook names and Meta keeps.
 *
 * @param event that brings its message
 * @param file as it stands in the message
 * @param id by which Meta tells where it is, for some days
 */
public record Media(ContactAddress owner, String event, Part.AwaitedFile file, String id) {}
