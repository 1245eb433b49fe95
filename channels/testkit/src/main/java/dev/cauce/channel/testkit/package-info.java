/**
 * What every adapter must pass: extend {@link dev.cauce.channel.testkit.MessageAdapterContract}, give it the adapter and
 * recorded payloads ({@link dev.cauce.channel.testkit.Recordings}). An adapter in memory shows how and serves other tests.
 * A channel of a provider with webhooks extends {@link dev.cauce.channel.testkit.WebhookChannelContract}, which holds more.
 */
@NullMarked
package dev.cauce.channel.testkit;

import org.jspecify.annotations.NullMarked;
