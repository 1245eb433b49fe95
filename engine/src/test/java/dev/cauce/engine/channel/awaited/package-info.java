/** Files that providers keep: they come once, whoever dies in between. */
@NullMarked
package dev.cauce.engine.channel.awaited;

import org.jspecify.annotations.NullMarked;
