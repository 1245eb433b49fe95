/**
 * The network around {@link dev.cauce.channel.http.HttpChannelAdapter}:
 * {@link dev.cauce.engine.channel.http.GatewayResource} takes in what other systems post, when it is signed, and answers when it
 * is durable; {@link dev.cauce.engine.channel.http.SignedWebhook} posts what agents write.
 */
@NullMarked
package dev.cauce.engine.channel.http;

import org.jspecify.annotations.NullMarked;
