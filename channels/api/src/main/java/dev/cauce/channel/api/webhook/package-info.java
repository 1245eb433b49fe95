/**
 * The contract for providers that post webhooks and are called by HTTP: {@link dev.cauce.channel.api.webhook.WebhookChannel} is all
 * that an adapter writes, as pure functions and declarations. The engine finds it by CDI and brings everything else: the
 * endpoint, the check of {@link dev.cauce.channel.api.webhook.WebhookSignature}s, pace, de-duplication, the
 * {@link dev.cauce.channel.api.webhook.Credential} of each account, calls, attempts and what the agent is told.
 */
@NullMarked
package dev.cauce.channel.api.webhook;

import org.jspecify.annotations.NullMarked;
