/**
 * WhatsApp (Meta's Cloud API) without a network: {@link dev.cauce.channel.whatsapp.WebhookReader} says what a webhook means,
 * {@link dev.cauce.channel.whatsapp.Outgoing} is what an agent's message becomes, {@link dev.cauce.channel.whatsapp.Answers} what
 * the API's answers mean, {@link dev.cauce.channel.whatsapp.ServiceWindow} until when a contact may be written to freely. The
 * engine brings the webhook and the calls.
 */
@NullMarked
package dev.cauce.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
