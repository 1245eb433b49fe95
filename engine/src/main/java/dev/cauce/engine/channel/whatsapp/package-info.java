/**
 * The web around {@link dev.cauce.channel.whatsapp.WhatsAppAdapter}: {@link dev.cauce.engine.channel.whatsapp.WebhookResource} takes
 * Meta's signed webhooks and answers once they are durable, {@link dev.cauce.engine.channel.whatsapp.MediaFetcher} brings their files,
 * {@link dev.cauce.engine.channel.whatsapp.GraphApi} calls Meta's API. {@link dev.cauce.engine.channel.whatsapp.Numbers} knows which
 * phone numbers have their secrets: the others are not active.
 */
@NullMarked
package dev.cauce.engine.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
