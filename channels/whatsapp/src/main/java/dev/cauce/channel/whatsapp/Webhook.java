package dev.cauce.channel.whatsapp;

import dev.cauce.channel.api.Decoded;
import java.util.List;

/**
 * What a webhook means.
 *
 * @param media the files that the events wait for, to be fetched once those are published
 */
public record Webhook(Decoded decoded, List<Media> media) {
    public Webhook {
        media = List.copyOf(media);
    }
}
