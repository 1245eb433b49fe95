/** Web chat's frames and sessions. */
@NullMarked
package dev.cauce.channel.chat;

import org.jspecify.annotations.NullMarked;
