/** A channel that is plugged in by one module, from end to end. */
@NullMarked
package dev.cauce.engine.channel.provider;

import org.jspecify.annotations.NullMarked;
