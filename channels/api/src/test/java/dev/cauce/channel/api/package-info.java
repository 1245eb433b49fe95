/** The contract's own rules. */
@NullMarked
package dev.cauce.channel.api;

import org.jspecify.annotations.NullMarked;
