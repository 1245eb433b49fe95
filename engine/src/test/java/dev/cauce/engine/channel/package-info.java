/** Web chat from the visitor's side. */
@NullMarked
package dev.cauce.engine.channel;

import org.jspecify.annotations.NullMarked;
