/**
 * Everything around adapters that are plugged in as {@link dev.cauce.channel.api.webhook.WebhookChannel}s: the endpoint of their
 * webhooks ({@link dev.cauce.engine.channel.provider.ProviderWebhookResource}), the calls of their APIs
 * ({@link dev.cauce.engine.channel.provider.ProviderApi}), the accounts with their secrets. Knows no provider.
 */
@NullMarked
package dev.cauce.engine.channel.provider;

import org.jspecify.annotations.NullMarked;
