/** Channels of one's own, with the systems that bring them. */
@NullMarked
package dev.cauce.engine.channel.http;

import org.jspecify.annotations.NullMarked;
