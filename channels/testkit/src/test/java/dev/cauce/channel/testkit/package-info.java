/** The contract, passed by the adapter in memory. */
@NullMarked
package dev.cauce.channel.testkit;

import org.jspecify.annotations.NullMarked;
