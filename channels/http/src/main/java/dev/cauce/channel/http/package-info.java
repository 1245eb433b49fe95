/**
 * Any system as a channel: {@link dev.cauce.channel.http.GatewayEvents} reads what it posts,
 * {@link dev.cauce.channel.http.GatewayMessage} writes what it is posted, both as CloudEvents 1.0, and
 * {@link dev.cauce.channel.http.Verdict} says what its answer means. Signatures and the network are behind
 * {@link dev.cauce.channel.http.Webhook}.
 */
@NullMarked
package dev.cauce.channel.http;

import org.jspecify.annotations.NullMarked;
