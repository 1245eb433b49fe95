/**
 * What channels share, and the socket and addresses of web chat: events are made durable by
 * {@link dev.cauce.engine.channel.KafkaInboundPublisher}, files lie in the media storage, and visitors are told what their
 * thread and the queue do.
 */
@NullMarked
package dev.cauce.engine.channel;

import org.jspecify.annotations.NullMarked;
