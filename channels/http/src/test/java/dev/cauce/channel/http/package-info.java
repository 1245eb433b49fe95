/** The gateway's contract, its answers and its published description. */
@NullMarked
package dev.cauce.channel.http;

import org.jspecify.annotations.NullMarked;
