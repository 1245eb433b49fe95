/**
 * Web chat over a WebSocket: {@link dev.cauce.channel.chat.ChatCodec} turns frames into values and back,
 * {@link dev.cauce.channel.chat.ChatSession} is what one connection may do and is told, as a machine without clock, socket or
 * thread. The engine brings the socket, because tokens, origins and storage are there.
 */
@NullMarked
package dev.cauce.channel.chat;

import org.jspecify.annotations.NullMarked;
