/** The same two servers as Docker containers, and the choice between the two ways: what is there decides. */
@NullMarked
package dev.cauce.launcher.containers;

import org.jspecify.annotations.NullMarked;
