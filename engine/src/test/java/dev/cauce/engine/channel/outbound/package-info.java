/** Order and retries of what goes out. */
@NullMarked
package dev.cauce.engine.channel.outbound;

import org.jspecify.annotations.NullMarked;
