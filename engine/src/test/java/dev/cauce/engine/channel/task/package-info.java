/** Back-office work through the whole engine. */
@NullMarked
package dev.cauce.engine.channel.task;

import org.jspecify.annotations.NullMarked;
