/**
 * How the outside world gets in and is answered: adapters decode payloads into {@link dev.cauce.channel.api.ChannelEvent}s,
 * which {@link dev.cauce.channel.api.InboundPublisher} makes durable, and deliver what agents write. No framework here.
 */
@NullMarked
package dev.cauce.channel.api;

import org.jspecify.annotations.NullMarked;
